import Pythonic

/// A size in bytes as people say it.
func human(_ size: Int) -> String {
  let units = ["B", "kB", "MB", "GB"]
  var value = Double(size)
  var index = 0
  while value >= 1000.0 && index < units.count - 1 {
    value = value / 1000.0
    index += 1
  }
  return "\(format(value, ".1f")) \(units[index])"
}

for size in [512, 2048, 3_500_000, 7_000_000_000] {
  print("\(format(size, ">13,")) \(human(size))")
}
