import Pythonic

func encode(_ text: String) -> String {
  var result = ""
  var index = 0
  while index < text.length {
    var end = index
    while end < text.length && text.at(end) == text.at(index) {
      end += 1
    }
    result += "\(end - index)\(text.at(index))"
    index = end
  }
  return result
}

func decode(_ code: String) -> String {
  var result = ""
  var count = ""
  for character in code.characters {
    if character.isdigit() {
      count += character
    } else {
      result += character.repeated(int(count))
      count = ""
    }
  }
  return result
}

let code = encode("aaabccdddd")
print(code, decode(code))
