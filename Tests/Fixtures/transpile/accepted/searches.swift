import Pythonic

final class Node {
  var value: Int
  var next: Node?

  init(_ value: Int) {
    self.value = value
    self.next = nil
  }
}

class Heap {
  func push(_ item: Int) {
    stop(NotImplementedError())
  }
}

final class ListHeap: Heap {
  var items: [Int]

  override init() {
    self.items = []
  }

  override func push(_ item: Int) {
    self.items.append(item)
    self.items.sort()
  }
}

func isCyclic(_ head: Node) -> Bool {
  let value1 = head
  var runner: Node? = value1
  var walker: Node? = value1
  while runner != nil && runner!.next != nil {
    runner = runner!.next!.next
    walker = walker!.next
    if runner === walker {
      return true
    }
  }
  return false
}

func way(_ previous: Dict<String, String?>, _ target: String) -> [String] {
  var path: [String] = []
  var node = !target.isEmpty ? target : nil
  while node != nil {
    path.append(node!)
    node = previous.get(node!)
  }
  return Array(path.reversed())
}

func permutationsOf(_ result: inout [[Int]], _ numbers: [Int], _ path: [Int]) {
  if numbers.isEmpty {
    result.append(path)
  }
  for i in 0..<numbers.count {
    permutationsOf(&result, numbers.slice(nil, i) + numbers.slice(i + 1, nil), path + [numbers[i]])
  }
}

func isOpen(_ states: Dict<String, Bool>, _ name: String) throws -> Bool {
  if !states.contains(name) {
    throw KeyError(name)
  }
  return try states.atChecked(name)
}

func popOpen(_ stack: [String], _ states: Dict<String, Bool>) throws -> Int {
  var stack = stack
  var count = 0
  while try !stack.isEmpty && isOpen(states, try stack.atChecked(-1)) {
    try stack.popChecked()
    count += 1
  }
  return count
}

func degrees(_ n: Int, _ edges: [[Int]]) -> [Int] {
  var counts = Array(repeating: 0, count: max(n, 0))
  for item2 in edges {
    let (u, v) = item2.unpacked()
    counts[counts.index(at: u)] += 1
    counts[counts.index(at: v)] += 1
  }
  return counts
}

nonisolated(unsafe) let head = Node(1)
head.next = Node(2)
print(str(isCyclic(head)))
head.next!.next = head
print(str(isCyclic(head)))
print(str(way(["a": nil, "b": "a", "c": "b"] as Dict<String, String?>, "c")))
nonisolated(unsafe) let heap = ListHeap()
heap.push(3)
heap.push(1)
print(str(heap.items))
nonisolated(unsafe) var found: [[Int]] = []
permutationsOf(&found, [1, 2, 3], [])
print(str(found))
do {
  print(try popOpen(["a", "b"], ["b": true, "a": false] as Dict<String, Bool>))
  print(try popOpen(["a"], Dict<String, Bool>()))
} catch let error where error.isA(KeyError.self) {
  print("no", str(error))
}
print(str(degrees(3, [])))
print(str(Dict("ab".characters.map { name in (name, nil) }) == (["a": nil, "b": nil] as Dict<String, Never?>)))
