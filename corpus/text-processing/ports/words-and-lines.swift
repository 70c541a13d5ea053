import Pythonic

let poem = "The fog comes\non little cat feet."

for (number, line) in enumerate(poem.splitlines(), start: 1) {
  let words = line.split()
  print(number, words.count, words.at(-1))
}
