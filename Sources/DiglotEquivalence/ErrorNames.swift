/// Which Swift error stands for which Python exception.
///
/// The contract's map decides where it names the Python type. Elsewhere the names must be equal, or be paired here.
/// Modules are left out on both sides unless the contract writes them: `asyncio.exceptions.TimeoutError` is
/// `TimeoutError`.
struct ErrorNames {
  /// Pairs that hold everywhere: both languages raise these themselves, so a port cannot choose the name.
  ///
  /// - `CancelledError` (`Lib/asyncio/exceptions.py`) ↔ `CancellationError` (Swift's `_Concurrency`).
  /// - `TimeoutError` ↔ `TimeoutError`: the builtin, and since Python 3.11 `asyncio.TimeoutError` too; Swift has none,
  ///   and a port that declares one keeps the name.
  static let builtIn = ["CancelledError": "CancellationError", "TimeoutError": "TimeoutError"]

  private let declared: [String: String]

  init(_ declared: [String: String]) { self.declared = declared }

  func areSame(python: String?, swift: String?) -> Bool {
    guard let python, let swift else { return python == nil && swift == nil }
    let (pythonName, swiftName) = (Self.unqualified(python), Self.unqualified(swift))
    if let expected = declared[python] ?? declared[pythonName] { return expected == swift || expected == swiftName }
    return pythonName == swiftName || Self.builtIn[pythonName] == swiftName
  }

  private static func unqualified(_ name: String) -> String {
    name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? name
  }
}
