extension Translator {
  /// An idiom: a body that is one expression needs no `return`.
  func withoutReturn(_ body: [String]) -> [String] {
    guard body.count == 1, let line = body.first, !line.contains("\n"), line.hasPrefix("  return ") else { return body }
    return ["  " + line.dropFirst("  return ".count)]
  }
}
