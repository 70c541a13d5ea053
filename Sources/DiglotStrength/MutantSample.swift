/// Chooses mutants by a seed, so that the same seed chooses the same ones, spread over ports and rules.
package struct MutantSample {
  /// A mutant by the list it is in and its place there.
  package struct Choice: Sendable, Hashable {
    package var list: Int
    package var index: Int
  }

  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// At most `limit` of all: from each list one in turn, and within a list from each rule one in turn, those of a rule by chance.
  package mutating func choose(_ limit: Int, from lists: [[Mutant]]) -> [Choice] {
    var queues = lists.map { order($0)[...] }
    var chosen: [Choice] = []
    while chosen.count < limit, queues.contains(where: { !$0.isEmpty }) {
      for list in queues.indices {
        guard chosen.count < limit, let index = queues[list].popFirst() else { continue }
        chosen.append(Choice(list: list, index: index))
      }
    }
    return chosen
  }

  private mutating func order(_ mutants: [Mutant]) -> [Int] {
    var rules: [(name: String, indices: [Int])] = []
    for (index, mutant) in mutants.enumerated() {
      if let known = rules.firstIndex(where: { $0.name == mutant.rule }) {
        rules[known].indices.append(index)
      } else {
        rules.append((mutant.rule, [index]))
      }
    }
    for rule in rules.indices { shuffle(&rules[rule].indices) }
    shuffle(&rules)
    var result: [Int] = []
    for round in 0..<(rules.map(\.indices.count).max() ?? 0) {
      result += rules.compactMap { round < $0.indices.count ? $0.indices[round] : nil }
    }
    return result
  }

  private mutating func shuffle<Element>(_ list: inout [Element]) {
    for index in list.indices.dropFirst().reversed() { list.swapAt(index, Int(next() % UInt64(index + 1))) }
  }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
