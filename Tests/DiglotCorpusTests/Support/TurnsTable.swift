import Foundation
import Testing

/// A row of the table in Sources/Diglot.docc/Turns.md, the one place that has its numbers.
struct TurnsRow: Sendable, CustomTestStringConvertible {
  var name: String
  var python: Side
  var swift: Side
  /// Why the two sides differ; empty where they do not.
  var remark: String

  struct Side: Sendable {
    var code: String
    var turns: Int
    /// The line that the program of this side prints.
    func line(_ name: String) -> String { "\(name): \(turns)" }
  }

  var testDescription: String { name }

  /// A row has six cells, of which two are numbers; others belong to other tables or to this one's head.
  init?(_ line: Substring) {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast().map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard line.hasPrefix("|"), cells.count == 6, let python = Int(cells[2]), let swift = Int(cells[4]) else {
      return nil
    }
    name = cells[0]
    self.python = Side(code: cells[1].trimmingCharacters(in: ["`"]), turns: python)
    self.swift = Side(code: cells[3].trimmingCharacters(in: ["`"]), turns: swift)
    remark = cells[5]
  }

  static let page = FirstDocument.root + "/Sources/Diglot.docc/Turns.md"

  /// Empty where the page cannot be read, which a test finds out.
  static let all: [TurnsRow] = ((try? String(contentsOfFile: page, encoding: .utf8)) ?? "").split(separator: "\n")
    .compactMap { TurnsRow($0) }
}
