/// Markdown whose blocks are those of the original, and which has no inline markup.
///
/// Only blocks matter here. Letters stand in place of the characters that inline markup is made of, byte for byte, so that places stay
/// what they are; the parser then has nothing to do with inlines, where text of bad will costs it time quadratic in its length.
///
/// Tags of a block of HTML (`<details>`, `<div>`, a component of MDX) are veiled, too: what follows them without a blank line is then
/// still Markdown. CommonMark takes it for HTML, and hardly an author means that.
struct MarkdownVeil {
  private(set) var bytes: [UInt8] = []

  private static let letter = UInt8(ascii: "x")

  init(_ lines: TextLines, hiding hidden: (Int) -> Bool) {
    bytes.reserveCapacity(lines.bytes.count)
    for line in 0..<lines.count {
      let start = bytes.count
      guard !hidden(line) else {
        bytes.append(0x0A)
        continue
      }
      bytes.append(contentsOf: lines.bytes[lines.starts[line]..<lines.end(line)])
      veil(start)
      bytes.append(0x0A)
    }
  }

  private mutating func veil(_ start: Int) {
    let end = bytes.count
    bytes.withUnsafeMutableBufferPointer { bytes in
      var index = start
      var isRule = true
      var mark: UInt8 = 0
      // What opens blocks: quotes, bullets, numbers, hashes, rules, underlines.
      while index < end, Self.isStructure(bytes[index]) {
        let byte = bytes[index]
        if byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") {
          if mark != 0, mark != byte { isRule = false }
          mark = byte
        }
        index += 1
      }
      if index < end { isRule = false }
      let rest = index
      if !isRule {
        for place in start..<rest where bytes[place] == UInt8(ascii: "*") || bytes[place] == UInt8(ascii: "_") {
          let isBullet =
            bytes[place] == UInt8(ascii: "*")
            && (place + 1 == end || bytes[place + 1] == 0x20 || bytes[place + 1] == 0x09)
          if !isBullet { bytes[place] = Self.letter }
        }
      }
      let opensHTML = rest < end && bytes[rest] == UInt8(ascii: "<") && Self.isRaw(bytes, rest, end)
      let opensFence = rest + 2 < end && (rest..<rest + 3).allSatisfy { bytes[$0] == UInt8(ascii: "`") }
      index = opensHTML ? rest + 1 : rest
      while index < end {
        switch bytes[index] {
        case UInt8(ascii: "`") where opensFence: break
        case UInt8(ascii: "<") where index + 1 < end && bytes[index + 1] == UInt8(ascii: "/") && index > rest: break
        case UInt8(ascii: "]")
        where index + 1 < end && (bytes[index + 1] == UInt8(ascii: "]") || bytes[index + 1] == UInt8(ascii: ">")):
          break
        case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "!"), UInt8(ascii: "&"), UInt8(ascii: "\\"),
          UInt8(ascii: "`"),
          UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "<"):
          bytes[index] = Self.letter
        default: break
        }
        index += 1
      }
    }
  }

  private static func isStructure(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, UInt8(ascii: ">"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "#"), UInt8(ascii: "="), UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  /// Whether a tag begins what is no Markdown up to an end of its own: a comment, `<pre>`, `<script>`, `<style>`, `<textarea>`.
  private static func isRaw(_ bytes: UnsafeMutableBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let tag = bytes[start..<min(end, start + 10)].map { $0 | 0x20 }
    return ["<!--", "<pre", "<script", "<style", "<textarea", "<?"].contains {
      tag.starts(with: Array($0.utf8).map { $0 | 0x20 })
    }
  }
}
