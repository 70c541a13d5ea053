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
}

extension VerifyReport {
  /// The report in a format, with a final newline.
  ///
  /// - Parameter color: whether text is coloured.
  package func written(as format: VerifyFormat, color: Bool) -> String {
    switch format {
    case .text: text(color: color)
    case .json: json()
    case .junit: junit()
    case .github: github()
    case .markdown: markdown()
    case .html: VerifyPage(report: self).html
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
