import Pythonic

final class Vector: Equatable, Representable {
  var x: Int
  var y: Int

  init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }

  func adding(_ other: Vector) -> Vector {
    Vector(self.x + other.x, self.y + other.y)
  }

  func multiplied(_ factor: Int) -> Vector {
    Vector(self.x * factor, self.y * factor)
  }

  func isEqual(_ other: Vector) -> Bool {
    self.x == other.x && self.y == other.y
  }

  var repr: String {
    "Vector(\(self.x), \(self.y))"
  }

  static func == (left: Vector, right: Vector) -> Bool { left.isEqual(right) }

  static func + (left: Vector, right: Vector) -> Vector {
    left.adding(right)
  }

  static func * (left: Vector, right: Int) -> Vector {
    left.multiplied(right)
  }
}

nonisolated(unsafe) let a = Vector(1, 2)
nonisolated(unsafe) let b = Vector(3, 4)
print(str(a + b), str(a * 3))
print(str(a + b == Vector(4, 6)))
