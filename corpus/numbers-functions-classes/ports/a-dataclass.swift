import Pythonic

struct Point: PythonHashable, Representable {
  let x: Int
  let y: Int

  init(_ x: Int, _ y: Int) {
    self.x = x
    self.y = y
  }

  func distance(_ other: Point) -> Int {
    abs(self.x - other.x) + abs(self.y - other.y)
  }

  var repr: String { "Point(x=\(x.repr), y=\(y.repr))" }

  var pythonHash: Int { Tuple(x, y).pythonHash }
}

let home = Point(0, 0)
let work = Point(3, 4)
print(str(work), home.distance(work))
print(str(home == Point(0, 0)), PySet([home, work, Point(0, 0)]).count)
