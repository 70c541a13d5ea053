// What everyday programs do with dictionaries, tuples and empty things.

import Pythonic

enum IntOrIntList: Union {
  case int(Int)
  case list([Int])

  var value: Any {
    switch self {
    case .int(let value): value
    case .list(let value): value
    }
  }
}

enum IntOrString: Union {
  case int(Int)
  case string(String)

  var value: Any {
    switch self {
    case .int(let value): value
    case .string(let value): value
    }
  }
}

final class Tower: Sequence {
  var blocks: [Int]

  init(_ blocks: [Int]) {
    self.blocks = blocks
  }

  func makeIterator() -> Pythonic.Generator<Int> {
    Pythonic.Generator(self.blocks)
  }

  func spread() -> Int {
    Pythonic.max(self.blocks) - Pythonic.min(self.blocks)
  }

  func formatted(_ spec: String) -> String {
    format(self.blocks.count, spec)
  }
}

final class Unused {}

struct Row: Comparable, Representable {
  let cells: [Int]
  let name: String

  init(_ cells: [Int], _ name: String) {
    self.cells = cells
    self.name = name
  }

  var repr: String { "Row(cells=\(cells.repr), name=\(name.repr))" }

  static func < (left: Row, right: Row) -> Bool {
    Tuple(left.cells, left.name) < Tuple(right.cells, right.name)
  }
}

func interleave(_ a: [Int], _ b: [Int]) -> [Int] {
  return {
    var result: [Int] = []
    for pair in zip(a, b).map({ TupleOf([$0, $1]) }) {
      for v in pair {
        result.append(v)
      }
    }
    return result
  }()
}

func counted(_ keys: [String]) throws -> Dict<String, Dict<Int, Int>> {
  var table = Dict<String, Dict<Int, Int>>()
  for key in keys {
    do {
      _ = try table.atChecked(key)
      table[key][key.length] = (try (try table.atChecked(key)).atChecked(key.length)) + 1
    } catch let error where error.isA(KeyError.self) {
      table[key] = [key.length: 1] as Dict<Int, Int>
    }
  }
  return table
}

func grouped(_ pairs: [TupleOf<Int>]) -> Dict<Int, Dict<Int, Int>> {
  var table: DefaultDict<Int, Dict<Int, Int>> = DefaultDict { Dict() }
  for item2 in pairs {
    let (a, b) = item2.unpacked()
    table[a][b] = a * b
  }
  return Dict(table.items())
}

func found(_ flag: Bool) -> Int? {
  if flag {
    return 3
  }
  return nil
}

func maybe(_ flag: Bool) -> IntOrIntList {
  flag ? IntOrIntList.list([]) : IntOrIntList.int(-1)
}

func noted(_ key: String, _ notes: Dict<String, Int>?) -> Dict<String, Int>? {
  var notes = notes
  if notes == nil {
    notes = Dict<String, Int>()
  }
  notes![key] = key.length
  return notes
}

func limits(_ text: String) -> Bool {
  text == "[" && text.at(0) == "["
}

let a = [3, 1]
let b = [6, 5]
print(
  str(interleave(a, b)), str(Dict(zip(a, b).map { TupleOf([$0, $1]) }.enumerated().map { ($0, $1) })),
  str(Dict(enumerate("xy".characters, start: 1).map { ($0, $1) })))
for (part, part2) in zip(a, b).map({ TupleOf([$0, $1]) }).enumerated() {
  let item = Tuple(part, part2)
  print(str(item))
}
let parts3 = (["k": 1, "l": 2, "m": 3] as Dict<String, Int>).items().map { Tuple($0, $1) }.unpacked(atLeast: 1)
let first = parts3[0]
let rest = Array(parts3.dropFirst(1))
print(
  str(first), str(rest), str(zip(a, b).map { TupleOf([$0, $1]) }.contains { !$0.isEmpty }),
  str(product(a, b).contains { !$0.isEmpty }))
print(str(try counted(["a", "bb", "a"])), str(grouped([TupleOf([1, 2]), TupleOf([1, 3]), TupleOf([2, 5])])))
print(
  str(found(true).map { IntOrString.int($0) }.or(IntOrString.string("nothing"))),
  str(found(false).map { IntOrString.int($0) }.or(IntOrString.string("nothing"))), str(maybe(true)), str(maybe(false)))
print(str(noted("abc", nil)), str(noted("de", ["f": 1] as Dict<String, Int>)), str(limits("[")), str(limits("]")))
let row = Row([1, 2], "r")
print(str(sorted([Tuple("b", nil), Tuple("a", 5)] as [Tuple<String, Int?>], key: { pair in pair.elements.0 })))
print(str(row), str(row.cells), str(Tuple(row.cells, row.name) == Tuple([1, 2], "r")))
print(Tower([4, 9, 2]).spread(), "\(Tower([1, 2]).formatted(">3"))", str(Tower([2, 1]).makeIterator().sorted()))
