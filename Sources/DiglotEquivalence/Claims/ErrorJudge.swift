import DiglotModel

/// Judges claims about errors: `f()  # Raises ValueError`, `# KeyError: 'name'`. An error that is caught further out counts too.
struct ErrorJudge {
  private let judge: ClaimJudge
  private let claim: Claim
  private let type: String
  private let message: ClaimedText?

  init(_ judge: ClaimJudge, _ claim: Claim) {
    (self.judge, self.claim) = (judge, claim)
    var words = claim.text.split(separator: " ", omittingEmptySubsequences: false)[...]
    let isSentence = ["raises", "raise"].contains(words.first?.lowercased() ?? "")
    if isSentence { words.removeFirst() }
    let name = words.first.map { $0.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." } } ?? ""
    type = name.split(separator: ".").last.map(String.init) ?? ""
    let hasMessage = !isSentence && words.first?.hasSuffix(":") == true && words.count > 1
    message = hasMessage ? ClaimedText(words.dropFirst().joined(separator: " ")) : nil
  }

  func judgements() -> ClaimJudge.Both {
    let passages = judge.passages(of: claim)
    guard !passages.isEmpty else {
      let reason = ClaimVerdict.Judgement.notJudged("the line never ran")
      return (reason, reason)
    }
    let errors = passages.compactMap(\.error)
    let fitting = errors.first { holds($0.type, $0.message) }
    let python = ClaimVerdict.Judgement(fitting != nil, (fitting ?? errors.first).map(phrase) ?? "raises nothing")
    let isEnd = judge.python.end.kind == .raised && judge.python.end.type == (fitting ?? errors.first)?.type
    guard let swift = judge.swift, isEnd else { return (python, .notJudged("a port has no lines of the document")) }
    guard swift.end.kind == .raised else { return (python, .notBorneOut("raises nothing")) }
    let error = ErrorValue(type: swift.end.type ?? "", message: swift.end.message)
    let isNamed = ErrorNames(judge.contract.errors).areSame(python: type, swift: error.type)
    let fits = isNamed && (message?.matches(error.message ?? "") ?? true) || holds(error.type, error.message)
    return (python, ClaimVerdict.Judgement(fits, phrase(error)))
  }

  private func phrase(_ error: ErrorValue) -> String {
    let text = error.message ?? ""
    return "raises \(error.type)" + (text.isEmpty ? "" : ": \(text.start)")
  }

  private func holds(_ name: String, _ text: String?) -> Bool {
    let isType =
      name == type || Self.bases[type]?.contains(name) == true || ["Exception", "BaseException"].contains(type)
    guard isType, let message else { return isType }
    return text.map(message.matches) ?? true
  }

  /// Errors of which a document may name the base class alone (Objects/exceptions.c).
  private static let bases: [String: Set<String>] = [
    "OSError": [
      "FileNotFoundError", "FileExistsError", "PermissionError", "ConnectionError", "ConnectionResetError",
      "ConnectionRefusedError", "ConnectionAbortedError", "BrokenPipeError", "TimeoutError", "IsADirectoryError",
      "NotADirectoryError", "InterruptedError", "BlockingIOError", "ChildProcessError", "ProcessLookupError",
      "gaierror",
    ],
    "IOError": ["OSError", "FileNotFoundError", "FileExistsError", "PermissionError"],
    "ConnectionError": ["ConnectionResetError", "ConnectionRefusedError", "ConnectionAbortedError", "BrokenPipeError"],
    "LookupError": ["KeyError", "IndexError"],
    "ArithmeticError": ["ZeroDivisionError", "OverflowError", "FloatingPointError"],
    "ValueError": ["UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "JSONDecodeError"],
    "ImportError": ["ModuleNotFoundError"],
    "RuntimeError": ["RecursionError", "NotImplementedError"],
    "NameError": ["UnboundLocalError"],
    "SyntaxError": ["IndentationError", "TabError"],
  ]
}
