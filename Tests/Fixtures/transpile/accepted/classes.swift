import Pythonic

enum Color: Int, PythonEnum {
  case red = 1
  case green = 2

  var name: String {
    switch self {
    case .red: "RED"
    case .green: "GREEN"
    }
  }

  func label() -> String {
    self.name.lower()
  }
}

final class Item: Equatable, Representable {
  var name: String
  var price: Double
  var tags: [String]

  init(_ name: String, _ price: Double, _ tags: [String]) {
    self.name = name
    self.price = price
    self.tags = tags
  }

  var label: String {
    "\(self.name) (\(self.tags.joined(separator: ", ")))"
  }

  var repr: String { "Item(name=\(name.repr), price=\(price.repr), tags=\(tags.repr))" }

  static func == (left: Item, right: Item) -> Bool {
    left.name == right.name && left.price == right.price && left.tags == right.tags
  }
}

struct Point: PythonHashable, Comparable, Representable {
  let x: Int
  let y: Int

  init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }

  var repr: String { "Point(x=\(x.repr), y=\(y.repr))" }

  var pythonHash: Int { Tuple(x, y).pythonHash }

  static func < (left: Point, right: Point) -> Bool {
    Tuple(left.x, left.y) < Tuple(right.x, right.y)
  }
}

class Shape: IdentityHashable, Representable {
  class var sides: Int { 0 }
  var name: String

  init(_ name: String) {
    self.name = name
  }

  func area() -> Number {
    stop(NotImplementedError())
  }

  var repr: String {
    "\(String(describing: Swift.type(of: self)))(\(self.name), \(format(self.area(), ".1f")))"
  }
}

final class Square: Shape {
  override class var sides: Int { 4 }
  var side: Int

  init(_ side: Int) {
    self.side = side
    super.init("square")
  }

  override func area() -> Number {
    Number(self.side * self.side)
  }
}

final class Circle: Shape {
  var radius: Double

  init(_ radius: Double) {
    self.radius = radius
    super.init("circle")
  }

  override func area() -> Number {
    Number(3.0 * self.radius * self.radius)
  }
}

final class TooMany: ValueError, @unchecked Sendable {
  var count: Int

  init(_ count: Int) {
    self.count = count
    super.init("\(count) are too many")
  }
}

func check(_ count: Int) throws -> Int {
  if count > 3 {
    throw TooMany(count)
  }
  return count
}

nonisolated(unsafe) let item = Item("pen", 1.5, [])
item.tags.append("blue")
print(str(item), item.label, str(item == Item("pen", 1.5, ["blue"])))
print(str(sorted([Point(2, 1), Point(1, 5)])), ([Point(1, 2): "here"] as Dict<Point, String>)[Point(1, 2)])
print(
  str([Square(2), Circle(1.5)]), Square.sides, str(Color.green), Color.of(1).label(),
  str(Color.allCases.map { c in c.value }))
for count in [1, 9] {
  do {
    print(try check(count))
  } catch let error as TooMany {
    print("refused:", str(error), error.count)
  }
}
