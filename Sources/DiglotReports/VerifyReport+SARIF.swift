import DiglotModel

extension VerifyReport {
  /// SARIF 2.1.0, as code scanning reads it: a result for each finding, at the line of the document, with that of the port.
  ///
  /// See https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html.
  func sarif() -> String {
    let pages = DiagnosticPages()
    let results = pairs.flatMap { pair in Finding.all(of: pair).map { Result(finding: $0, pair: pair, lines: pointed) }
    }
    let ids = Set(results.map(\.finding.id) + documentFindings.map(\.id)).sorted()
    let index = Dictionary(uniqueKeysWithValues: ids.enumerated().map { ($0.element, $0.offset) })
    let driver: [String: JSON] = [
      "name": .string("diglot"), "version": .string(Diglot.version), "semanticVersion": .string(Diglot.version),
      "rules": .array(ids.map { Self.rule($0, pages[$0]) }),
    ]
    let run: [String: JSON] = [
      "tool": .object(["driver": .object(driver)]),
      "invocations": .array([.object(["executionSuccessful": .bool(unfinished == 0)])]),
      "columnKind": .string("unicodeCodePoints"),
      "results": .array(
        results.map { $0.json(ruleIndex: index[$0.finding.id] ?? 0) }
          + documentFindings.map { Self.result(of: $0, ruleIndex: index[$0.id] ?? 0, pointed) }),
      "properties": .object(["summary": .object(summary)]),
    ]
    return JSON.object([
      "$schema": .string("https://json.schemastore.org/sarif-2.1.0.json"), "version": .string("2.1.0"),
      "runs": .array([.object(run)]),
    ]).text
  }

  private static func rule(_ id: String, _ page: DiagnosticPages.Page?) -> JSON {
    var members: [String: JSON] = ["id": .string(id)]
    if let page {
      members["shortDescription"] = .object(["text": .string(page.summary)])
      members["help"] = .object(["text": .string(page.text), "markdown": .string(page.text)])
    }
    return .object(members)
  }

  /// A finding of a pair as a result.
  private struct Result {
    var finding: Finding
    var pair: PairResult
    var lines: PointedLines

    func json(ruleIndex: Int) -> JSON {
      let sides = finding.rows.map { "\($0.name): \($0.text)" }
      let text = (["'\(pair.id)': \(finding.message)"] + sides).joined(separator: "\n")
      var members = VerifyReport.result(
        finding.id, ruleIndex: ruleIndex, level: "error", text, at: finding.document, of: pair.id, lines)
      if let port = finding.port {
        var related = VerifyReport.location(port, lines)
        related["message"] = .object(["text": .string("the port")])
        members["relatedLocations"] = .array([.object(related)])
      }
      return .object(members)
    }
  }

  private static func result(of finding: Diagnostic, ruleIndex: Int, _ lines: PointedLines) -> JSON {
    .object(
      result(
        finding.id, ruleIndex: ruleIndex, level: finding.severity.rawValue, finding.message,
        at: finding.location ?? SourceLocation(path: "", line: 1), of: "", lines))
  }

  private static func result(
    _ id: String, ruleIndex: Int, level: String, _ text: String, at place: SourceLocation, of pair: String,
    _ lines: PointedLines
  ) -> [String: JSON] {
    [
      "ruleId": .string(id), "ruleIndex": .int(ruleIndex), "level": .string(level),
      "message": .object(["text": .string(text)]), "locations": .array([.object(location(place, lines))]),
      // The line is no part of it: an alert stays the same when the document grows above it.
      "partialFingerprints": .object(["pair/v1": .string("\(place.path)#\(pair)#\(id)")]),
    ]
  }

  /// A line of which nobody knows the text any more is pointed at as a whole.
  private static func location(_ place: SourceLocation, _ lines: PointedLines) -> [String: JSON] {
    var region: [String: JSON] = ["startLine": .int(place.line)]
    if let column = lines.column(of: place) { region["startColumn"] = .int(column) }
    return [
      "physicalLocation": .object([
        "artifactLocation": .object(["uri": .string(uri(place.path))]), "region": .object(region),
      ])
    ]
  }

  /// A path as a reference of RFC 3986: relative paths stay relative, which code scanning wants.
  private static func uri(_ path: String) -> String {
    var text = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "/", ".", "_", "-", "~": text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "%" + Unicode.Scalar(byte).hexadecimal(digits: 2).uppercased()
      }
    }
    return text
  }
}
