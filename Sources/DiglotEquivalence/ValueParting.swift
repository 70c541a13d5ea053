import DiglotModel

/// The innermost place at which two values part.
struct ValueParting {
  /// From the whole value to the place, in Python's notation: "[2].name".
  var path: String
  /// "is 4 in Swift, 3 in Python".
  var phrase: String
  var help: String?

  init(path: String = "", phrase: String, help: String? = nil) {
    self.path = path
    self.phrase = phrase
    self.help = help
  }

  /// Two values that differ as wholes.
  init(_ python: Value, _ swift: Value, help: String? = nil) {
    let (left, right) = (python.description, swift.description)
    let isShort = left.count <= 60 && right.count <= 60
    if left.utf8.elementsEqual(right.utf8) {
      self.init(phrase: "is \(right) in both, but \(swift.sort) in Swift, \(python.sort) in Python", help: help)
    } else {
      self.init(phrase: isShort ? "is \(right) in Swift, \(left) in Python" : "differs", help: help)
    }
  }

  /// Two texts: the first code point at which they part, where that cannot be seen.
  init(python: String, swift: String) {
    self.init(.string(python), .string(swift))
    let (left, right) = (Array(python.unicodeScalars), Array(swift.unicodeScalars))
    let index = zip(left, right).enumerated().first { $1.0 != $1.1 }?.offset ?? min(left.count, right.count)
    let looksAlike = python == swift || python.filter { !$0.isWhitespace } == swift.filter { !$0.isWhitespace }
    let isLong = phrase == "differs"
    guard looksAlike || isLong else { return }
    let shown = isLong ? "differs" : phrase
    phrase =
      "\(shown), from code point \(index) on: \(Self.name(right, index)) in Swift, \(Self.name(left, index)) in Python"
  }

  /// "U+00E9", or "the end".
  private static func name(_ scalars: [Unicode.Scalar], _ index: Int) -> String {
    guard index < scalars.count else { return "the end" }
    let digits = String(scalars[index].value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  func below(_ path: String) -> ValueParting {
    ValueParting(path: path + self.path, phrase: phrase, help: help)
  }
}

extension Value {
  /// The name of the case, with an article.
  fileprivate var sort: String {
    switch self {
    case .none: "None"
    case .bool: "a bool"
    case .int: "an int"
    case .float: "a float"
    case .string: "a string"
    case .bytes: "bytes"
    case .list: "a list"
    case .tuple: "a tuple"
    case .set: "a set"
    case .dict: "a dict"
    case .unorderedDict: "a dict without order"
    case .member: "a member of an enumeration"
    case .object: "an object"
    case .error: "an error"
    case .opaque: "no data"
    }
  }
}
