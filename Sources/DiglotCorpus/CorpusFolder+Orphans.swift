package import DiglotModel
internal import Foundation

extension CorpusFolder {
  /// Ports, contexts and recorded outcomes that belong to no snippet: the document has changed, or a name is misspelt.
  package var orphans: [Diagnostic] {
    let ids = document.snippets.map(\.id)
    let files = ["ports", "contexts"].flatMap { orphans(in: $0, ending: [".swift", ".py"]) }
    return files.map { diagnostic("port-without-snippet", $0, ids) }
      + orphanedOutcomes.map { diagnostic("outcome-without-snippet", $0, ids) }
  }

  /// The paths of recorded outcomes that belong to no snippet.
  var orphanedOutcomes: [String] { hasOutcomes ? orphans(in: "expected", ending: [".txt"]) : [] }

  private func diagnostic(_ finding: String, _ path: String, _ ids: [String]) -> Diagnostic {
    let id = Self.id(path)
    let nearest = Nearest.to(id, in: ids).map { "the nearest snippet is '\($0)'" }
    return Diagnostic(
      finding, "no snippet of \(document.path) has the id '\(id)'", at: SourceLocation(path: path, line: 1),
      help: finding == "outcome-without-snippet" ? "'diglot accept \(root)' removes it" : nearest)
  }

  private func orphans(in part: String, ending endings: [String]) -> [String] {
    let ids = Set(document.snippets.map(\.id))
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(part)")) ?? []).sorted()
    return names.filter { name in endings.contains { name.hasSuffix($0) } && !ids.contains(Self.id(name)) }
      .map { "\(folder)/\(part)/\($0)" }
  }

  /// The name of a file up to its first dot.
  private static func id(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.split(separator: ".").first ?? "")
  }
}
