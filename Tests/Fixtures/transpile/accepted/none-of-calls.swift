// Calls whose value is None, where that is wanted, and lists that get a None later.

import Pythonic

final class Counter {
  var count: Int

  init() {
    self.count = 0
  }

  func add() {
    self.count += 1
  }
}

func step() {
  counter.add()
}

func padded(_ n: Int) -> TupleOf<[Int?]> {
  var whole = [1] as [Int?]
  whole.append(nil)
  var some = [n] as [Int?]
  if n > 2 {
    some.append(nil)
  }
  return TupleOf([whole, some])
}

nonisolated(unsafe) let counter = Counter()

nonisolated(unsafe) var results = [1] as [Int?]
results.append(none(counter.add()))
nonisolated(unsafe) var others: [Never?] = []
others.append(none(step()) as Never?)
let mixed = Tuple(none(step()) as Never?, 1, none(counter.add()) as Never?)
let table = ["a": none(step()) as Never?] as Dict<String, Never?>
let value = counter.count != 0 ? none(step()) : 3
counter.add()
let nothing: Never? = nil
print(str(results), str(others), str(mixed), str(table), str(value), "None", counter.count)
print(str(padded(1)), str(padded(3)))
