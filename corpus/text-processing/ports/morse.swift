import Pythonic

func toMorse(_ text: String) -> String {
  text.lower().characters.map { letter in morse[letter] }.joined(separator: " ")
}

func fromMorse(_ code: String) -> String {
  code.split().map { part in letters[part] }.joined()
}

let morse = ["s": "...", "o": "---", "e": ".", "t": "-"] as Dict<String, String>
let letters = Dict(morse.items().map { (letter, code) in (code, letter) })

print(toMorse("SOS"))
print(fromMorse("- --- . ..."))
