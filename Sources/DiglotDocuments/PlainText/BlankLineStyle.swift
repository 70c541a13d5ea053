/// Whether a document tells the blank lines of code (a space) from those between paragraphs (nothing).
enum BlankLineStyle {
  /// Looks at the blank lines between and within statements that only code would have.
  ///
  /// An editor that leaves the indentation on blank lines leaves none at the margin, so only the lines *between* statements at the same
  /// indentation can show the habit; those *within* suites can refute it.
  ///
  /// - Parameters:
  ///   - lines: the document.
  ///   - items: its items, read without regard to the difference.
  static func isTelling(_ lines: TextLines, _ items: [Item]) -> Bool {
    var between = (spaces: 0, empty: 0)
    var within = (spaces: 0, empty: 0)
    for (index, item) in items.enumerated() where isCode(item) {
      for line in item.lines where lines.isBlank(line) {
        if lines.blanks[line] == .spaces { within.spaces += 1 } else { within.empty += 1 }
      }
      guard index > 0 else { continue }
      var before = index - 1
      var gap = item.gap
      while before > 0, items[before].isComment, items[before].indent == item.indent {
        gap = Item.Gap(rawValue: max(gap.rawValue, items[before].gap.rawValue)) ?? gap
        before -= 1
      }
      guard isCode(items[before]), items[before].indent == item.indent else { continue }
      switch gap {
      case .spaces: between.spaces += 1
      case .empty: between.empty += 1
      case .none: break
      }
    }
    return between.spaces > 0 && between.empty <= between.spaces && within.empty * 4 <= within.spaces + between.spaces
  }

  private static func isCode(_ item: Item) -> Bool {
    item.statements.contains {
      switch $0.sort {
      case .definition, .suite, .import, .assign: true
      case .call, .await: $0.level == 2
      default: false
      }
    }
  }
}
