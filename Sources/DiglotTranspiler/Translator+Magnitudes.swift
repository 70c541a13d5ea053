import DiglotSyntax

/// How large an integer may get: an upper bound of its absolute value, as far as the program tells by what it writes out. Where a bound is
/// beyond 64 bits, the integer is a `BigInt`. What nothing bounds (what is read, what grows with each turn, see `GrowthAnalysis`) has
/// none, and counts as small.
struct Magnitude {
  private(set) var largest: Double
  private var raises = 0

  init(_ largest: Double) { self.largest = largest }

  /// What no integer of 64 bits reaches.
  static let limit = 0x1p63

  /// Takes in another value. One that is raised again and again, by what depends on itself, has no bound.
  ///
  /// - Returns: whether it is larger than before.
  mutating func raise(to other: Double) -> Bool {
    guard other > largest else { return false }
    raises += 1
    largest = raises > Self.mostRaises ? .nan : other
    return true
  }

  private static let mostRaises = 8
}

extension Value {
  /// What the absolute value of an integer is at most, where that is known.
  var bound: Double? { type == .int ? literal.map { Double($0.magnitude) } ?? largest : nil }
}

extension Translator {
  /// What an operation gives at most; nil where nothing tells.
  func bound(_ left: Value, _ symbol: BinaryOperator, _ right: Value) -> Double? {
    switch symbol {
    case .mod: return right.bound
    case .floorDiv, .rightShift: return left.bound
    default: break
    }
    guard let a = left.bound, let b = right.bound else { return nil }
    switch symbol {
    case .add, .sub, .bitOr, .bitXor: return a + b
    case .mult: return a * b
    case .bitAnd: return min(a, b)
    case .pow:
      guard let exponent = right.literal, (0...1_024).contains(exponent) else { return nil }
      return (0..<exponent).reduce(1) { product, _ in product * a }
    default: return nil
    }
  }

  func bound(of name: String, in owner: Scope) -> Double? {
    guard let largest = owner.magnitudes[owner.swiftName(name)]?.largest, !largest.isNaN else { return nil }
    return largest
  }

  /// Notes what a name is given.
  func note(_ name: String, bound: Double?, in owner: Scope) {
    guard let bound else { return }
    let key = owner.swiftName(name)
    guard owner.magnitudes[key] != nil else {
      owner.magnitudes[key] = Magnitude(bound)
      changed = true
      return
    }
    if owner.magnitudes[key]?.raise(to: bound) == true { changed = true }
  }

  /// Notes that a name is added to in loops of so many turns: a sum that outgrows 64 bits is a large integer.
  func noteSum(_ name: String, _ addend: Value, in owner: Scope) {
    let known = turns.compactMap(\.self)
    guard let bound = addend.bound, known.count == turns.count, known.reduce(bound, *) >= Magnitude.limit else {
      return
    }
    if owner.growing.insert(name).inserted { changed = true }
  }
}
