internal import DiglotFixtures
internal import Foundation

/// The secrets of a request: what comes back of them in the answer, as from a server that echoes what it is asked, is made
/// unreadable.
struct KnownSecrets {
  /// Bytes below which a value is too ordinary to be looked for.
  private static let shortest = 6
  static let mask = Array("********".utf8)

  private let values: [[UInt8]]

  init(of exchange: Exchange) {
    var found: Set<String> = []
    for header in exchange.requestHeaders {
      let name = header.name.lowercased()
      if name == "authorization" || name == "proxy-authorization" {
        let credentials = header.value.split(separator: " ", maxSplits: 1).last.map(String.init) ?? header.value
        found.insert(credentials)
        if let data = Data(base64Encoded: credentials), let pair = String(data: data, encoding: .utf8) {
          found.formUnion([pair, pair.split(separator: ":", maxSplits: 1).last.map(String.init) ?? pair])
        }
      } else if name == "cookie" {
        found.formUnion(
          header.value.split(separator: ";").compactMap {
            $0.split(separator: "=", maxSplits: 1).last?.trimmingCharacters(in: .whitespaces)
          })
      } else if HeaderFate.isSecret(name) {
        found.insert(header.value)
      }
    }
    let query = exchange.target.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
    for pair in query.split(separator: "&") {
      for parameter in RequestTarget.query(String(pair)) where SecretNames.hasParameter(parameter.name) {
        let written = pair.split(separator: "=", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
        found.formUnion([parameter.value, written])
      }
    }
    // The longest first: one may be a part of another.
    values = found.map { Array($0.utf8) }.filter { $0.count >= Self.shortest }
      .sorted { ($1.count, $0) < ($0.count, $1) }
  }

  /// - Returns: nil where none of them is there.
  func masked(_ bytes: [UInt8]) -> [UInt8]? {
    var result = bytes
    for value in values { result = Self.replace(value, in: result) }
    return result == bytes ? nil : result
  }

  func masked(_ text: String) -> String? {
    masked(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func replace(_ value: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    var rest = Data(bytes)[...]
    let wanted = Data(value)
    var result: [UInt8] = []
    while let range = rest.range(of: wanted) {
      result += rest[..<range.lowerBound]
      result += mask
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}

extension [UInt8] {
  fileprivate static func < (left: [UInt8], right: [UInt8]) -> Bool { left.lexicographicallyPrecedes(right) }
}

private func < (left: (Int, [UInt8]), right: (Int, [UInt8])) -> Bool {
  left.0 != right.0 ? left.0 < right.0 : left.1.lexicographicallyPrecedes(right.1)
}
