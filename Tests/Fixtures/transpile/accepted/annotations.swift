// Names for types, annotations of all kinds, keys as sets, and texts that are there or not.

import Pythonic

final class Cells {
  var cells: [Int]

  init(_ cells: [Int]) {
    self.cells = cells
  }

  func shifted(_ by: Int) -> Cells {
    Cells(self.cells.map { c in c + by })
  }

  func length() -> Int {
    self.cells.count
  }
}

func trace(_ m: [[Number]]) -> Number {
  sum((0..<m.count).map { i in m[i][i] })
}

func first(_ points: [Tuple<Int, String>]?) -> Int? {
  isTrue(points) ? points![0].elements.0 : nil
}

func plural(_ n: Int, _ name: String) -> String {
  "\(n) \(name)\(n != 1 ? "s" : "")"
}

func best(_ numbers: [Int], _ k: Int) -> [Int]? {
  var found: [Int]? = nil
  for i in range(numbers.count - k + 1) {
    let window = numbers.slice(i, i + k)
    if found == nil || window.reduce(0, +) > found!.reduce(0, +) {
      found = window
    }
  }
  return found
}

nonisolated(unsafe) var wanted: [Int?] = []
wanted.append(3)
wanted.append(nil)
print(
  trace([[1, 2].map { Number($0) }, [3, 4.5] as [Number]]), str(first(nil)), str(first([Tuple(7, "x")])), str(wanted))
print(plural(1, "day"), plural(3, "day"), (mod(9, 3) == 0 ? "Fizz" : "") + (mod(9, 5) == 0 ? "Buzz" : ""))
print(str(best([1, 9, -1, 7, 3], 2)), str(best([1], 3)))
let a = ["x": 1, "y": 2] as Dict<String, Int>
let b = ["y": "q", "z": "r"] as Dict<String, String>
print(str(sorted(a.keys() & b.keys())), str(sorted(a.keys() | b.keys())), str(sorted(a.keys() - b.keys())))
print(
  str(sorted(a.keys() ^ PySet(["x", "k"]))), str(sorted(PySet("xyz".characters) & a.keys())),
  str(Array(([8: 0, 16: 0, 24: 0] as Dict<Int, Int>).keys() - ([16: 1] as Dict<Int, Int>).keys())))

nonisolated(unsafe) let cells = Cells([1, 2])
print(str(cells.cells), str(cells.shifted(2).cells), cells.length())
