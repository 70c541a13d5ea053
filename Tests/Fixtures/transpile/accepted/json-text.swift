import Pythonic

enum BoolOrIntOrString: Union {
  case bool(Bool)
  case int(Int)
  case string(String)

  var value: Any {
    switch self {
    case .bool(let value): value
    case .int(let value): value
    case .string(let value): value
    }
  }
}

enum NothingListOrNothingNothingDict: Union {
  case list([Never])
  case dict(Dict<Never, Never>)

  var value: Any {
    switch self {
    case .list(let value): value
    case .dict(let value): value
    }
  }
}

enum StringOrStringListOrStringNumberDict: Union {
  case string(String)
  case list([String])
  case dict(Dict<String, Number>)

  var value: Any {
    switch self {
    case .string(let value): value
    case .list(let value): value
    case .dict(let value): value
    }
  }
}

let record =
  [
    "name": .string("Zoë"), "tags": .list(["a", "b"]),
    "size": .dict(["width": 2, "height": 1.5] as Dict<String, Number>),
  ] as Dict<String, StringOrStringListOrStringNumberDict>
print(json.dumps(record))
print(json.dumps(record, indent: 2, sortKeys: true, ensureASCII: false))
print(
  json.dumps([.int(1), nil, .bool(true), .string("a\"b\n")] as [BoolOrIntOrString?]), json.dumps(Tuple(1, "x")),
  json.dumps([1: .list([]), 2: .dict(Dict<Never, Never>())] as Dict<Int, NothingListOrNothingNothingDict>))
