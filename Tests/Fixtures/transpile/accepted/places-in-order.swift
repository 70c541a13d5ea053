import Pythonic

// Each target is looked for when those before it have what they get; and texts with parentheses in calls that may fail.
final class Node {
  var value: Int
  var next: Node?

  init(_ value: Int, _ next: Node?) {
    self.value = value
    self.next = next
  }
}

func follow(_ items: [Int]) -> [Int] {
  var items = items
  let (value1, value2) = (items[0], items[2])
  items[1] = value1
  items[items.index(at: items[1])] = value2
  return items
}

func call(_ text: String) throws -> [String] {
  do {
    let start = try text.indexChecked(of: "(")
    let end = try text.rindexChecked(of: ")", start)
    return try text.slice(start + 1, end).splitChecked(",")
  } catch let error where error.isA(ValueError.self) {
    return text.split("(")
  }
}

func number(_ text: String) throws -> Int? {
  do {
    return try intChecked(text, 16)
  } catch let error where error.isA(ValueError.self) {
    return text.count(of: "x").or(nil)
  }
}

nonisolated(unsafe) let head = Node(1, Node(2, Node(3, nil)))
let (value1, value2) = (head.next!.next, 9)
head.next = value1
head.next!.value = value2
print(head.next!.value, str(head.next!.next == nil))
nonisolated(unsafe) var rows = [[1, 2], [3, 4]]
let (value3, value4) = ([5, 6], 7)
rows[0] = value3
rows[0][1] = value4
print(str(rows), str(follow([4, 3, 1, 7, 9])))
print(str(try call("f(a, (b))x")), str(try call(")q,w(")), str(try call("a(b")))
print(str(try number("ff")), str(try number("xyzx")), str(try number("q")))
let groups = ["b": PySet([1, 2]), "a": PySet([3])] as Dict<String, PySet<Int>>
for item5 in sorted(groups.items().map { Tuple($0, $1) }, key: { $0.elements.0 }) {
  let (name, members) = item5.elements
  print(name, str(members.sorted()))
}
print(str("hé".encode("ascii", "ignore")), "hé".encode("ascii", "replace").decode())
for it in 0..<2 {
  print(it)
}
print(str("hé".encode("ascii", "ignore")), str("hé".encode("ascii", "replace")), str("é".encode("utf-8", "ignore")))
