import Pythonic

final class Tree {
  var value: Int
  var left: Tree?
  var right: Tree?

  init(_ value: Int) {
    self.value = value
    self.left = nil
    self.right = nil
  }

  func insert(_ value: Int) {
    if value < self.value {
      if self.left == nil {
        self.left = Tree(value)
      } else {
        self.left!.insert(value)
      }
    } else if value > self.value {
      if self.right == nil {
        self.right = Tree(value)
      } else {
        self.right!.insert(value)
      }
    }
  }

  func walk() -> [Int] {
    let left = self.left != nil ? self.left!.walk() : []
    let right = self.right != nil ? self.right!.walk() : []
    return left + [self.value] + right
  }

  func height() -> Int {
    let left = self.left != nil ? self.left!.height() : 0
    let right = self.right != nil ? self.right!.height() : 0
    return 1 + max(left, right)
  }
}

nonisolated(unsafe) let tree = Tree(5)
for value in [3, 8, 1, 4, 9, 3] {
  tree.insert(value)
}
print(str(tree.walk()), tree.height())
