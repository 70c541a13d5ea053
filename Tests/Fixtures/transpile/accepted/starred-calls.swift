// Arguments behind a star whose number the function tells, and calls whose value is None.

import Pythonic

final class Vector: IdentityHashable, Representable {
  var x: Int
  var y: Int

  init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }

  var repr: String {
    "Vector(\(self.x), \(self.y))"
  }
}

final class Log {
  var lines: [String]

  init(_ lines: TupleOf<String>) {
    self.lines = Array(lines)
  }

  func add(_ line: String) {
    self.lines.append(line)
  }
}

func area(_ width: Int, _ height: Int) -> Int {
  width * height
}

func total(_ first: Int, _ rest: TupleOf<Int>) -> Int {
  first + rest.reduce(0, +)
}

func grow(_ limit: BigInt) -> Tuple<BigInt, Int> {
  var a: BigInt = 0
  var b: BigInt = 1
  var seen = 0
  while assign(&a, a + b) < limit {
    (a, b) = (b, a)
    seen += 1
  }
  return Tuple(a, seen)
}

let pair = [3, 4]
print(str(Vector(pair[0], pair[1])), area(pair[0], pair[1]), total(1, TupleOf(pair)), total(5, TupleOf<Int>()))
print(str([TupleOf([0, 1]), TupleOf([2, 3])].map { corner in Vector(corner[0], corner[1]) }))

nonisolated(unsafe) let log = Log(TupleOf(["a", "b"].map { word in word.upper() }))
nonisolated(unsafe) var results = [1] as [Int?]
results.append(none(log.add("c")))
print(str(results), str(log.lines))

print(str(grow(pow(BigInt(10), 21))))
