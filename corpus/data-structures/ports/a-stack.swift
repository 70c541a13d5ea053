import Pythonic

/// Whether every bracket is closed by its partner.
func isBalanced(_ text: String) -> Bool {
  let partners = [")": "(", "]": "[", "}": "{"] as Dict<String, String>
  var openBrackets: [String] = []
  for character in text.characters {
    if "([{".contains(character) {
      openBrackets.append(character)
    } else if partners.contains(character) {
      if openBrackets.isEmpty || openBrackets.pop() != partners[character] {
        return false
      }
    }
  }
  return openBrackets.isEmpty
}

for text in ["(a[0] + b)", "(a[0) + b]", "((("] {
  print(text, str(isBalanced(text)))
}
