import Pythonic

enum BoolOrIntOrDoubleOrString: Union {
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)

  var value: Any {
    switch self {
    case .bool(let value): value
    case .int(let value): value
    case .double(let value): value
    case .string(let value): value
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

enum IntOrStringOrStringList: Union {
  case int(Int)
  case string(String)
  case list([String])

  var value: Any {
    switch self {
    case .int(let value): value
    case .string(let value): value
    case .list(let value): value
    }
  }
}

func total(_ values: [Int]) -> Int {
  var result = 0
  for value in values {
    result += value
  }
  return result
}

func total(_ values: [IntOrString]) -> Int {
  var result = 0
  for value in values {
    if value.isA(String.self) {
      result += value.as(String.self).length
    } else {
      result += value.as(Int.self)
    }
  }
  return result
}

func describe(_ shape: Tuple<String, Double>) -> String? {
  if shape.elements.0 == "circle" {
    let radius = shape.elements.1
    return "circle of \(radius)"
  } else {
    let first = shape.elements.0
    let rest = [shape.elements.1]
    return "\(first) and \(rest.count) more"
  }
  return nil
}

func describe(_ shape: [Int]) -> String? {
  if shape.isEmpty {
    return "nothing"
  } else if shape.count >= 1 {
    let first = shape[0]
    let rest = Array(shape.slice(1, nil))
    return "\(first) and \(rest.count) more"
  }
  return nil
}

let person =
  ["name": .string("Ann"), "age": .int(31), "tags": .list(["x", "y"])] as Dict<String, IntOrStringOrStringList>
print(total([1, 2, 3]), total([.string("ab"), .int(1)] as [IntOrString]))
print(str(describe(Tuple("circle", 2.5))), str(describe([] as [Int])), str(describe([1, 2, 3])))
print(
  str(person), person["age"].as(Int.self) + 1, person["name"].as(String.self).upper(),
  ({ (value3: IntOrStringOrStringList) -> String in
    switch value3 {
    case .string(let value3): return value3.at(0)
    case .list(let value3): return value3[0]
    default: stop(TypeError("an unexpected '\(value3.value)'"))
    }
  })(person["tags"]))
print(
  str([.int(1), .double(2.5), .string("three"), nil, .bool(true)] as [BoolOrIntOrDoubleOrString?]),
  str(([1, 3.0] as [Number]).contains(3)))
