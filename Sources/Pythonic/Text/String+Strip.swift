extension String {
  /// Python's `s.strip(characters)`: without white space, or the code points given, at both ends.
  public func strip(_ characters: String? = nil) -> String { stripped(characters, left: true, right: true) }
  /// Python's `s.lstrip(characters)`.
  public func lstrip(_ characters: String? = nil) -> String { stripped(characters, left: true, right: false) }
  /// Python's `s.rstrip(characters)`.
  public func rstrip(_ characters: String? = nil) -> String { stripped(characters, left: false, right: true) }

  private func stripped(_ characters: String?, left: Bool, right: Bool) -> String {
    let set = characters.map { Array($0.unicodeScalars) }
    func goes(_ scalar: Unicode.Scalar) -> Bool { set?.contains(scalar) ?? scalar.isPythonSpace }
    let scalars = unicodeScalars
    var start = scalars.startIndex
    var end = scalars.endIndex
    if left { while start < end, goes(scalars[start]) { scalars.formIndex(after: &start) } }
    if right {
      while start < end {
        let before = scalars.index(before: end)
        if !goes(scalars[before]) { break }
        end = before
      }
    }
    return start == scalars.startIndex && end == scalars.endIndex ? self : String(scalars[start..<end])
  }

  /// Python's `s.ljust(width, fill)`.
  public func ljust(_ width: Int, _ fill: String = " ") -> String { self + padding(width - length, fill) }
  /// Python's `s.rjust(width, fill)`.
  public func rjust(_ width: Int, _ fill: String = " ") -> String { padding(width - length, fill) + self }

  /// Python's `s.center(width, fill)`, whose odd space stands left if the width is odd (`unicode_center_impl`).
  public func center(_ width: Int, _ fill: String = " ") -> String {
    let space = width - length
    if space <= 0 { return self }
    let left = space / 2 + (space & width & 1)
    return padding(left, fill) + self + padding(space - left, fill)
  }

  /// Python's `s.zfill(width)`: zeros behind the sign.
  public func zfill(_ width: Int) -> String {
    let zeros = padding(width - length, "0")
    guard let first = utf8.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") else { return zeros + self }
    return String(Unicode.Scalar(first)) + zeros + String(decoding: utf8.dropFirst(), as: UTF8.self)
  }

  private func padding(_ count: Int, _ fill: String) -> String {
    if fill.length != 1 { stop(TypeError("The fill character must be exactly one character long")) }
    return fill.repeated(count)
  }

  /// Python's `s.expandtabs(tabsize)`.
  public func expandtabs(_ tabsize: Int = 8) -> String {
    var result = String.UnicodeScalarView()
    var column = 0
    for scalar in unicodeScalars {
      switch scalar {
      case "\t":
        let width = tabsize > 0 ? tabsize - column % tabsize : 0
        for _ in 0..<width { result.append(" ") }
        column += width
      default:
        result.append(scalar)
        column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
      }
    }
    return String(result)
  }
}
