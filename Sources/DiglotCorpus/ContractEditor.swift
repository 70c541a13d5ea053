package import DiglotModel
internal import Foundation
internal import Yams

/// Adds relaxations to a `diglot.yaml` without touching what stands there: comments, order, style.
package struct ContractEditor {
  let path: String

  package init(_ folder: CorpusFolder) { path = folder.folder + "/diglot.yaml" }

  /// The lines of a relaxation as an item of a list, indented by some columns.
  package static func text(of relaxation: Relaxation, indentation: Int) -> [String] {
    let start = String(repeating: " ", count: indentation)
    var lines = ["kind: \(relaxation.kind.name)"]
    func add(_ range: LineRange) {
      lines.append("lines: " + (range.count == 1 ? "\(range.start)" : "\(range.start)-\(range.end)"))
    }
    switch relaxation.kind {
    case .pattern(let range, let python, let swift):
      add(range)
      lines += ["python: \(quoted(python))", "swift: \(quoted(swift))"]
    case .unordered(let range): add(range)
    case .interleaved(let range, let groups):
      add(range)
      lines += ["groups:"] + groups.map { "  - \(quoted($0))" }
    case .time(let range, let tolerance):
      add(range)
      lines.append("tolerance: \(Double(tolerance) / 1e9)")
    case .number(let subject, let tolerance):
      switch subject {
      case .lines(let range): add(range)
      case .value(let name): lines.append("name: \(quoted(name))")
      }
      if tolerance.absolute > 0 { lines.append("absolute: \(tolerance.absolute)") }
      if tolerance.relative > 0 { lines.append("relative: \(tolerance.relative)") }
    case .value(let name): lines.append("name: \(quoted(name))")
    case .waits, .error, .realTime: break
    }
    lines.append("reason: \(quoted(relaxation.reason))")
    return lines.enumerated().map { index, line in start + (index == 0 ? "- " : "  ") + line }
  }

  /// In single quotes, in which only a quote needs another one.
  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }

  /// Writes the file with one relaxation more.
  ///
  /// - Throws: `[contract-not-written]` where the file has a form that cannot be extended without rewriting it; then it is as it was.
  package func add(_ relaxation: Relaxation, to id: String, ids: [String]) throws(Diagnostic) {
    let old = try CorpusFolder.text(path) ?? ""
    let before = try ContractFile(path: path, text: old, ids: ids)
    var expected = before[id].relaxations.map(\.unplaced)
    expected.append(relaxation.unplaced)
    let refusal = Diagnostic(
      "contract-not-written", "\(path) has a form that cannot be added to", help: "add the relaxation by hand")
    guard let new = try text(adding: relaxation, to: id, in: old) else { throw refusal }
    // What was written must read as what was meant, and all else as before.
    guard let after = try? ContractFile(path: path, text: new, ids: ids),
      Set(after[id].relaxations.map(\.unplaced)) == Set(expected), after[id].relaxations.count == expected.count,
      ids.allSatisfy({ $0 == id || after[$0].relaxations.map(\.unplaced) == before[$0].relaxations.map(\.unplaced) })
    else { throw refusal }
    do { try WholeFile.write(Data(new.utf8), to: path) } catch {
      throw Diagnostic("contract-not-written", "cannot write \(path)")
    }
  }

  /// The new lines stand first in the mapping or list that they belong to: where that begins is known, whatever comes behind it.
  private func text(adding relaxation: Relaxation, to id: String, in old: String) throws(Diagnostic) -> String? {
    let reader = YAMLReader(path: path, finding: "contract-invalid", text: old)
    var lines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    func item(_ indentation: Int) -> [String] { Self.text(of: relaxation, indentation: indentation) }
    func inserted(_ new: [String], behind line: Int) -> String {
      (lines[..<line] + new + lines[line...]).joined(separator: "\n") + "\n"
    }
    guard let root = try reader.compose(), let top = root.mapping else {
      return inserted(["pairs:", "  \(id):", "    relaxations:"] + item(6), behind: lines.count)
    }
    guard top.style != .flow else { return nil }
    guard let pairsKey = Self.key("pairs", in: top), let pairs = top["pairs"], let pairsMark = pairsKey.mark else {
      return inserted(["pairs:", "  \(id):", "    relaxations:"] + item(6), behind: lines.count)
    }
    guard let all = pairs.mapping, let first = all.keys.first?.mark else {
      return inserted(["  \(id):", "    relaxations:"] + item(6), behind: pairsMark.line)
    }
    let column = first.column - 1
    let start = String(repeating: " ", count: column)
    guard all.style != .flow, first.line > pairsMark.line else { return nil }
    guard let key = Self.key(id, in: all), let pair = all[id], let mark = key.mark else {
      return inserted([start + "\(id):", start + "  relaxations:"] + item(column + 4), behind: pairsMark.line)
    }
    guard let parts = pair.mapping, let inner = parts.keys.first?.mark else {
      return inserted([start + "  relaxations:"] + item(column + 4), behind: mark.line)
    }
    guard parts.style != .flow, inner.line > mark.line else { return nil }
    let innerStart = String(repeating: " ", count: inner.column - 1)
    guard let list = Self.key("relaxations", in: parts), let listMark = list.mark else {
      return inserted([innerStart + "relaxations:"] + item(inner.column + 1), behind: mark.line)
    }
    guard let items = parts["relaxations"]?.sequence, items.style != .flow, let item = items.first?.mark,
      item.line > listMark.line, item.column >= 3
    else { return nil }
    return inserted(Self.text(of: relaxation, indentation: item.column - 3), behind: listMark.line)
  }

  private static func key(_ name: String, in mapping: Node.Mapping) -> Node? {
    mapping.keys.first { $0.string == name }
  }
}

extension Relaxation {
  /// Without its place.
  fileprivate var unplaced: Relaxation { Relaxation(kind, reason: reason) }
}
