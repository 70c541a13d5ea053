// Mirrors Objects/unicodeobject.c and Objects/unicodectype.c, with the tables of Swift's Unicode, which may be newer.

extension String {
  /// Python's `s.upper()`: the same as Swift's `uppercased()`.
  public func upper() -> String { uppercased() }

  /// Python's `s.lower()`: as Swift's `lowercased()`, but a capital sigma that ends a word becomes `ς`.
  public func lower() -> String {
    if hasOnlyASCII || !unicodeScalars.contains("\u{3A3}") { return lowercased() }
    return mapped { scalars, index, result in result.appendLower(scalars, index) }
  }

  /// Python's `s.title()`: upper case where letters follow none.
  public func title() -> String {
    var afterCased = false
    return mapped { scalars, index, result in
      let scalar = scalars[index]
      if afterCased { result.appendLower(scalars, index) } else { result += scalar.properties.titlecaseMapping }
      afterCased = scalar.properties.isCased
    }
  }

  /// Python's `s.capitalize()`.
  public func capitalize() -> String {
    mapped { scalars, index, result in
      if index == 0 { result += scalars[0].properties.titlecaseMapping } else { result.appendLower(scalars, index) }
    }
  }

  /// Python's `s.swapcase()`.
  public func swapcase() -> String {
    mapped { scalars, index, result in
      let properties = scalars[index].properties
      if properties.isUppercase {
        result.appendLower(scalars, index)
      } else if properties.isLowercase {
        result += properties.uppercaseMapping
      } else {
        result.unicodeScalars.append(scalars[index])
      }
    }
  }

  /// Python's `s.casefold()`: for comparisons that ignore case.
  public func casefold() -> String {
    if hasOnlyASCII { return lowercased() }
    return mapped { scalars, index, result in result += scalars[index].folded }
  }

  private func mapped(_ body: (_ scalars: [Unicode.Scalar], _ index: Int, _ result: inout String) -> Void) -> String {
    let scalars = Array(unicodeScalars)
    var result = ""
    result.reserveCapacity(utf8.count)
    for index in scalars.indices { body(scalars, index, &result) }
    return result
  }

  /// Mirrors `lower_ucs4` and `handle_capital_sigma`.
  fileprivate mutating func appendLower(_ scalars: [Unicode.Scalar], _ index: Int) {
    guard scalars[index] == "\u{3A3}" else {
      self += scalars[index].properties.lowercaseMapping
      return
    }
    let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
    let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
    let isFinal = before?.properties.isCased == true && after?.properties.isCased != true
    self += isFinal ? "\u{3C2}" : "\u{3C3}"
  }
}

extension Unicode.Scalar {
  /// Unicode's full case folding (CaseFolding.txt, statuses C and F), which Swift does not offer.
  ///
  /// It is the lower case of the upper case, with the exceptions here.
  fileprivate var folded: String {
    switch value {
    case 0x131: return "\u{131}"
    case 0x1E9E: return "ss"
    // Cherokee folds to its capitals.
    case 0x13A0...0x13F5: return String(self)
    case 0x13F8...0x13FD, 0xAB70...0xABBF: return properties.uppercaseMapping
    default:
      return properties.uppercaseMapping.unicodeScalars.reduce(into: "") { $0 += $1.properties.lowercaseMapping }
    }
  }
}
