// Mirrors Objects/unicodetype_db.h's classes and the methods of Objects/unicodeobject.c.

extension String {
  /// Python's `s.isalpha()`: letters only, and at least one; as for all of these.
  public func isalpha() -> Bool { isAll(\.isPythonAlpha) }
  /// Python's `s.isdecimal()`: what makes up decimal numbers, in all scripts.
  public func isdecimal() -> Bool { isAll(\.isPythonDecimal) }
  /// Python's `s.isdigit()`: decimals, and digits such as `²`.
  public func isdigit() -> Bool { isAll(\.isPythonDigit) }
  /// Python's `s.isnumeric()`: digits, and numbers such as `½`.
  public func isnumeric() -> Bool { isAll(\.isPythonNumeric) }
  /// Python's `s.isalnum()`.
  public func isalnum() -> Bool { isAll { $0.isPythonAlpha || $0.isPythonNumeric } }
  /// Python's `s.isspace()`.
  public func isspace() -> Bool { isAll(\.isPythonSpace) }
  /// Python's `s.isascii()`, of which an empty string is.
  public func isascii() -> Bool { hasOnlyASCII }
  /// Python's `s.isprintable()`, of which an empty string is.
  public func isprintable() -> Bool { unicodeScalars.allSatisfy(\.isPrintable) }

  /// Python's `s.isidentifier()`.
  public func isidentifier() -> Bool {
    guard let first = unicodeScalars.first else { return false }
    return (first == "_" || first.properties.isXIDStart)
      && unicodeScalars.dropFirst().allSatisfy(\.properties.isXIDContinue)
  }

  /// Python's `s.isupper()`: it has letters of upper case and none of lower.
  public func isupper() -> Bool {
    var isUpper = false
    for scalar in unicodeScalars {
      if scalar.isPythonLower || scalar.isPythonTitle { return false }
      isUpper = isUpper || scalar.isPythonUpper
    }
    return isUpper
  }

  /// Python's `s.islower()`.
  public func islower() -> Bool {
    var isLower = false
    for scalar in unicodeScalars {
      if scalar.isPythonUpper || scalar.isPythonTitle { return false }
      isLower = isLower || scalar.isPythonLower
    }
    return isLower
  }

  /// Python's `s.istitle()`.
  public func istitle() -> Bool {
    var hasCased = false
    var afterCased = false
    for scalar in unicodeScalars {
      if scalar.isPythonUpper || scalar.isPythonTitle {
        if afterCased { return false }
        afterCased = true
        hasCased = true
      } else if scalar.isPythonLower {
        if !afterCased { return false }
        hasCased = true
      } else {
        afterCased = false
      }
    }
    return hasCased
  }

  private func isAll(_ test: (Unicode.Scalar) -> Bool) -> Bool { !isEmpty && unicodeScalars.allSatisfy(test) }
}

extension Unicode.Scalar {
  var isPythonUpper: Bool { isASCII ? value >= 65 && value <= 90 : properties.isUppercase }
  var isPythonLower: Bool { isASCII ? value >= 97 && value <= 122 : properties.isLowercase }
  var isPythonTitle: Bool { !isASCII && properties.generalCategory == .titlecaseLetter }

  var isPythonAlpha: Bool {
    if isASCII { return isPythonUpper || isPythonLower }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return true
    default: return false
    }
  }

  var isPythonDecimal: Bool { isASCII ? value >= 48 && value <= 57 : properties.numericType == .decimal }

  var isPythonDigit: Bool {
    if isASCII { return value >= 48 && value <= 57 }
    return properties.numericType == .decimal || properties.numericType == .digit
  }

  var isPythonNumeric: Bool { isASCII ? value >= 48 && value <= 57 : properties.numericType != nil }

  /// Of the category Zs, or with a bidirectional type of WS, B or S.
  var isPythonSpace: Bool {
    switch value {
    case 9...13, 28...32: true
    case 0..<0x85: false
    case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// `_PyUnicode_IsLinebreak`.
  var isLineBreak: Bool {
    switch value {
    case 10...13, 28...30, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }
}
