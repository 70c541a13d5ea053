import Pythonic

func compose(_ first: @escaping (Int) -> Int, _ second: @escaping (Int) -> Int) -> (Int) -> Int {
  { (value: Int) -> Int in second(first(value)) }
}

nonisolated(unsafe) let addOneThenSquare = compose({ (x: Int) -> Int in x + 1 }, { (x: Int) -> Int in x * x })
print(str((0..<5).map { x in addOneThenSquare(x) }))
