import Pythonic

func toMorse(_ text: String) -> String {
  text.lower().characters.map { letter in MORSE[letter] }.joined(separator: " ")
}

func fromMorse(_ code: String) -> String {
  code.split().map { part in LETTERS[part] }.joined()
}

let MORSE = ["s": "...", "o": "---", "e": ".", "t": "-"] as Dict<String, String>
let LETTERS = Dict(MORSE.items().map { (letter, code) in (code, letter) })

print(toMorse("SOS"))
print(fromMorse("- --- . ..."))
