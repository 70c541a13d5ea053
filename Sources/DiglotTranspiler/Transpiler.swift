package import DiglotModel
internal import DiglotSyntax

/// Python to Swift: right, or refused with the construct and its line.
package enum Transpiler {
  package struct Result: Sendable {
    /// Nil where the program is refused.
    package var swift: String?
    package var diagnostics: [Diagnostic]
  }

  /// Translates a program.
  ///
  /// - Parameter path: what diagnostics call it.
  package static func translate(_ source: String, path: String) -> Result {
    do {
      let module = try SyntaxReader.read(source, path: path)
      do { return Result(swift: try Translator(module).run(), diagnostics: []) } catch {
        let place = SourceLocation(path: path, line: max(error.range.line, 1), column: error.range.column + 1)
        return Result(swift: nil, diagnostics: [Diagnostic(error.id, error.message, at: place)])
      }
    } catch { return Result(swift: nil, diagnostics: [error]) }
  }
}
