import Foundation
import Testing

/// A program of `Tests/Fixtures/blocking`: it blocks in one way, and a timeline beside it says what it must do and when.
///
/// The folder `more` holds those that differ little from others. Only `tools/soak` runs them: compiling ports takes time.
struct BlockingProgram: Sendable, CustomTestStringConvertible {
  enum Language: String, CaseIterable, Sendable {
    case python = "py"
    case swift
  }

  /// The file's name without its extension.
  var name: String
  var source: String
  /// What `Timeline` must show, line by line.
  var expected: String

  var testDescription: String { name }

  /// As an example of a document; a port gets a short Python snippet for a pair, with which it need not agree.
  func example(_ language: Language) -> Example {
    let title = name.replacing("-", with: " ").capitalized
    return switch language {
    case .python: Example(title, python: source)
    case .swift: Example(title, python: "import time\n\nprint('hello')", swift: source)
    }
  }

  static let folder = FirstDocument.root + "/Tests/Fixtures/blocking"

  /// The programs in a folder; none where it cannot be read, which the test that counts them tells.
  static func all(_ language: Language) -> [BlockingProgram] {
    let path = "\(folder)/\(language)"
    func text(_ name: String) -> String? {
      (try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8))?.trimmingCharacters(in: .newlines)
    }
    return names(path, language.rawValue).compactMap { name in
      guard let source = text("\(name).\(language.rawValue)"), let expected = text(name + ".txt") else { return nil }
      return BlockingProgram(name: name, source: source, expected: expected)
    }
  }

  /// The sorted names of a folder's files that have this extension, without it.
  static func names(_ folder: String, _ pathExtension: String) -> [String] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return files.filter { $0.hasSuffix("." + pathExtension) }.map { String($0.dropLast(pathExtension.count + 1)) }
      .sorted()
  }
}
