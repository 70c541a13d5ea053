internal import DiglotFixtures
internal import DiglotModel

/// What the name of a file or a folder in `fixtures/` says.
enum FixtureName {
  /// Of a host's folder: `api.example.com`, `localhost:8080`.
  ///
  /// - Returns: nil where it is no host's name. Names are in lower case, as clients ask for them.
  static func host(_ text: String) -> Site.Host? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let labels = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts[0].utf8.count <= 253, labels.allSatisfy(isLabel) else { return nil }
    guard parts.count == 2 else { return Site.Host(name: text) }
    guard parts[1].utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let port = Int(parts[1]), (1...65535).contains(port), "\(port)" == parts[1]
    else { return nil }
    return Site.Host(name: String(parts[0]), ports: [port])
  }

  /// RFC 1123, 2.1: letters, digits and hyphens, which are not at an end. An underscore is common, too.
  private static func isLabel(_ label: Substring) -> Bool {
    let isPlain = label.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "0"..."9", "-", "_": true
      default: false
      }
    }
    return isPlain && (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
  }

  /// Of a file: the last segment of its path, and its query.
  struct File: Equatable {
    /// nil for `index`: the folder itself.
    var segment: String?
    var query: [String: String]
    /// Whether it is YAML that says what is answered; else it is the answer's body.
    var isDescription: Bool
  }

  /// `users.yaml`, `logo.png`, `search?q={q}.yaml`, `index.html`.
  static func file(_ text: String, path: String) throws(Diagnostic) -> File {
    func invalid(_ message: String, help: String? = nil) -> Diagnostic {
      FixtureFiles.invalid(message, path, help: help)
    }
    if text.hasSuffix(".yml") {
      throw invalid("a fixture's description ends in '.yaml'", help: "rename it to '\(text.dropLast(4)).yaml'")
    }
    let isDescription = text.hasSuffix(".yaml")
    var name = isDescription ? text.dropLast(5) : text[...]
    var query: [String: String] = [:]
    if let mark = name.firstIndex(of: "?") {
      var written = name[name.index(after: mark)...]
      var ending: Substring = ""
      // The query of `posts?page=2.json` stands before the extension, as it does in `posts?page=2.yaml`.
      if !isDescription, MediaType.hasExtension(written), let dot = written.lastIndex(of: ".") {
        (written, ending) = (written[..<dot], written[dot...])
      }
      for parameter in RequestTarget.query(String(written)) {
        if let problem = problem(parameter.value) { throw invalid(problem) }
        guard query.updateValue(parameter.value, forKey: parameter.name) == nil else {
          throw invalid("'\(parameter.name)' is twice in one query")
        }
      }
      guard !query.isEmpty else { throw invalid("a query is missing behind the '?'") }
      name = name[..<mark] + ending
    }
    let isIndex = name == "index" || (!isDescription && name.hasPrefix("index.") && MediaType.hasExtension(name))
    if isIndex { return File(segment: nil, query: query, isDescription: isDescription) }
    guard !name.isEmpty else { throw invalid("a name is missing", help: "a folder's own path is 'index'") }
    return File(segment: try segment(String(name), path: path), query: query, isDescription: isDescription)
  }

  /// Of a folder or a file: a segment of a path.
  static func segment(_ text: String, path: String) throws(Diagnostic) -> String {
    if let problem = problem(text) { throw FixtureFiles.invalid(problem, path) }
    return text
  }

  /// Braces that are no pattern are a mistake rather than a part of a path.
  private static func problem(_ text: String) -> String? {
    guard text.contains("{") || text.contains("}"), Pattern(text).name == nil else { return nil }
    let inner = text.dropFirst().dropLast()
    guard text.hasPrefix("{"), text.hasSuffix("}"), !inner.contains("{"), !inner.contains("}") else {
      return "'\(text)': a pattern such as '{id}' stands for a whole segment of a path or a whole value of a query"
    }
    return "'\(text)': a pattern's name is of letters, digits and '_', and starts with no digit"
  }
}
