import Pythonic

/// Caesar's cipher: each letter moves on in the alphabet.
func shift(_ text: String, _ by: Int) -> String {
  var result = ""
  for character in text.characters {
    if character.isupper() {
      result += chr(mod(ord(character) - ord("A") + by, 26) + ord("A"))
    } else if character.islower() {
      result += chr(mod(ord(character) - ord("a") + by, 26) + ord("a"))
    } else {
      result += character
    }
  }
  return result
}

let secret = shift("Attack at dawn!", 3)
print(secret)
print(shift(secret, -3))
