/// What the compiler printed, parted into what it says of the port and of the lines that Diglot put behind it.
struct CompilerOutput {
  /// Each diagnostic with its excerpt, as it was printed.
  private(set) var ofPort = ""
  /// The lines of Diglot's own part in which there are errors, 1-based.
  private(set) var ownErrorLines: [Int] = []

  init(_ text: String) {
    guard !text.isEmpty else { return }
    var isOwn = false
    // A note belongs to the diagnostic before it.
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(text.hasSuffix("\n") ? 1 : 0) {
      if [": error: ", ": warning: ", ": remark: "].contains(where: { line.contains($0) }) {
        isOwn = line.hasPrefix("<diglot>:")
        if isOwn, line.contains(": error: "),
          let number = line.split(separator: ":").dropFirst().first.flatMap({ Int($0) })
        {
          ownErrorLines.append(number)
        }
      }
      if !isOwn { ofPort += line + "\n" }
    }
  }
}
