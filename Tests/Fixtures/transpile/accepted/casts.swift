import Pythonic

class Shape {
  var corners: Int

  init() {
    self.corners = 0
  }
}

final class Circle: Shape {
  var radius: Int

  init(_ radius: Int) {
    self.radius = radius
    super.init()
  }
}

final class Square: Shape {
  var side: Int

  init(_ side: Int) {
    self.side = side
    super.init()
  }
}

func size(_ shape: Shape) -> Int {
  if let circle = shape as? Circle {
    return 3 * circle.radius
  } else if let square = shape as? Square, square.side > 2 {
    return square.side * square.side
  } else if shape is Square {
    return -1
  }
  return 0
}

func isLarger(_ one: Shape, _ other: Shape) -> Bool {
  if let circle = one as? Circle {
    if let circle2 = other as? Circle {
      return circle.radius > circle2.radius
    }
  }
  return false
}

nonisolated(unsafe) let shapes = [Circle(2), Square(3), Square(1), Shape()]
for shape in shapes {
  print(size(shape), str(isLarger(shape, shapes[0])))
  guard let circle = shape as? Circle else {
    continue
  }
  print("radius", circle.radius)
}
