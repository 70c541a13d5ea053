import Pythonic

class Shape {
  func area() -> Int {
    stop(NotImplementedError())
  }

  var name: String {
    stop(NotImplementedError())
  }

  func describe() -> String {
    "\(self.name) of \(self.area())"
  }
}

final class Square: Shape {
  var side: Int

  init(_ side: Int) {
    self.side = side
  }

  override func area() -> Int {
    self.side * self.side
  }

  override var name: String {
    "square"
  }
}

class Tool {
  nonisolated(unsafe) static var made: Int = 0
  var name: String

  init(_ name: String) {
    self.name = name
    Tool.made += 1
  }

  func use() throws -> Int {
    throw NotImplementedError("use of " + self.name)
  }
}

final class Hammer: Tool {
  var hits: Int

  init() {
    self.hits = 0
    super.init("hammer")
  }

  override func use() throws -> Int {
    self.hits += 1
    return self.hits
  }
}

print(Square(3).describe())
do {
  _ = try raising(TypeError("Can't instantiate abstract class Shape with abstract methods area, name")) as Shape
} catch let error where error.isA(TypeError.self) {
  print(str(error))
}
print(try Hammer().use(), Tool.made)
do {
  _ = try Tool("file").use()
} catch let error where error.isA(NotImplementedError.self) {
  print("not there:", str(error))
}
