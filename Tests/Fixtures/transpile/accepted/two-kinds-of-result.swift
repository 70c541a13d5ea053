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

func find(_ n: Int) -> IntOrString {
  if n > 0 {
    return IntOrString.string("found")
  }
  return IntOrString.int(0)
}

print(str(find(1)))
