extension String {
  /// Python's `len(s)`: how many code points it has, where Swift's `count` counts what a reader takes for characters.
  public var length: Int {
    hasOnlyASCII ? utf8.count : withBytes { $0.scalarCount($0.indices) }
  }

  /// Python's `s[i]`: one code point; a negative index counts from the end.
  ///
  /// Immediate for ASCII, linear for other text.
  public func at(_ index: Int) -> String {
    guard let result = element(index) else { stopAtIndex("string") }
    return result
  }

  /// - Throws: `IndexError`.
  public func atChecked(_ index: Int) throws -> String {
    guard let result = element(index) else { throw indexError("string") }
    return result
  }

  private func element(_ index: Int) -> String? {
    if hasOnlyASCII {
      return withBytes { bytes in
        position(index, in: bytes.count).map { asciiCharacters[Int(bytes[$0])] }
      }
    }
    guard let position = position(index, in: length) else { return nil }
    let scalars = unicodeScalars
    return String(scalars[scalars.index(scalars.startIndex, offsetBy: position)])
  }

  /// Python's `s[start:stop:step]`; nil for a bound that is left out.
  public func slice(_ start: Int?, _ stop: Int? = nil, _ step: Int? = nil) -> String {
    let bounds = SliceBounds(start, stop, step, count: length)
    if bounds.count == 0 { return "" }
    if bounds.step == 1 {
      return withBytes { bytes in
        let range = hasOnlyASCII ? bounds.range : bytes.byteRange(ofScalars: bounds.range)
        return String(bytes: bytes[range])
      }
    }
    if hasOnlyASCII {
      return withBytes { bytes in
        String(unsafeUninitializedCapacity: bounds.count) { result in
          for index in 0..<bounds.count {
            result.initializeElement(at: index, to: bytes[bounds.start + index * bounds.step])
          }
          return bounds.count
        }
      }
    }
    let scalars = Array(unicodeScalars)
    var result = String.UnicodeScalarView()
    for index in 0..<bounds.count { result.append(scalars[bounds.start + index * bounds.step]) }
    return String(result)
  }

  /// Python's `s * n`.
  public func repeated(_ count: Int) -> String { String(repeating: self, count: Swift.max(0, count)) }

  /// Python's `list(s)` and `for c in s`: its code points, each a string.
  public var characters: CodePoints { CodePoints(text: self) }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func byteRange(ofScalars range: Range<Int>) -> Range<Int> {
    let lower = byteOffset(ofScalar: range.lowerBound)
    let rest = UnsafeBufferPointer(rebasing: self[lower...])
    return lower..<(lower + rest.byteOffset(ofScalar: range.count))
  }
}

/// The code points of a string, each as a string of its own.
public struct CodePoints: BidirectionalCollection, Sendable {
  let text: String

  public var startIndex: String.Index { text.startIndex }
  public var endIndex: String.Index { text.endIndex }
  public func index(after index: String.Index) -> String.Index { text.unicodeScalars.index(after: index) }
  public func index(before index: String.Index) -> String.Index { text.unicodeScalars.index(before: index) }
  public subscript(index: String.Index) -> String { text.unicodeScalars[index].text }
  public var count: Int { text.length }
  public func makeIterator() -> Iterator { Iterator(scalars: text.unicodeScalars.makeIterator()) }

  public struct Iterator: IteratorProtocol {
    var scalars: String.UnicodeScalarView.Iterator
    public mutating func next() -> String? { scalars.next()?.text }
  }
}

/// Python's `ord(c)`.
public func ord(_ character: String) -> Int { orStop { try ordChecked(character) } }

/// - Throws: `TypeError` unless it is one code point.
public func ordChecked(_ character: String) throws -> Int {
  var scalars = character.unicodeScalars.makeIterator()
  guard let scalar = scalars.next(), scalars.next() == nil else {
    throw TypeError("ord() expected a character, but string of length \(character.length) found")
  }
  return Int(scalar.value)
}

/// Python's `chr(n)`.
public func chr(_ codePoint: Int) -> String { orStop { try chrChecked(codePoint) } }

/// - Throws: `ValueError` outside of Unicode, and for surrogates, which Python admits and Swift does not.
public func chrChecked(_ codePoint: Int) throws -> String {
  guard let scalar = UInt32(exactly: codePoint).flatMap(Unicode.Scalar.init) else {
    throw ValueError("chr() arg not in range(0x110000)")
  }
  return String(scalar)
}

/// Whether two strings have the same code points: Python's `a == b`.
///
/// Swift's `==` also takes strings for equal that are canonically equivalent, as "é" and "e\u{301}".
public func codePointsEqual(_ a: String, _ b: String) -> Bool { a.utf8.elementsEqual(b.utf8) }

/// Python's `a < b`: by code points, which UTF-8 sorts alike. Swift's `<` normalizes both first.
public func codePointsLess(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
