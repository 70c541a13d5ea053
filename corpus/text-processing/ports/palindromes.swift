import Pythonic

func isPalindrome(_ text: String) -> Bool {
  let letters = text.characters.filter { letter in letter.isalpha() }.map { letter in letter.lower() }
  return letters == Array(letters.reversed())
}

for text in ["Never odd or even", "Was it a car or a cat I saw?", "Python"] {
  print("\(repr(text)): \(str(isPalindrome(text)))")
}
