extension String {
  /// Python's `s.replace(old, new, count)`; what is empty stands between all code points.
  ///
  /// - Parameter count: how often at most; negative for no limit.
  public func replace(_ old: String, _ new: String, _ count: Int = -1) -> String {
    let limit = count < 0 ? Int.max : count
    if limit == 0 { return self }
    if old.isEmpty { return interleaved(new, limit) }
    return withBytes { bytes in
      old.withBytes { needle in
        guard var found = bytes.firstOffset(of: needle, in: bytes.indices) else { return self }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var from = 0
        var replaced = 0
        while true {
          result += bytes[from..<found]
          result += new.utf8
          from = found + needle.count
          replaced += 1
          guard replaced < limit, let next = bytes.firstOffset(of: needle, in: from..<bytes.count) else { break }
          found = next
        }
        result += bytes[from...]
        return String(decoding: result, as: UTF8.self)
      }
    }
  }

  private func interleaved(_ new: String, _ limit: Int) -> String {
    var result = new
    var count = 1
    for scalar in unicodeScalars {
      result.unicodeScalars.append(scalar)
      if count < limit {
        result += new
        count += 1
      }
    }
    return result
  }

  /// Python's `s.translate(table)`.
  public func translate(_ table: TranslationTable) -> String {
    var result = ""
    for scalar in unicodeScalars {
      if let text = table.texts[scalar.value] { result += text } else { result.unicodeScalars.append(scalar) }
    }
    return result
  }

  /// Python's `str.maketrans(from, to, deleted)`.
  ///
  /// - Parameter to: as long as `from`.
  public static func maketrans(_ from: String, _ to: String, _ deleted: String = "") -> TranslationTable {
    if from.length != to.length {
      stop(ValueError("the first two maketrans arguments must have equal length"))
    }
    var table = TranslationTable()
    for (a, b) in Swift.zip(from.unicodeScalars, to.characters) { table.texts[a.value] = b }
    for scalar in deleted.unicodeScalars { table.texts[scalar.value] = "" }
    return table
  }

  /// Python's `str.maketrans({…})`: keys are characters or their code points, values texts, code points or nothing.
  public static func maketrans<Key: TranslatedCharacter, Value: TranslationText>(_ pairs: Dict<Key, Value>)
    -> TranslationTable
  {
    var table = TranslationTable()
    for (key, value) in pairs.items() { table.texts[key.codePoint] = value.translation }
    return table
  }

  /// Python's `text.translate({…})`.
  public func translate<Key: TranslatedCharacter, Value: TranslationText>(_ pairs: Dict<Key, Value>) -> String {
    translate(String.maketrans(pairs))
  }
}

/// What names a character in a table of `translate`.
public protocol TranslatedCharacter: Hashable { var codePoint: UInt32 { get } }

extension String: TranslatedCharacter { public var codePoint: UInt32 { UInt32(ord(self)) } }
extension Int: TranslatedCharacter { public var codePoint: UInt32 { UInt32(truncatingIfNeeded: self) } }

/// What a table of `translate` puts for a character; `None` deletes it.
public protocol TranslationText { var translation: String { get } }

extension String: TranslationText { public var translation: String { self } }
extension Int: TranslationText { public var translation: String { chr(self) } }
extension Never: TranslationText { public var translation: String { "" } }
extension Optional: TranslationText where Wrapped: TranslationText {
  public var translation: String { self?.translation ?? "" }
}

/// What `translate` puts for which code point.
public struct TranslationTable: Hashable, Sendable {
  var texts: [UInt32: String] = [:]
}
