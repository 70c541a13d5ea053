extension Translator {
  /// An idiom: a body that is one expression needs no `return`, nor does the end of one that gives nothing.
  func withoutReturn(_ body: [String]) -> [String] {
    if body.count > 1, body.last == "  return" { return Array(body.dropLast()) }
    guard body.count == 1, let line = body.first, !line.contains("\n"), line.hasPrefix("  return ") else { return body }
    return ["  " + line.dropFirst("  return ".count)]
  }
}
