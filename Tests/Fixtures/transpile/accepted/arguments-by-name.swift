import Pythonic

enum BoolOrInt: Union {
  case bool(Bool)
  case int(Int)

  var value: Any {
    switch self {
    case .bool(let value): value
    case .int(let value): value
    }
  }
}

enum IntOrString: Union {
  case int(Int)
  case string(String)

  var value: Any {
    switch self {
    case .int(let value): value
    case .string(let value): value
    }
  }
}

func scaled(_ items: [IntOrString], _ value: Int) -> [IntOrString] {
  return items.map { item in
    ({ (value1: IntOrString) -> IntOrString in
      switch value1 {
      case .int(let value1): return IntOrString.int(value1 * value)
      case .string(let value1): return IntOrString.string(value1.repeated(value))
      }
    })(item)
  }
}

// Arguments that are given by name, where Swift wants them in an order, and those of a format.

print(
  str((["a": 1] as Dict<String, Int>) | (["b": 3] as Dict<String, Int>)),
  str(Dict([Tuple("x", 1)].map { ($0.elements.0, $0.elements.1) }) | (["y": 2] as Dict<String, Int>)))
print(str(accumulate([1, 2, 3], +, initial: 10)), str(accumulate([1.5, 2] as [Number], +, initial: Number(0))))
nonisolated(unsafe) var numbers = [3, 1, 2]
numbers.sort(key: { number in -number }, reverse: true)
print(str(numbers), str(sorted(numbers, reverse: true)))
print("\("John") \("Doe") 100%")
let place = ["x": 1, "y": 22] as Dict<String, Int>
print("\(format(place["x"], "03d"))-\(place["y"])")
print(Generator(count(3).lazy.filter { n in mod(n, 7) == 0 }).take())

print(
  str(scaled([.int(1), .string("a"), .int(3)] as [IntOrString], 2)),
  str(
    zip([.bool(true), .int(2)] as [BoolOrInt], [.int(1), .bool(true)] as [BoolOrInt]).map { (x, y) in
      ({ (value1: BoolOrInt) -> Int in
        switch value1 {
        case .bool(let value1):
          return
            ({ (value2: BoolOrInt) -> Int in
              switch value2 {
              case .bool(let value2): return (value1 ? 1 : 0) + (value2 ? 1 : 0)
              case .int(let value2): return (value1 ? 1 : 0) + value2
              }
            })(y)
        case .int(let value1):
          return
            ({ (value3: BoolOrInt) -> Int in
              switch value3 {
              case .bool(let value3): return value1 + (value3 ? 1 : 0)
              case .int(let value3): return value1 + value3
              }
            })(y)
        }
      })(x)
    }))
print(
  str(
    [nil, 0, 1].map { x in
      (x.map { TupleOf([nil, IntOrString.int(0), IntOrString.string("")]).contains(IntOrString.int($0)) }
        ?? TupleOf([nil, IntOrString.int(0), IntOrString.string("")]).contains(nil))
    }))
