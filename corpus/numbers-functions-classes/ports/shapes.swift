import Pythonic

class Shape {
  func area() -> Double {
    stop(NotImplementedError())
  }

  func describe() -> String {
    "\(String(describing: Swift.type(of: self))) of \(format(self.area(), ".2f"))"
  }
}

final class Circle: Shape {
  var radius: Double

  init(_ radius: Double) {
    self.radius = radius
  }

  override func area() -> Double {
    Double.pi * pow(self.radius, 2.0)
  }
}

final class Rectangle: Shape {
  var width: Double
  var height: Double

  init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }

  override func area() -> Double {
    self.width * self.height
  }
}

for shape in [Circle(1.0), Rectangle(2.0, 3.5)] {
  print(shape.describe())
}
