import Pythonic

func wrap(_ text: String, _ width: Int) -> [String] {
  var lines: [String] = []
  var current = ""
  for word in text.split() {
    if !current.isEmpty && current.length + 1 + word.length > width {
      lines.append(current)
      current = word
    } else {
      current = !current.isEmpty ? "\(current) \(word)" : word
    }
  }
  if !current.isEmpty {
    lines.append(current)
  }
  return lines
}

for line in wrap("the quick brown fox jumps over the lazy dog", 12) {
  print(line)
}
