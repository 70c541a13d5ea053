import Pythonic

let text = "It was the best of times, it was the worst of times"
let words = text.lower().replace(",", "").split()

for item in Counter(words).mostCommon(4) {
  let (word, count) = item.elements
  print("\(word): \(count)")
}
