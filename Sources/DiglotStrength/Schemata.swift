/// Many mutants of one port in one program, which asks its host at each place which of them it is to be: a compilation costs
/// some hundred times what a run does.
///
/// A function's body, a row of top-level statements or the initial value of a property becomes a `switch` with a copy of itself for
/// each mutant. Types, names and the turns that tasks take stay as they are, since each copy is what the mutant would be.
package struct Schemata: Sendable {
  /// The source to compile.
  package private(set) var source: [UInt8] = []
  /// The numbers of the mutants that are in it, which are their places in the list, from 1.
  package private(set) var numbers: Set<Int> = []
  /// Where each mutant's copy lies in the source: UTF-8 offsets.
  private var copies: [(number: Int, range: Range<Int>)] = []
  /// Where each unit lies in the source, with the mutants that are in it.
  private var units: [(numbers: [Int], range: Range<Int>)] = []

  /// - Parameter wanted: the numbers of those that it is to have, as far as they can be in it.
  package init(_ tree: SyntaxTree, _ mutants: [Mutant], of wanted: Set<Int>) {
    let all = SchemataUnit.all(in: tree)
    var members: [Int: [Int]] = [:]
    for (index, mutant) in mutants.enumerated() where wanted.contains(index + 1) {
      guard let unit = all.firstIndex(where: { $0.holds(mutant) }) else { continue }
      members[unit, default: []].append(index + 1)
      numbers.insert(index + 1)
    }
    var next = 0
    for (index, unit) in all.enumerated() {
      guard let numbers = members[index] else { continue }
      source += tree.source[next..<unit.range.lowerBound]
      let start = source.count
      add(unit, numbers.map { ($0, mutants[$0 - 1]) }, tree)
      units.append((numbers, start..<source.count))
      next = unit.range.upperBound
    }
    source += tree.source[next...]
    source += Array(Self.epilogue.utf8)
  }

  private mutating func add(_ unit: SchemataUnit, _ mutants: [(number: Int, mutant: Mutant)], _ tree: SyntaxTree) {
    func write(_ text: String) { source += Array(text.utf8) }
    write(unit.opening + "switch _diglotMutant() {\n")
    for (number, mutant) in mutants {
      write("case \(number):\(unit.isExpression ? " " : " do {\n")")
      let start = source.count
      source += mutant.apply(
        to: tree.source, in: unit.inner, before: unit.insertions(for: mutant), mark: "_diglotReached()")
      copies.append((number, start..<source.count))
      write(unit.isExpression ? "\n" : "\n}\n")
    }
    write("default:\(unit.isExpression ? " " : " do {\n")")
    source += unit.plain(tree.source)
    write(unit.isExpression ? "\n}" : "\n}\n}" + unit.closing)
  }

  /// Whom an error of the compiler speaks of.
  package enum Suspicion: Sendable, Hashable {
    /// It is in a mutant's own copy.
    case mutant(Int)
    /// It is in what these have in common.
    case some(Set<Int>)
  }

  /// - Parameters:
  ///   - line: 1-based.
  ///   - column: 1-based, in UTF-8 bytes.
  package func suspicion(line: Int, column: Int) -> Suspicion {
    var offset = 0
    var left = line - 1
    while left > 0, let end = source[offset...].firstIndex(of: UInt8(ascii: "\n")) {
      offset = end + 1
      left -= 1
    }
    offset += column - 1
    if let copy = copies.first(where: { $0.range.lowerBound <= offset && offset <= $0.range.upperBound + 1 }) {
      return .mutant(copy.number)
    }
    return .some(units.first { $0.range.contains(offset) }.map { Set($0.numbers) } ?? numbers)
  }

  /// Whether the compiler would refuse a mutant alone as it refuses its copy here: a copy of a body stands where the body does, an
  /// expression of a `switch` is not always allowed where the expression alone is.
  package func isRefusalProof(of mutant: Mutant, in tree: SyntaxTree) -> Bool {
    SchemataUnit.all(in: tree).first { $0.holds(mutant) }.map { !$0.isExpression } ?? false
  }

  /// One mutant by itself, with its mark; or, with `isWitness`, the program without the mistake and with the mutant's witness.
  ///
  /// - Returns: nil where there is no place for a mark.
  package static func alone(_ mutant: Mutant, in tree: SyntaxTree, isWitness: Bool = false) -> [UInt8]? {
    var mutant = mutant
    if isWitness {
      guard let witness = mutant.witness else { return nil }
      mutant.marked = witness
    }
    var before: [Edit] = []
    if mutant.marked == nil {
      guard let start = SchemataUnit.mark(in: tree.root, mutant.span) else { return nil }
      before = [Edit(start..<start, "_diglotReached(); ")]
    }
    return mutant.apply(to: tree.source, in: tree.source.indices, before: before, mark: "_diglotReached()")
      + Array(epilogue.utf8)
  }

  /// A comparison that comes to something else than without the mistake has reached it.
  private static let epilogue = """

    @_silgen_name("diglot_port_mutant") func _diglotMutant() -> Int32
    @_silgen_name("diglot_port_reached") func _diglotReached()
    func _diglotDiffer(_ old: Bool, _ new: Bool) -> Bool {
      if old != new { _diglotReached() }
      return new
    }

    """
}
