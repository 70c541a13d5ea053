import Pythonic

func letterCounts(_ text: String) -> Dict<String, Int> {
  var counts = Dict<String, Int>()
  for letter in text.lower().characters {
    if letter.isalpha() {
      counts[letter, default: 0] += 1
    }
  }
  return counts
}

let counts = letterCounts("Hello, World")
for letter in sorted(counts.keys(), key: { letter in Tuple(-counts[letter], letter) }).slice(nil, 3) {
  print(letter, counts[letter])
}
