import Pythonic

final class Vector: IdentityHashable, Representable {
  var x: Int
  var y: Int

  init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }

  func adding(_ other: Vector) -> Vector {
    Vector(self.x + other.x, self.y + other.y)
  }

  var repr: String {
    "Vector(\(self.x), \(self.y))"
  }

  static func + (left: Vector, right: Vector) -> Vector {
    left.adding(right)
  }
}

print(str([Vector(1, 2), Vector(3, 4)].reduce(Vector(0, 0)) { $0 + $1 }))
