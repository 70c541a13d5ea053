internal import DiglotModel

/// What pip could not do, as diagnostics.
enum PackageFailure {
  /// The wheels of a lock file could not be had.
  static func installing(_ lock: PackageLock, _ answer: Pip.Answer) -> Diagnostic {
    if answer.sawWrongHash {
      // "    name==version from LINK:", after a heading.
      let lines = answer.errors.split(separator: "\n").map { $0.drop { $0 == " " } }
      let start = lines.first { $0.contains(" from ") && $0.contains("==") || $0.contains(" (from ") } ?? ""
      let name = Requirement.normalized(String(start.prefix { !"=<>!~ [".contains($0) }))
      return Diagnostic(
        "packages-hash", "a wheel of '\(name)' is another one than was locked: its hash differs",
        at: lock.location(of: name), notes: ["nothing of it was installed"],
        help: "'diglot install --update' locks what the index has now, if you trust it")
    }
    let complaint = answer.complaints.first ?? ""
    return Diagnostic(
      "packages-failed", "the locked packages cannot be installed: \(complaint)",
      at: lock.location(of: name(in: answer.complaints) ?? ""), notes: notes(answer))
  }

  /// The declared packages could not be resolved.
  static func resolving(_ requirements: [Requirement], _ answer: Pip.Answer) -> Diagnostic {
    // Of a conflict the last line is an address to read more at, the first says between what.
    let isConflict = answer.errors.contains("ResolutionImpossible")
    let complaint = (isConflict ? answer.complaints.first : answer.complaints.last) ?? ""
    let name = name(in: answer.complaints)
    let culprit =
      requirements.first { requirement in answer.complaints.contains { $0.contains("'\(requirement.text)'") } }
      ?? requirements.first { $0.name == name } ?? requirements.first
    let isInvalid = answer.errors.contains("Invalid requirement")
    return Diagnostic(
      isInvalid ? "package-invalid" : "packages-failed",
      isInvalid ? "pip cannot read '\(culprit?.text ?? "")'" : "the declared packages cannot be had: \(complaint)",
      at: culprit?.location, notes: notes(answer),
      help: isInvalid ? "write it as PEP 508 does: 'aiohttp==3.11.*'" : nil)
  }

  private static func notes(_ answer: Pip.Answer) -> [String] {
    answer.sawNoIndex ? ["pip could not reach its index"] : []
  }

  /// pip names the package last: `No matching distribution found for NAME==VERSION`.
  private static func name(in complaints: [String]) -> String? {
    guard let line = complaints.last(where: { $0.contains(" found for ") }),
      let range = line.firstRange(of: " found for ")
    else { return nil }
    return Requirement.normalized(String(line[range.upperBound...].prefix { !"=<>!~ [(".contains($0) }))
  }
}
