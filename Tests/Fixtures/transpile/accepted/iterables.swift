import Pythonic

final class Stack: Sequence {
  var items: [Int]

  init() {
    self.items = []
  }

  func push(_ item: Int) -> Stack {
    self.items.append(item)
    return self
  }

  func makeIterator() -> Pythonic.Generator<Int> {
    Pythonic.Generator(Array(self.items.reversed()))
  }

  func contains(_ item: Int) -> Bool {
    self.items.contains(item)
  }

  func isTruthy() -> Bool {
    !self.items.isEmpty
  }
}

func numbers(_ text: String) -> Generator<Int> {
  Generator { yield in
    for word in text.split() {
      if word == "!" {
        stop(ValueError("not a word"))
      }
      yield(word.length)
    }
  }
}

func note(_ item: Int) {
  seen.append(item)
}

nonisolated(unsafe) let stack = Stack().push(1).push(2).push(3)
print(
  str(Array(stack.makeIterator())), str(stack.contains(2)), str(stack.makeIterator().map { item in item * 2 }),
  str(stack.isTruthy()))
print(str(Array(numbers("a bee cat"))))
nonisolated(unsafe) var seen: [Int] = []
for item in stack.makeIterator() {
  note(item)
}
print(str(seen))
