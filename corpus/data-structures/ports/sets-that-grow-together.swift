import Pythonic

final class Forest {
  var parents: [Int]

  init(_ size: Int) {
    self.parents = Array(range(size))
  }

  func root(_ item: Int) -> Int {
    var item = item
    while self.parents.at(item) != item {
      self.parents[self.parents.index(at: item)] = self.parents.at(self.parents.at(item))
      item = self.parents.at(item)
    }
    return item
  }

  func join(_ a: Int, _ b: Int) {
    self.parents[self.parents.index(at: self.root(a))] = self.root(b)
  }

  func connected(_ a: Int, _ b: Int) -> Bool {
    self.root(a) == self.root(b)
  }
}

nonisolated(unsafe) let forest = Forest(6)
forest.join(0, 1)
forest.join(1, 2)
forest.join(4, 5)
print(str(forest.connected(0, 2)), str(forest.connected(2, 4)))
print(PySet((0..<6).map { item in forest.root(item) }).count, "groups")
