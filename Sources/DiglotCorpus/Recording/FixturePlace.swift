internal import DiglotFixtures
internal import DiglotModel

/// Where the fixture of a request lies, by the rules of `FixtureName`, and what it takes.
package struct FixturePlace: Sendable, Hashable {
  /// The folders below `fixtures/`, the host's first.
  package var folders: [String]
  /// The description's name without `.yaml`.
  package var stem: String
  /// As `FixtureFolder` reads them from that name.
  package var path: [String]
  package var query: [String: String]
  /// How the fixture takes other requests than this one.
  package var notes: [String]

  package var file: String { (folders + ["\(stem).yaml"]).joined(separator: "/") }

  /// Bytes of a file's name, of the 255 that file systems have. Two digits are for a second body.
  private static let longest = 250

  /// - Parameters:
  ///   - host: the name of the host's folder.
  ///   - target: as it stood in the request line.
  ///   - taken: names that patterns cannot have, since a body has them in braces.
  /// - Returns: nil where no fixture can answer this: empty segments, or too many.
  package init?(host: String, target: String, taken: Set<String> = []) {
    let parsed = RequestTarget(target)
    var segments = parsed.path
    if segments.last == "" { segments.removeLast() }
    guard segments.count < FixtureFiles.depthLimit - 1, !segments.contains("") else { return nil }
    var naming = PatternNames(taken: taken)
    notes = []
    path = []
    for (index, segment) in segments.enumerated() {
      let isLast = index == segments.count - 1
      path.append(Self.segment(segment, isLast: isLast, number: index + 1, &naming, &notes))
    }
    var parameters = Self.parameters(parsed.query, &naming, &notes)
    while true {
      if let place = Self.name(host, path, parameters) {
        (folders, stem) = place
        break
      }
      guard let shorter = Self.shortened(parameters, &naming, &notes) else { return nil }
      parameters = shorter
    }
    query = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// A segment as a fixture has it: itself, or a pattern where no file can have that name.
  private static func segment(
    _ text: String, isLast: Bool, number: Int, _ naming: inout PatternNames, _ notes: inout [String]
  ) -> String {
    if let name = Pattern(text).name {
      notes.append("its '\(text)' stands for any segment of a path")
      if naming.take(name) { return text }
    }
    let isFileName =
      !text.utf8.contains(UInt8(ascii: "/")) && !text.utf8.contains(0) && ![".", ".."].contains(text)
      && text.utf8.count <= longest && !(FixtureFiles.ignored.contains(text)) && !text.contains("{")
      && !text.contains("}")
    if isFileName { return text }
    let pattern = "{\(naming.make("part\(number)"))}"
    if Pattern(text).name == nil { notes.append("its '\(text)' can be no file's name: '\(pattern)' stands for any") }
    return pattern
  }

  /// Parameters as a fixture has them, each name once.
  private static func parameters(
    _ query: [RequestTarget.Parameter], _ naming: inout PatternNames, _ notes: inout [String]
  ) -> [RequestTarget.Parameter] {
    var result: [RequestTarget.Parameter] = []
    for parameter in query {
      guard !result.contains(where: { $0.name == parameter.name }) else {
        notes.append("'\(parameter.name)' is there more than once: the fixture asks for its first value only")
        continue
      }
      var kept = parameter
      if SecretNames.hasParameter(parameter.name) {
        kept.value = "{\(naming.make(parameter.name))}"
      } else if let name = Pattern(parameter.value).name, naming.take(name) {
        notes.append("the value of '\(parameter.name)' stands for any")
      } else if parameter.value.contains("{") || parameter.value.contains("}") {
        kept.value = "{\(naming.make(parameter.name))}"
        notes.append("the value of '\(parameter.name)' has braces: '\(kept.value)' stands for any")
      }
      result.append(kept)
    }
    return result
  }

  /// The longest value as a pattern; the longest parameter left out, where all are.
  private static func shortened(
    _ parameters: [RequestTarget.Parameter], _ naming: inout PatternNames, _ notes: inout [String]
  ) -> [RequestTarget.Parameter]? {
    var result = parameters
    let exact = result.indices.filter { Pattern(result[$0].value).name == nil && result[$0].value.utf8.count > 12 }
    if let index = exact.max(by: { result[$0].value.utf8.count < result[$1].value.utf8.count }) {
      result[index].value = "{\(naming.make(result[index].name))}"
      notes.append(
        "the value of '\(result[index].name)' is too long for a file's name: '\(result[index].value)' stands for any")
      return result
    }
    func length(_ parameter: RequestTarget.Parameter) -> Int { parameter.name.utf8.count + parameter.value.utf8.count }
    guard let index = result.indices.max(by: { length(result[$0]) < length(result[$1]) }) else { return nil }
    notes.append(
      "'\(result.remove(at: index).name.prefix(40))' is left out of the query: the file's name would be too long")
    return result
  }

  /// The folders and the stem that are read as this path and this query.
  private static func name(
    _ host: String, _ path: [String], _ parameters: [RequestTarget.Parameter]
  ) -> (folders: [String], stem: String)? {
    let query = parameters.isEmpty ? "" : "?" + parameters.map(written).joined(separator: "&")
    var candidates: [(folders: [String], stem: String)] = []
    if let last = path.last { candidates.append(([host] + path.dropLast(), last + query)) }
    candidates.append(([host] + path, "index" + query))
    let wanted = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    return candidates.first { folders, stem in
      guard stem.utf8.count <= longest, !(folders.count == 1 && stem == "host"),
        let file = try? FixtureName.file(stem + ".yaml", path: ""), file.isDescription
      else { return false }
      return folders.dropFirst() + (file.segment.map { [$0] } ?? []) == path[...] && file.query == wanted
    }
  }

  private static func written(_ parameter: RequestTarget.Parameter) -> String {
    let value = Pattern(parameter.value).name == nil ? encoded(parameter.value) : parameter.value
    return parameter.value.isEmpty ? encoded(parameter.name) : "\(encoded(parameter.name))=\(value)"
  }

  /// As in a URL; what a file's name may have, too, stays readable.
  private static func encoded(_ text: String) -> String {
    text.utf8.reduce(into: "") { result, byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", ",", ":", "@", "!", "*", "(", ")":
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += (byte < 16 ? "%0" : "%") + digits
      }
    }
  }
}

/// Names for the patterns of one fixture, each once.
private struct PatternNames {
  private var taken: Set<String>

  init(taken: Set<String>) { self.taken = taken }

  /// - Returns: false where another pattern has the name.
  mutating func take(_ name: String) -> Bool { taken.insert(name).inserted }

  /// A name as like `text` as can be.
  mutating func make(_ text: String) -> String {
    var name = String(
      text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }.prefix(40))
    if !Pattern.isName(name) { name = "_" + name }
    while !take(name) { name += "_" }
    return name
  }
}
