internal import DiglotModel

/// Finds out which snippets need earlier ones, by the names that they read and never bind.
///
/// A snippet runs after those that bind what it needs, and after those in between that use a value that it needs: they may have changed it.
/// What an import or a definition binds, nobody changes. Each of these runs after what it needs itself. Cells run after all earlier cells,
/// and an example in a docstring runs after the program that the docstring is in.
struct GroupInference {
  private struct Member {
    var names: NameSurvey.Names
    var isCell: Bool
    var needsProgram: Bool
    var section: [String]?
  }

  private var members: [Member] = []

  /// Takes the next snippet.
  mutating func add(_ names: NameSurvey.Names, _ block: Block) {
    members.append(
      Member(
        names: names, isCell: block.isCell, needsProgram: block.needsProgram, section: block.section))
  }

  func assign(to snippets: inout [Snippet]) {
    guard members.count == snippets.count else { return }
    let runs = snippets.map { $0.notRun == nil }
    /// For each name, the snippets that bind it and, behind them, those that use its value.
    var users: [String: [Int]] = [:]
    var before: [[Int]] = []
    for (index, member) in members.enumerated() {
      let needed: [Int]
      if member.isCell {
        needed = (0..<index).filter { members[$0].isCell && runs[$0] }
      } else if member.needsProgram {
        needed = members.indices.filter { other in
          runs[other] && (!members[other].needsProgram || other < index && members[other].section == member.section)
        }
      } else {
        var found: Set<Int> = []
        // The last ones first: most others come with them, and bring nothing that is not there then.
        for other in Set(member.names.undefined.flatMap { users[$0] ?? [] }).sorted(by: >)
        where found.insert(other).inserted { found.formUnion(before[other]) }
        needed = found.sorted()
      }
      before.append(needed)
      if !needed.isEmpty { snippets[index].group = Group(.session, after: needed.map { snippets[$0].id }) }
      guard runs[index], !member.needsProgram else { continue }
      for name in member.names.undefined where users[name].map({ isData(name, $0) }) == true {
        users[name]?.append(index)
      }
      for name in member.names.bound { users[name] = [index] }
    }
  }

  /// Whether the last snippet that bound a name bound it to a value.
  private func isData(_ name: String, _ users: [Int]) -> Bool {
    users.first.map { members[$0].names.data.contains(name) } ?? false
  }
}
