internal import Foundation

/// What a reader says to a question.
enum Answer {
  case yes, no, all, quit
}

extension Terminal {
  /// Whether somebody is there to be asked.
  static var isInteractive: Bool { isatty(0) == 1 && isatty(2) == 1 }

  /// Whether this is a machine that nobody looks at. `CI=false` says that it is none.
  static var isCI: Bool {
    let value = ProcessInfo.processInfo.environment["CI"] ?? ""
    return !["", "0", "false"].contains(value.lowercased())
  }

  /// Asks until it is answered; the end of the input is a `quit`.
  ///
  /// - Parameter offersAll: whether `a` is an answer.
  static func ask(_ question: String, offersAll: Bool = true) -> Answer {
    while true {
      prompt("\(question) [y]es, [n]o\(offersAll ? ", [a]ll" : ""), [q]uit: ")
      switch readLine()?.trimmingCharacters(in: .whitespaces).lowercased() {
      case "y", "yes": return .yes
      case "n", "no": return .no
      case "a", "all": if offersAll { return .all }
      case "q", "quit": return .quit
      case nil:
        prompt("\n")
        return .quit
      default: break
      }
    }
  }

  /// Asks for a line of text; nil at the end of the input.
  static func askForText(_ question: String) -> String? {
    prompt(question)
    return readLine()?.trimmingCharacters(in: .whitespaces)
  }

  private static func prompt(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
