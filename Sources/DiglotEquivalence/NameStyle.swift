/// Pairs Python's names with Swift's: `final_result` with `finalResult`, `MAX_RETRIES` with `maxRetries`.
package enum NameStyle {
  /// A name without its style: lower case, no underscores.
  package static func bare(_ name: String) -> String { name.filter { $0 != "_" }.lowercased() }

  /// `final_result` as `finalResult`; leading underscores stay.
  static func camelCase(_ name: String) -> String {
    let start = name.prefix { $0 == "_" }
    let words = name.dropFirst(start.count).split(separator: "_")
    guard let first = words.first else { return name }
    return start + first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// For each Python name that Swift has too, Swift's. No Swift name is given twice.
  ///
  /// The same name goes first, then its camel case, then a name that differs in style only, where just one does.
  static func pairs(python: [String], swift: [String]) -> [String: String] {
    var result: [String: String] = [:]
    var free = Set(swift)
    func take(_ choose: (String) -> String?) {
      for name in python.sorted() where result[name] == nil {
        if let match = choose(name), free.remove(match) != nil { result[name] = match }
      }
    }
    take { $0 }
    take(camelCase)
    let byBareName = Dictionary(grouping: free, by: bare)
    take { byBareName[bare($0)].flatMap { $0.count == 1 ? $0.first : nil } }
    return result
  }
}
