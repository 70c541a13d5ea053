import DiglotSyntax

extension Translator {
  func constant(_ constant: Constant, _ range: SyntaxRange) throws(Refusal) -> Value {
    switch constant {
    case .none: return Value(.none, "nil")
    case .ellipsis: throw Refusal("'...' is not translated yet", range)
    case .bool(let value): return Value(.bool, value ? "true" : "false")
    case .int(let digits):
      guard let number = Int(digits) else {
        usesPythonic = true
        guard !digits.isEmpty else { throw Refusal("a number of so many digits", range, id: "big-integer") }
        return Value(.big, Code("BigInt(\(grouped(digits)))"))
      }
      return Value(.int, Code(grouped(digits)), literal: number)
    case .float(let number): return Value(.float, Code(floatText(number), number.isFinite ? .postfix : .prefix))
    case .complex: throw Refusal("complex numbers are not translated yet", range)
    case .string(let text): return Value(.string, Code(quoted(text)))
    case .bytes(let bytes):
      usesPythonic = true
      return Value(.bytes, bytesLiteral(bytes))
    }
  }

  /// Digits in groups of three, from five on.
  func grouped(_ digits: String) -> String {
    guard digits.count > 5 else { return digits }
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "_" }
      result.append(digit)
    }
    return result
  }

  func floatText(_ number: Double) -> String {
    if number.isInfinite { return number < 0 ? "-Double.infinity" : "Double.infinity" }
    return "\(number)"
  }

  func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      case "\0": result += "\\0"
      default:
        let isShown = scalar.value >= 32 && scalar.value != 127 && !(0x80...0x9f).contains(scalar.value)
        if isShown { result.unicodeScalars.append(scalar) } else { result += "\\u{\(String(scalar.value, radix: 16))}" }
      }
    }
    return result + "\""
  }

  func bytesLiteral(_ bytes: [UInt8]) -> Code {
    if bytes.allSatisfy({ $0 >= 32 && $0 < 127 }) {
      return Code("\(quoted(String(decoding: bytes, as: UTF8.self))) as Bytes", .cast)
    }
    return Code("Bytes([\(bytes.map { "\($0)" }.joined(separator: ", "))])")
  }
}
