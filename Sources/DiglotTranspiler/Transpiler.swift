package import DiglotModel
internal import DiglotSyntax
internal import Foundation

/// Python to Swift: right, or refused with the construct and its line.
package enum Transpiler {
  package struct Result: Sendable {
    /// Nil where the program is refused.
    package var swift: String?
    package var diagnostics: [Diagnostic]
  }

  /// Where a line of a program stands: in a document, where the program is an example in one.
  package typealias Places = @Sendable (_ line: Int) -> SourceLocation

  /// Translates a program.
  ///
  /// - Parameters:
  ///   - path: what diagnostics call it.
  ///   - places: where its lines are said to stand, by `#sourceLocation` before each statement; nil to say nothing.
  package static func translate(_ source: String, path: String, places: Places? = nil) -> Result {
    LargeStack.run { translateHere(source, path: path, places) }
  }

  private static func translateHere(_ source: String, path: String, _ places: Places?) -> Result {
    do {
      let read = PrivateNames.resolved(in: try SyntaxReader.read(source, path: path))
      let module = OwnCopies.marked(in: MutableDefaults.spelledOut(in: FunctionNames.spelledOut(in: read)))
      return Names.$spellings.withValue(Spellings(of: module.body)) { translate(module, path: path, places) }
    } catch { return Result(swift: nil, diagnostics: [error]) }
  }

  private static func translate(_ module: Module, path: String, _ places: Places?) -> Result {
    var first: [Refusal] = []
    // What is empty at all times has elements of any type: one with which the program is right.
    for assumption in [Type.int, .string, .list(.int), .tuple([.int, .int])] {
      let translator = Translator(module, assumption: assumption)
      translator.places = places
      let (swift, refusals) = translator.run()
      if let swift { return Result(swift: Names.unmarked(swift), diagnostics: []) }
      if first.isEmpty { first = refusals }
      if !translator.hasAssumed { break }
    }
    return Result(swift: nil, diagnostics: diagnostics(first, path: path))
  }

  /// One for each line and finding, in the order of the lines.
  private static func diagnostics(_ refusals: [Refusal], path: String) -> [Diagnostic] {
    var seen: Set<String> = []
    let ordered = refusals.enumerated().sorted {
      ($0.element.range.line, $0.offset) < ($1.element.range.line, $1.offset)
    }
    return ordered.map(\.element).filter { seen.insert("\($0.range.line) \($0.id)").inserted }.map { refusal in
      let place = SourceLocation(path: path, line: max(refusal.range.line, 1), column: refusal.range.column + 1)
      return Diagnostic(refusal.id, Names.unmarked(refusal.message), at: place)
    }
  }
}
