/// Text as a terminal shows it.
enum TerminalText {
  /// Without the sequences that set colours and move the cursor (ECMA-48: ESC `[`, parameters, a final byte).
  static func plain(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(0x1B) else { return bytes.text }
    var result: [UInt8] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      guard bytes[index] == 0x1B, index + 1 < bytes.endIndex, bytes[index + 1] == UInt8(ascii: "[") else {
        result.append(bytes[index])
        index += 1
        continue
      }
      index += 2
      while index < bytes.endIndex, !(0x40...0x7E).contains(bytes[index]) { index += 1 }
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
