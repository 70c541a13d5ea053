import Pythonic

enum Level: Int, PythonValueEnum {
  case low = 1
  case high = 2

  var name: String {
    switch self {
    case .low: "LOW"
    case .high: "HIGH"
    }
  }
}

enum Mode: String, PythonEnum {
  case read = "r"

  var name: String {
    switch self {
    case .read: "READ"
    }
  }
}

print(str(Level.low), repr(Level.high), Level.high.value + 1, str(Level.low < Level.high), str(Level.high.value == 2))
print("\(str(Level.low))", str(Mode.read), repr(Mode.read), max(Level.low, Level.high).name)
print([10, 20, 30].at(Level.high.value), Array(Level.allCases).reduce(0) { $0 + $1.value })
