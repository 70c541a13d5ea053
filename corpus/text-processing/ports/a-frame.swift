import Pythonic

func framed(_ lines: [String]) -> String {
  let width = max(lines.map { line in line.length })
  let border = "+" + "-".repeated(width + 2) + "+"
  let middle = lines.map { line in "| \(line.ljust(width)) |" }
  return ([border] + middle + [border]).joined(separator: "\n")
}

print(framed(["Working", "with text"]))
