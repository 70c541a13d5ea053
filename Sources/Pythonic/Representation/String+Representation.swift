extension String: Representable {
  /// In quotes, with escapes for what cannot be printed.
  ///
  /// Mirrors `unicode_repr` in Objects/unicodeobject.c: single quotes, unless the text holds such and no double ones.
  public var repr: String {
    var hasSingle = false
    var hasDouble = false
    var isPlain = true
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "'"): hasSingle = true
      case UInt8(ascii: "\""): hasDouble = true
      case UInt8(ascii: "\\"), 0..<0x20, 0x7F...: isPlain = false
      default: break
      }
    }
    let quote = hasSingle && !hasDouble ? "\"" : "'"
    if isPlain && !(hasSingle && hasDouble) { return quote + self + quote }
    var result = quote
    for scalar in unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "'" where quote == "'": result += "\\'"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        if scalar.isPrintable { result.unicodeScalars.append(scalar) } else { result += escape(scalar) }
      }
    }
    return result + quote
  }

  public var str: String { self }

  /// Whether it has no scalar beyond U+007F. Immediate where Swift knows it, as for nearly all strings.
  @usableFromInline var hasOnlyASCII: Bool { utf8.count == utf16.count }
}

/// Python's escape for a scalar: `\x9f`, `\u2028`, `\U000e0001`.
func escape(_ scalar: Unicode.Scalar) -> String {
  let hex = String(scalar.value, radix: 16)
  let (mark, width) = scalar.value < 0x100 ? ("\\x", 2) : scalar.value < 0x10000 ? ("\\u", 4) : ("\\U", 8)
  return mark + String(repeating: "0", count: width - hex.utf8.count) + hex
}

extension Unicode.Scalar {
  /// Python's `str.isprintable` of one character: `_PyUnicode_IsPrintable` in Objects/unicodectype.c.
  var isPrintable: Bool {
    if isASCII { return value >= 0x20 && value < 0x7F }
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      return false
    default: return true
    }
  }
}
