/// Windows-1252, which is what pages mean that call themselves ISO-8859-1, and of which Latin-1 is a part.
enum LegacyEncoding {
  /// Whether a page, or a file of Python (PEP 263), names one of these among its first bytes.
  static func declaresLatin1(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(2048).filter { $0 < 0x80 }, as: UTF8.self).lowercased()
    for mark in ["charset=", "encoding=", "coding:", "coding="] {
      guard let found = head.firstRange(of: mark) else { continue }
      let name = head[found.upperBound...].drop { "\"' ".contains($0) }.prefix { !"\"' />;\n\r".contains($0) }
      return ["iso-8859-1", "latin-1", "latin1", "windows-1252", "cp1252", "us-ascii"].contains(name)
    }
    return false
  }

  static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    Array(
      String(decoding: bytes.map { (0x80...0x9F).contains($0) ? upper[Int($0) - 0x80] : UInt16($0) }, as: UTF16.self)
        .utf8)
  }

  /// The characters of 0x80 to 0x9F (Encoding Standard, index-windows-1252).
  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D, 0x8F,
    0x90, 0x2018,
    0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
