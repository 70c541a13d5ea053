public import Testing

/// An example of a document and its port, as `diglot verify` judged the pair: an argument of a parameterized test.
///
///     import DiglotTesting
///     import Testing
///
///     @Test(arguments: try VerifiedPair.all(in: "corpus"))
///     func `a port behaves as its example`(pair: VerifiedPair) { pair.check() }
///
/// Each pair is a test case of its own. What is wrong with it is an issue at the line of the port.
public struct VerifiedPair: Sendable {
  /// The example's id in its document.
  public let id: String
  /// The path of the document.
  public let document: String
  /// The path of the port; nil where there is none.
  public let port: String?
  /// equivalent, different, unported, skipped or failed.
  public let verdict: String
  /// What is wrong; none where the verdict is equivalent or skipped.
  public let problems: [Problem]

  /// One thing that is wrong with a pair.
  public struct Problem: Sendable {
    /// What `diglot explain` takes.
    public let id: String
    /// One phrase, and the lines of both sides below it.
    public let message: String
    /// The line and column of the port, both from 1; of the document where it has no port.
    public let line: Int
    public let column: Int
  }

  /// Verifies documents or corpus folders, all pairs in one run, which uses every core.
  ///
  /// - Parameters:
  ///   - paths: taken from the working directory, which is the package's folder in `swift test`.
  ///   - options: further arguments of `diglot verify`, as `["--only", "creating-tasks"]`.
  /// - Returns: the pairs in the order of the documents.
  /// - Throws: `DiglotError` where no `diglot` is in the PATH (the variable DIGLOT names another one), or where it could not verify.
  public static func all(in paths: String..., options: [String] = []) throws -> [VerifiedPair] {
    let report = try Report(verifying: paths, options: options)
    return report.pairs.map(VerifiedPair.init)
  }

  /// Records an issue for each thing that is wrong, at the line of the port.
  public func check(fileID: String = #fileID) {
    let path = port ?? document
    // What the console shows of a place is the name in its id, whatever the path.
    let id = "\(fileID.prefix { $0 != "/" })/\(path.split(separator: "/").last ?? "")"
    for problem in problems {
      let location = SourceLocation(fileID: id, filePath: path, line: problem.line, column: problem.column)
      Issue.record("[\(problem.id)] '\(self.id)': \(problem.message)", sourceLocation: location)
    }
  }
}

extension VerifiedPair: CustomTestStringConvertible {
  public var testDescription: String { id }
}
