import Pythonic

final class Vector: Sequence {
  var x = 0
  var y = 0

  init(_ x: Int, _ y: Int) {
    (self.x, self.y) = (x, y)
  }

  func multiplying(_ factor: Int) -> Vector {
    Vector(self.x * factor, self.y * factor)
  }

  func makeIterator() -> Pythonic.Generator<Int> {
    Pythonic.Generator { yield in
      yield(self.x)
      yield(self.y)
    }
  }
}

func counter(_ start: Int) -> (Int, Int) -> Int {
  var count = start

  func step(_ by: Int, _ scale: Int) -> Int {
    count += by * scale
    return count
  }

  return step
}

nonisolated(unsafe) let tick = counter(0)
_ = tick(1, 1)
print(tick(5, 1), tick(1, 3), tick(2, 10))
let (x, y) = Array(Vector(1, 2).multiplying(2).makeIterator()).unpacked()
print(x, y)
let header = Bytes([80, 75, 3])
let magic = "GIF" as Bytes
print(header.at(0), magic.at(1), (magic + ("89a" as Bytes)).count, "()")
