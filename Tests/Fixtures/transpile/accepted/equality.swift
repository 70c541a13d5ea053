import Pythonic

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

enum Color: Int, PythonEnum {
  case red = 1
  case green = 2

  var name: String {
    switch self {
    case .red: "RED"
    case .green: "GREEN"
    }
  }

  var isWarm: Bool {
    return self == Color.red
  }
}

enum Level: Int, PythonValueEnum {
  case low = 1

  var name: String {
    switch self {
    case .low: "LOW"
    }
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

func firstLarge(_ numbers: [Int]) -> IntOrString {
  if numbers.contains(where: { n in n > 3 }) && !numbers.allSatisfy({ n in n > 3 }) {
    return numbers.filter { n in n > 3 }.first.map { IntOrString.int($0) } ?? IntOrString.string("none")
  }
  return numbers.filter { n in n > 100 }.first.map { IntOrString.int($0) } ?? IntOrString.string("none")
}

// Dictionaries of every kind are compared by what is in them.
let counts = Counter("aab".characters)
nonisolated(unsafe) var seen: DefaultDict<String, Int> = DefaultDict { 0 }
seen["x"] += 1
print(
  str(counts.dict == (["a": 2, "b": 1] as Dict<String, Int>)), str((["x": 1] as Dict<String, Int>) == seen.dict),
  str(OrderedDict(["a": 1] as Dict<String, Int>).dict == (["a": 1] as Dict<String, Int>)),
  str(Counter(["a": 2, "b": 1] as Dict<String, Int>) == counts))
print(
  str(PySet((["a": 1, "b": 2] as Dict<String, Int>).keys()) == PySet(["b", "a"])),
  str(
    Dict(([1: 2] as Dict<Int, Int>).items().map { (Number($0), Number($1)) })
      == Dict(([1.0: 2.0] as Dict<Double, Double>).items().map { (Number($0), Number($1)) })))

// A tuple with names is a tuple; a list is none.
print(
  str(TupleOf([Point(1, 2).x, Point(1, 2).y]) == TupleOf([1, 2])),
  str(TupleOf([Point(1, 2).x, Point(1, 2).y]) == TupleOf([1, 2])),
  str(TupleOf([Point(1, 2).x, Point(1, 2).y]) != TupleOf([1, 3])), str(false), str(false))

// A member of an enumeration is itself, and a number only where it says so.
print(
  str(false), str(Level.low.value == 1), str(1 == Level.low.value), str(Color.red == Color.red), str(Color.green.isWarm)
)

// What JSON has is compared by what it is.
let data = try JSON(parsing: "{\"n\": 1, \"s\": \"a\", \"f\": 1.0, \"t\": true}")
print(
  str(data["n"] == 1), str(data["n"] == data["f"]), str(data["t"] == 1), str(data["s"] == "a"), str(data["s"] != "b"))

print(str(firstLarge([1, 5])), str(firstLarge([1, 2])))
