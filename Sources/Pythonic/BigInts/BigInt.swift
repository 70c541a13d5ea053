/// Python's `int` where 64 bits may not do: as large as memory allows, and as fast as `Int` nearly while it is small.
///
///     var product: BigInt = 1
///     for factor in 1...30 { product *= BigInt(factor) }
///     print(product)  // 265252859812191058636308480000000
public struct BigInt: Sendable {
  /// What fits `Int` is always `small`, so that equal numbers are stored alike.
  @usableFromInline enum Storage: Hashable, Sendable {
    case small(Int)
    case large(isNegative: Bool, BigWords)
  }

  @usableFromInline var storage: Storage

  @inlinable init(storage: Storage) { self.storage = storage }

  @inlinable public init() { storage = .small(0) }
  @inlinable public init(_ value: Int) { storage = .small(value) }
  @inlinable public init(_ value: Bool) { storage = .small(value ? 1 : 0) }
  @inlinable public init(_ value: BigInt) { self = value }

  /// A number of a sign and a magnitude, of which the sign of zero does not count.
  init(isNegative: Bool, _ magnitude: BigWords) {
    if magnitude.words.count <= 1 {
      let word = magnitude.words.first ?? 0
      if !isNegative, word <= UInt(Int.max) {
        storage = .small(Int(word))
        return
      }
      if isNegative, word <= Int.min.magnitude {
        storage = .small(word == Int.min.magnitude ? .min : -Int(word))
        return
      }
    }
    storage = .large(isNegative: isNegative, magnitude)
  }

  /// The number as `Int`, where it fits.
  @inlinable var small: Int? { if case .small(let value) = storage { value } else { nil } }

  @usableFromInline var isNegative: Bool {
    switch storage {
    case .small(let value): value < 0
    case .large(let isNegative, _): isNegative
    }
  }

  @usableFromInline var absolute: BigWords {
    switch storage {
    case .small(let value): BigWords([value.magnitude])
    case .large(_, let magnitude): magnitude
    }
  }
}

extension BigInt: Hashable {
  @inlinable public static func == (a: BigInt, b: BigInt) -> Bool { a.storage == b.storage }
  @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(storage) }
}

extension BigInt: Comparable {
  @inlinable public static func < (a: BigInt, b: BigInt) -> Bool {
    if let x = a.small, let y = b.small { return x < y }
    return isLess(a, b)
  }

  @usableFromInline static func isLess(_ a: BigInt, _ b: BigInt) -> Bool {
    if a.isNegative != b.isNegative { return a.isNegative }
    return a.isNegative ? b.absolute < a.absolute : a.absolute < b.absolute
  }
}

extension BigInt: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: StaticBigInt) {
    let count = (value.bitWidth + UInt.bitWidth - 1) / UInt.bitWidth
    let words = (0..<count).map { value[$0] }
    self = BigInt(twosComplement: words, isNegative: value.signum() < 0)
  }
}

extension BigInt: PythonHashable {
  /// Mirrors `long_hash` in Objects/longobject.c, for numbers of any size.
  public var pythonHash: Int {
    if let small { return small.pythonHash }
    let rest = Int(absolute.quotientAndRemainder(dividingBy: (1 << 61) - 1).remainder)
    if !isNegative { return rest }
    return rest == 1 ? -2 : 0 - rest
  }
}

extension BigInt: TruthValue { @inlinable public var isTrue: Bool { storage != .small(0) } }

extension Int {
  /// The number where `Int` is needed: an index, a count. What does not fit stops the program.
  @inlinable public init(_ value: BigInt) {
    guard let small = value.small else { stop(OverflowError("Python int too large to convert to C ssize_t")) }
    self = small
  }
}
