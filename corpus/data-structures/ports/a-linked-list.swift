import Pythonic

final class Node {
  var value: Int
  var following: Node?

  init(_ value: Int, _ following: Node?) {
    self.value = value
    self.following = following
  }
}

func reversedList(_ head: Node?) -> Node? {
  var head = head
  var before: Node? = nil
  while head != nil {
    let after = head!.following
    head!.following = before
    before = head
    head = after
  }
  return before
}

func values(_ head: Node?) -> [Int] {
  var head = head
  var found: [Int] = []
  while head != nil {
    found.append(head!.value)
    head = head!.following
  }
  return found
}

nonisolated(unsafe) let head = Node(1, Node(2, Node(3, nil)))
print(str(values(head)))
print(str(values(reversedList(head))))
