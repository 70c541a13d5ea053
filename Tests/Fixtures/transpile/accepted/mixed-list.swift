import Pythonic

enum IntOrDoubleOrString: Union {
  case int(Int)
  case double(Double)
  case string(String)

  var value: Any {
    switch self {
    case .int(let value): value
    case .double(let value): value
    case .string(let value): value
    }
  }
}

let values = [.int(1), .string("two"), .double(3.0)] as [IntOrDoubleOrString]
print(str(values))
