internal import DiglotModel

extension BlockAssembler {
  /// Why a run begins and ends where it does. Each end is less sure than the run where what is beyond it might be code, too.
  func boundaries(_ run: Run, _ confidence: Double) -> Boundaries {
    let first = run.items.lowerBound
    let next = run.lastSure + 1
    var start = Boundaries.Boundary("the document begins", confidence: confidence)
    if first > 0 {
      start.reason = reason(beside: items[first - 1], isGlued: isGlued(first), side: "above")
      if leadsIn(run) { start.reason = "\(quoted(items[first - 1])) announces it" }
      start.confidence = certainty(beside: items[first - 1], doubt: isGlued(first) ? 0.95 : 1, confidence)
    }
    var end = Boundaries.Boundary("the document ends", confidence: confidence)
    if next < items.count {
      end.reason = reason(beside: items[next], isGlued: isGlued(next), side: "below")
      // Prose leads over to code in the line above it; code hardly ever runs into prose. What looks so is code that the parser refuses.
      end.confidence = certainty(beside: items[next], doubt: isGlued(next) ? 0.3 : 1, confidence)
    }
    return Boundaries(start: start, end: end)
  }

  /// - Parameter doubt: how likely it is that text on this side ends the run.
  private func certainty(beside item: Item, doubt: Double, _ confidence: Double) -> Double {
    let doubt = item.isText ? doubt : 0.9
    return Double(Int(confidence * doubt * 100 + 0.5)) / 100
  }

  private func reason(beside item: Item, isGlued: Bool, side: String) -> String {
    let text = quoted(item)
    if item.isTranscript { return "a transcript is \(side)" }
    if item.isText {
      return isGlued ? "the line \(side) is no Python: \(text)" : "a blank line parts it from the text \(side): \(text)"
    }
    if item.isComment { return "the comment \(side) belongs to no code: \(text)" }
    if isTelling, !isGlued {
      return "an empty line parts it from the code \(side), where blank lines of code have a space"
    }
    return "the line \(side) parses as Python, as words and output do, too: \(text)"
  }

  /// The first line of an item, at most 40 characters of it.
  private func quoted(_ item: Item) -> String {
    let text = lines.text(item.lines.lowerBound)
    return "'" + (text.count > 40 ? text.prefix(40) + "…" : text) + "'"
  }
}
