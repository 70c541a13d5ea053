package import DiglotModel

/// What came of translating programs.
package struct TranspileReport {
  package struct Row {
    package var path: String
    /// The id of the snippet, where it is one of a document.
    package var snippet: String?
    package var swift: String?
    package var diagnostics: [Diagnostic]
    /// Nil where nobody asked.
    package var isCompiled: Bool?
    package var verdict: Verdict?
    package var compilerOutput: String

    package init(
      path: String, snippet: String? = nil, swift: String?, diagnostics: [Diagnostic], isCompiled: Bool?,
      verdict: Verdict?,
      compilerOutput: String
    ) {
      (self.path, self.snippet, self.swift, self.diagnostics) = (path, snippet, swift, diagnostics)
      (self.isCompiled, self.verdict, self.compilerOutput) = (isCompiled, verdict, compilerOutput)
    }

    var name: String { snippet ?? path }
    var isEquivalent: Bool { verdict?.outcome == .equivalent }
  }

  package let rows: [Row]
  package let isChecked: Bool

  package init(translations: [Row], isChecked: Bool) { (rows, self.isChecked) = (translations, isChecked) }

  /// Whether all is translated, and equivalent where that was asked for.
  package var isClean: Bool { rows.allSatisfy { $0.swift != nil && (!isChecked || $0.isEquivalent) } }

  package func text() -> String {
    guard isChecked else { return rows.compactMap(\.swift).joined(separator: "\n") }
    var lines = rows.map { row -> String in
      if row.isEquivalent { return "equivalent  \(row.name)" }
      if row.swift == nil { return "refused     \(row.name)" }
      if row.isCompiled == false { return "failed      \(row.name): the Swift does not compile\n\(row.compilerOutput)" }
      return "different   \(row.name): \(row.verdict?.differences.first?.message ?? "")"
    }
    lines.append("")
    lines.append(
      "\(rows.count) \(noun)\(rows.count == 1 ? "" : "s"): \(rows.count { $0.swift != nil }) translated, \(rows.count { $0.isCompiled == true }) compiled, \(rows.count(where: \.isEquivalent)) equivalent"
    )
    return lines.joined(separator: "\n") + "\n"
  }

  private var noun: String { rows.allSatisfy { $0.snippet != nil } ? "snippet" : "file" }

  package func json() -> String {
    let files = rows.map { row -> JSON in
      var members: [String: JSON] = [
        "path": .string(row.path), "translated": .bool(row.swift != nil),
        "diagnostics": .array(
          row.diagnostics.map { finding in
            .object([
              "id": .string(finding.id), "line": .int(finding.location?.line ?? 1), "message": .string(finding.message),
            ])
          }),
      ]
      if let snippet = row.snippet { members["id"] = .string(snippet) }
      if let swift = row.swift { members["swift"] = .string(swift) }
      if isChecked {
        members["compiled"] = .bool(row.isCompiled == true)
        members["equivalent"] = .bool(row.isEquivalent)
        if row.isCompiled == false { members["compiler"] = .string(row.compilerOutput) }
        if let difference = row.verdict?.differences.first { members["difference"] = .string(difference.message) }
      }
      return .object(members)
    }
    var summary: [String: JSON] = ["files": .int(rows.count), "translated": .int(rows.count { $0.swift != nil })]
    if isChecked {
      summary["compiled"] = .int(rows.count { $0.isCompiled == true })
      summary["equivalent"] = .int(rows.count(where: \.isEquivalent))
    }
    return JSON.object(["files": .array(files), "summary": .object(summary)]).text
  }
}
