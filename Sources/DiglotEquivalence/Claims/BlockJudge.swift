import DiglotModel

/// Judges blocks of claimed output: each line of the block finds its line of the output.
///
/// The lines are aligned as a longest common subsequence, so that one line in the wrong place is one line that is not borne out.
struct BlockJudge {
  private let judge: ClaimJudge

  init(_ judge: ClaimJudge) { self.judge = judge }

  /// The claims of a block with their block.
  private var blocks: [(block: Claim.Block, claims: [Claim])] {
    var result: [(block: Claim.Block, claims: [Claim])] = []
    for claim in judge.snippet.claims {
      guard case .block(let block) = claim.subject else { continue }
      if result.last?.block == block {
        result[result.count - 1].claims.append(claim)
      } else {
        result.append((block, [claim]))
      }
    }
    return result
  }

  func judgements() -> [Claim: ClaimJudge.Both] {
    var result: [Claim: ClaimJudge.Both] = [:]
    for (block, claims) in blocks {
      guard let indices = indices(of: block) else {
        let reason = ClaimVerdict.Judgement.notJudged("the lines above it never ran, or more than once")
        for claim in claims { result[claim] = (reason, reason) }
        continue
      }
      let python = judgements(of: claims, block, in: indices.map { judge.python.output[$0].text })
      let swift = judge.swiftTexts(at: indices).map { judgements(of: claims, block, in: $0) }
      for (number, claim) in claims.enumerated() {
        result[claim] = (python[number], swift?[number] ?? ClaimJudge.noPort)
      }
    }
    return result
  }

  /// The lines of standard output that a block shows: all that the document's lines wrote, or what its statements brought; nil
  /// where those did not run just once.
  private func indices(of block: Claim.Block) -> [Int]? {
    let output = judge.python.output
    let written = output.indices.filter { output[$0].stream == .stdout }
    guard let statements = block.statements else {
      // What a context around the snippet writes by itself has no place in the document.
      let own = written.filter { output[$0].place != nil }
      return own.isEmpty ? written : own
    }
    let passages = judge.python.passages.filter { $0.lines == statements }
    guard passages.count == 1, let passage = passages.first else { return nil }
    return written.filter(passage.output.contains)
  }

  private func judgements(of claims: [Claim], _ block: Claim.Block, in lines: [String]) -> [ClaimVerdict.Judgement] {
    let texts = claims.map { ClaimedText($0.text) }
    if block.isFlowing, Self.flows(claims, lines) {
      return claims.map { _ in .borneOut("writes this") }
    }
    let words = lines.map(ClaimedText.words)
    let found = partners(texts, words, block)
    let taken = Set(found.compactMap { $0 })
    return claims.indices.map { number in
      if texts[number].isEllipsis { return .notJudged("it stands for any lines") }
      if let line = found[number] { return .borneOut("writes it as line \(line + 1)") }
      if let moved = lines.indices.first(where: { !taken.contains($0) && texts[number].matches(words[$0]) }) {
        return .notBorneOut("writes it as line \(moved + 1), not as line \(number + 1)")
      }
      let before = found[..<number].last { $0 != nil } ?? nil
      let after = found[(number + 1)...].first { $0 != nil } ?? nil
      let gap = ((before ?? -1) + 1..<max(after ?? lines.count, (before ?? -1) + 1)).filter { !taken.contains($0) }
      if !block.isUnordered, gap.count == 1 || gap.count == gapSize(found, at: number) {
        let index = gap.count == 1 ? 0 : found[..<number].reversed().prefix { $0 == nil }.count
        if index < gap.count { return .notBorneOut("writes \(lines[gap[index]].quotedStart) there") }
      }
      return .notBorneOut("never writes that")
    }
  }

  /// Whether the lines are the same where their ends are white space.
  private static func flows(_ claims: [Claim], _ lines: [String]) -> Bool {
    ClaimedText(claims.map(\.text).joined(separator: "\n")).matches(lines.joined(separator: "\n"))
  }

  /// For each claimed line its line of the output.
  private func partners(_ texts: [ClaimedText], _ words: [[Unicode.Scalar]], _ block: Claim.Block) -> [Int?] {
    guard !block.isUnordered else { return inAnyOrder(texts, words) }
    return Alignment.longest(texts.count, words.count) { texts[$0].matches(words[$1]) }
  }

  /// What Python writes and a block of output does not show, unless the block says that it leaves lines out.
  func omissions() -> [Diagnostic] {
    blocks.compactMap { block, claims in
      let texts = claims.map { ClaimedText($0.text) }
      guard !texts.contains(where: \.isEllipsis), let indices = indices(of: block),
        !block.isFlowing || !Self.flows(claims, indices.map { judge.python.output[$0].text })
      else { return nil }
      let words = indices.map { ClaimedText.words(judge.python.output[$0].text) }
      let found = partners(texts, words, block)
      var stray = found.indices.filter { found[$0] == nil }
      let taken = Set(found.compactMap { $0 })
      // A line that stands in the wrong place of the block, or in another's place, is told by its claim.
      let extra = words.indices.filter { index in
        guard !taken.contains(index) else { return false }
        if let moved = stray.firstIndex(where: { texts[$0].matches(words[index]) }) {
          stray.remove(at: moved)
          return false
        }
        return !words[index].isEmpty
      }
      guard extra.count > stray.count, let first = extra.first else { return nil }
      let text = judge.python.output[indices[first]].text.quotedStart
      let more = extra.count - stray.count
      return Diagnostic(
        "output-not-shown",
        more == 1
          ? "Python also writes \(text), which the block of output does not show"
          : "Python also writes \(more) lines, the first \(text), which the block of output does not show",
        at: SourceLocation(path: judge.python.document, line: block.label), severity: .warning)
    }
  }

  /// How many claimed lines in a row, around one, have no line of the output.
  private func gapSize(_ found: [Int?], at number: Int) -> Int {
    found[..<number].reversed().prefix { $0 == nil }.count + found[number...].prefix { $0 == nil }.count
  }

  /// Each line of the output serves one claimed line.
  private func inAnyOrder(_ texts: [ClaimedText], _ words: [[Unicode.Scalar]]) -> [Int?] {
    var free = Array(words.indices)
    return texts.map { text in
      guard let place = free.firstIndex(where: { text.matches(words[$0]) }) else { return nil }
      return free.remove(at: place)
    }
  }
}
