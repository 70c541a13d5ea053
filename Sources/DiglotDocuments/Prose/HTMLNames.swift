/// Which elements, attributes and addresses of a page its prose keeps.
enum HTMLNames {
  static let blocks: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "details",
    "summary", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
  ]

  /// Those that mean nothing but in a table.
  static let tableParts: Set<String> = ["caption", "thead", "tbody", "tfoot", "tr", "th", "td"]

  /// Elements that part one text from another and are not kept themselves.
  static let boundaries: Set<String> = [
    "html", "body", "div", "section", "article", "main", "nav", "header", "footer", "aside", "form", "fieldset",
    "legend", "center", "figure", "figcaption", "address", "hgroup", "menu", "dialog", "search",
  ]

  static let inline: Set<String> = [
    "em", "i", "strong", "b", "code", "kbd", "samp", "var", "sub", "sup", "s", "del", "ins", "mark", "abbr", "q",
    "cite",
    "small", "u", "dfn",
  ]

  /// Elements of which nothing is prose.
  static let dropped: Set<String> = [
    "head", "script", "style", "template", "noscript", "noframes", "iframe", "object", "embed", "applet", "video",
    "audio", "canvas", "svg", "math", "select", "textarea", "button",
  ]

  /// The attributes that an element keeps, with a space in front: numbers of cells and of items.
  static func kept(_ attributes: [String: String]) -> String {
    ["colspan", "rowspan", "start"].map { name in
      attributes[name].flatMap { UInt16($0) }.map { " \(name)=\"\($0)\"" } ?? ""
    }.joined()
  }

  /// An address that a link may have: of the web, of mail, or relative; one within the page leads to the name that its target gets.
  static func address(_ text: String) -> String? {
    let address = text.filter { !$0.isWhitespace && !$0.unicodeScalars.contains { $0.value < 0x21 } }
    if address.hasPrefix("#") { return address.count > 1 ? "#_" + address.dropFirst() : nil }
    let scheme = address.prefix { !":/?#".contains($0) }
    guard !address.isEmpty, address.dropFirst(scheme.count).first == ":" else { return address.isEmpty ? nil : address }
    return ["http", "https", "mailto"].contains(scheme.lowercased()) ? address : nil
  }

  static func escaped(_ text: String) -> String { String(decoding: text.utf8.flatMap(escaped), as: UTF8.self) }

  static func escaped(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case UInt8(ascii: "&"): Array("&amp;".utf8)
    case UInt8(ascii: "<"): Array("&lt;".utf8)
    case UInt8(ascii: ">"): Array("&gt;".utf8)
    case UInt8(ascii: "\""): Array("&quot;".utf8)
    default: [byte]
    }
  }

  /// Without white space, and without the spaces at which no line breaks.
  static func compact(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in text where byte != 0x20 && byte != 0x09 {
      if byte == 0xA0, result.last == 0xC2 { result.removeLast() } else { result.append(byte) }
    }
    return result
  }

  /// Whether HTML has nothing but tags and white space in it.
  static func isBlank(_ html: ArraySlice<UInt8>) -> Bool {
    var isTag = false
    for byte in html {
      switch byte {
      case UInt8(ascii: "<"): isTag = true
      case UInt8(ascii: ">"): isTag = false
      case 0x20, 0x0A: break
      default: if !isTag { return false }
      }
    }
    return true
  }
}
