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
    var names = Names()
    var cell: Int?
    /// The last example of each docstring so far.
    var examples: [[String]: Int] = [:]
    let program = program(runs)
    for (index, member) in members.enumerated() {
      let needed: Set<Int>
      if member.needsProgram {
        needed = Set(program + (examples[member.section ?? []].map { [$0] } ?? []))
      } else if member.isCell {
        needed = Set(cell.map { [$0] } ?? [])
      } else {
        needed = Set(member.names.undefined.flatMap { names.users[$0] ?? [] })
      }
      if !needed.isEmpty { snippets[index].group = Group(.session, after: needed.sorted().map { snippets[$0].id }) }
      guard runs[index] else { continue }
      if member.needsProgram {
        examples[member.section ?? []] = index
      } else {
        if member.isCell { cell = index }
        names.take(member.names, at: index, isCell: member.isCell)
      }
    }
  }

  /// What an example in a docstring runs after, wherever in the file the docstring is: the last cell, which runs after the others, and all
  /// that are no cells.
  private func program(_ runs: [Bool]) -> [Int] {
    let own = members.indices.filter { runs[$0] && !members[$0].needsProgram }
    return own.filter { !members[$0].isCell } + (own.last { members[$0].isCell }.map { [$0] } ?? [])
  }

  /// Who bound and who used each name so far.
  private struct Names {
    /// For each name, the snippets to run after for its value. Who uses it runs after the one that binds it and after the users before,
    /// so that the last user stands for all of them; but a cell, which runs after cells alone, stands for cells alone.
    var users: [String: [Int]] = [:]
    private var cells: Set<Int> = []
    /// The names whose last binding is to a value, which its users may change.
    private var data: Set<String> = []

    mutating func take(_ names: NameSurvey.Names, at index: Int, isCell: Bool) {
      if isCell { cells.insert(index) }
      for name in names.undefined where data.contains(name) {
        users[name] = (isCell ? users[name, default: []].filter { !cells.contains($0) } : []) + [index]
      }
      data.subtract(names.bound)
      data.formUnion(names.data)
      for name in names.bound { users[name] = [index] }
    }
  }
}
