import Pythonic

/// Counts what it gives.
final class Counted {
  var _items: Generator<String>
  var seen: Int

  init(_ items: String) {
    self._items = Pythonic.Generator(items.characters)
    self.seen = 0
  }

  func next() throws -> String {
    let item = try self._items.takeChecked()
    self.seen += 1
    return item
  }
}

func frange(_ start: Number, _ stop: Int, _ step: Double) throws -> [Number] {
  var start = start
  if step == 0.0 {
    throw ValueError("step must not be 0")
  }
  var values: [Number] = []
  while start < Number(stop) {
    values.append(start)
    start += step
  }
  return values
}

func interleave(_ rows: Tuple<[Int], [Int], [Int]>) -> [Int] {
  Array(transposed(TupleOf([rows.elements.0, rows.elements.1, rows.elements.2])).joined())
}

nonisolated(unsafe) let counted = Counted("abc")
print(counted.seen, try counted.next(), str(Array(Generator(until: { try counted.next() }))), counted.seen)
print(str(try frange(0, 2, 0.5)))
print(str(interleave(Tuple([1, 2], [3, 4], [5, 6]))))
for _ in Array(repeating: nil as Never?, count: max(2, 0)) {
  print("again")
}
