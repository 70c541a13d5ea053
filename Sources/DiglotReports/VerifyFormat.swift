internal import DiglotModel

/// What the report of `diglot verify` can be written as.
package enum VerifyFormat: String, CaseIterable, Sendable {
  /// For a reader at a terminal.
  case text
  /// For a script: the keys are a contract.
  case json
  /// JUnit's XML, as Jenkins and GitLab read it: a suite for each document, a case for each pair.
  case junit
  /// Annotations of a GitHub workflow, at lines of the document and of the port.
  case github
  /// For a summary or a comment: a table of the documents, and what differs.
  case markdown
  /// A page of one file, with sources and timelines.
  case html
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// TAP 14, the Test Anything Protocol.
  case tap
}

extension VerifyReport {
  /// The report in a format, with a final newline.
  ///
  /// - Parameters:
  ///   - color: whether text is coloured.
  ///   - isQuiet: whether text has nothing but what is wrong.
  package func written(as format: VerifyFormat, color: Bool, isQuiet: Bool = false) -> String {
    switch format {
    case .text: isQuiet ? findings(color: color) : text(color: color)
    case .json: json()
    case .junit: junit()
    case .github: github()
    case .markdown: markdown()
    case .html: VerifyPage(report: self).html
    case .sarif: sarif()
    case .tap: tap()
    }
  }

  /// The pairs of each document, in the order of the report.
  var documents: [(path: String, pairs: [PairResult])] {
    var found: [(path: String, pairs: [PairResult])] = []
    for pair in pairs {
      if let index = found.firstIndex(where: { $0.path == pair.document }) {
        found[index].pairs.append(pair)
      } else {
        found.append((pair.document, [pair]))
      }
    }
    return found
  }
}
