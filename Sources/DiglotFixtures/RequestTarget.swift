/// What a request asks for, taken apart: `/users/7%20a?q=x+y` has the path `users`, `7 a` and the query `q` = `x y`.
package struct RequestTarget: Sendable, Hashable {
  package struct Parameter: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(name: String, value: String) { (self.name, self.value) = (name, value) }
  }

  /// Segments between slashes, percent-decoded, without the leading slash; none for `/`.
  package var path: [String]
  /// In the order in which they were written, decoded.
  package var query: [Parameter]

  package init(path: [String], query: [Parameter] = []) { (self.path, self.query) = (path, query) }

  /// The target of a request line: a path with a query, or a whole URL as a proxy gets it. No text is an error.
  ///
  /// - A `%` without two hexadecimal digits behind it stays, as does what is no UTF-8, with U+FFFD in its place.
  /// - A fragment, which no client should send, is left out.
  package init(_ text: String) {
    var rest = Substring(text)
    if !rest.utf8.starts(with: "/".utf8), let scheme = rest.firstRange(ofASCII: "://") {
      let authority = rest[scheme.upperBound...]
      rest =
        authority[
          (authority.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex)...]
    }
    if let fragment = rest.utf8.firstIndex(of: UInt8(ascii: "#")) { rest = rest[..<fragment] }
    let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) ?? rest.endIndex
    path = Self.path(rest[..<mark])
    query = mark == rest.endIndex ? [] : Self.query(String(rest[rest.utf8.index(after: mark)...]))
  }

  private static func path(_ text: Substring) -> [String] {
    let inner = text.utf8.first == UInt8(ascii: "/") ? text.utf8.dropFirst() : text.utf8
    guard !inner.isEmpty else { return [] }
    return inner.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { decoded($0, plusIsSpace: false) }
  }

  /// The pairs of `a=1&b=2`, as `application/x-www-form-urlencoded` has them: `+` is a space.
  package static func query(_ text: String) -> [Parameter] {
    text.utf8.split(separator: UInt8(ascii: "&")).map { pair in
      let mark = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let value = mark == pair.endIndex ? pair[mark...] : pair[pair.index(after: mark)...]
      return Parameter(name: decoded(pair[..<mark], plusIsSpace: true), value: decoded(value, plusIsSpace: true))
    }
  }

  private static func decoded(_ bytes: Substring.UTF8View, plusIsSpace: Bool) -> String {
    var result: [UInt8] = []
    var rest = bytes[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(hexadecimal),
        let low = rest.dropFirst().first.flatMap(hexadecimal)
      {
        result.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        result.append(plusIsSpace && byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension Substring {
  fileprivate func firstRange(ofASCII text: StaticString) -> Range<Index>? {
    text.withUTF8Buffer { wanted in
      var start = utf8.startIndex
      while start < utf8.endIndex {
        if utf8[start...].starts(with: wanted) {
          return start..<utf8.index(start, offsetBy: wanted.count)
        }
        start = utf8.index(after: start)
      }
      return nil
    }
  }
}
