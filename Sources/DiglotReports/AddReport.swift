package import DiglotModel

/// What `diglot add` tells: each file, the verdicts, and what is left to do, in order.
package struct AddReport {
  /// A file, and `created`, `updated`, `moved` or `kept`; from where it was moved.
  package typealias File = (path: String, action: String, from: String?)
  /// Something left to do, and where.
  package typealias Step = (text: String, place: String)

  let folder: String
  let files: [File]
  let pairs: [PairResult]
  let steps: [Step]
  let isDry: Bool

  package init(folder: String, files: [File], pairs: [PairResult], steps: [Step], isDry: Bool) {
    (self.folder, self.files, self.pairs, self.steps, self.isDry) = (folder, files, pairs, steps, isDry)
  }

  package var isComplete: Bool { steps.isEmpty }

  /// The report for a reader, with a final newline.
  package func text() -> String {
    var lines = files.filter { $0.action != "kept" }.map { file in
      "\(isDry ? "would be " : "")\(file.action)  \(Terminal.visible(file.path))"
        + (file.from.map { "  (was \(Terminal.visible($0)))" } ?? "")
    }
    let kept = files.count { $0.action == "kept" }
    if kept > 0 { lines.append("kept     \(kept.of("port"))") }
    if isDry { return (lines + ["nothing is written: '--dry-run'"]).joined(separator: "\n") + "\n" }
    let equivalent = pairs.count { $0.verdict.outcome == .equivalent }
    lines.append("\(pairs.count.of("pair")) in \(Terminal.visible(folder)): \(equivalent) equivalent")
    if !steps.isEmpty {
      lines.append("")
      lines.append("What is left:")
      for (index, step) in steps.enumerated() {
        lines.append("  \(index + 1). \(Terminal.visible(step.text))")
        lines.append("     \(Terminal.visible(step.place))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The report as JSON, with a final newline.
  package func json() -> String {
    JSON.object([
      "folder": .string(folder),
      "files": .array(
        files.map { file in
          var members: [String: JSON] = ["path": .string(file.path), "action": .string(file.action)]
          if let from = file.from { members["from"] = .string(from) }
          return .object(members)
        }),
      "pairs": .array(
        pairs.map { .object(["id": .string($0.id), "verdict": .string($0.verdict.outcome.rawValue)]) }),
      "steps": .array(steps.map { .object(["text": .string($0.text), "place": .string($0.place)]) }),
    ]).text
  }
}
