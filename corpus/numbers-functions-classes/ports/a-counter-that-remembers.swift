func makeCounter(_ step: Int) -> () -> Int {
  var count = 0

  func counter() -> Int {
    count += step
    return count
  }

  return counter
}

nonisolated(unsafe) let byOne = makeCounter(1)
nonisolated(unsafe) let byTen = makeCounter(10)
print(byOne(), byOne(), byTen(), byOne())
