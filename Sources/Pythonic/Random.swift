internal import Glibc

/// Python's `random.Random`: the same numbers from the same seed, to the last bit.
///
/// Python promises that `random()` keeps its sequence for a seed; the other methods equal those of CPython 3.11
/// (`Lib/random.py`, `Modules/_randommodule.c`). A value of this type is one generator: whoever shares it shares its
/// sequence, as users of the `random` module do.
///
///     var random = Random(seed: 0)
///     random.uniform(0.1, 0.5)  // 0.43776874061001925
///
/// As a `RandomNumberGenerator` it also drives Swift's own methods, such as `Int.random(in:using:)`; those are then
/// reproducible, but equal nothing in Python.
public struct Random: RandomNumberGenerator, Sendable, Hashable {
  private var twister: MersenneTwister

  /// A generator in the state that `random.seed(seed)` leaves.
  ///
  /// Mirrors `random_seed` in `Modules/_randommodule.c`: the sign is ignored, so -1 and 1 give one sequence.
  ///
  /// - Parameter seed: any integer. Python's other seeds (None, float, str, bytes) are not supported.
  public init(seed: Int) {
    let magnitude = UInt64(seed.magnitude)
    let low = UInt32(truncatingIfNeeded: magnitude)
    let high = UInt32(truncatingIfNeeded: magnitude >> 32)
    twister = MersenneTwister(key: high == 0 ? [low] : [low, high])
  }

  /// A generator that nobody has seeded: another sequence in each run.
  ///
  /// Where the environment's variable `PYTHONIC_RANDOM_SEED` has a number, that is the seed.
  public init() {
    let given = getenv("PYTHONIC_RANDOM_SEED").flatMap { Int(String(cString: $0)) }
    self.init(seed: given ?? .random(in: 0 ..< .max))
  }

  /// The next 64 bits, as `getrandbits(64)` has them.
  public mutating func next() -> UInt64 {
    getrandbits(64)
  }

  /// A number in 0.0 ..< 1.0, a multiple of 2⁻⁵³.
  ///
  /// Mirrors `_random_Random_random_impl`, the reference's `genrand_res53`.
  public mutating func random() -> Double {
    let a = twister.next() >> 5
    let b = twister.next() >> 6
    return (Double(a) * 67_108_864 + Double(b)) * (1 / 9_007_199_254_740_992)
  }

  /// A number between `a` and `b`, in either order; rounding may yield `b` itself.
  ///
  /// Mirrors `Random.uniform` in `Lib/random.py`.
  public mutating func uniform(_ a: Double, _ b: Double) -> Double {
    a + (b - a) * random()
  }

  /// An integer of `k` random bits.
  ///
  /// Mirrors `_random_Random_getrandbits_impl`: words come least significant first, the last gives its upper bits.
  ///
  /// - Parameter k: 0 ... 64, where Python has no upper bound; 0 draws nothing and gives 0.
  public mutating func getrandbits(_ k: Int) -> UInt64 {
    precondition((0...64).contains(k), "number of bits must be in 0 ... 64")
    if k == 0 { return 0 }
    if k <= 32 { return UInt64(twister.next() >> UInt32(32 - k)) }
    let low = twister.next()
    let high = twister.next() >> UInt32(64 - k)
    return UInt64(high) << 32 | UInt64(low)
  }

  /// An integer of 0 ..< `stop`.
  ///
  /// - Throws: `RandomError.emptyRange` unless `stop` is positive.
  public mutating func randrange(_ stop: Int) throws(RandomError) -> Int {
    guard stop > 0 else { throw .emptyRange }
    return Int(below(UInt64(stop)))
  }

  /// One of `start`, `start + step`, `start + 2 * step` … before `stop`.
  ///
  /// Mirrors `Random.randrange` in `Lib/random.py`.
  ///
  /// - Throws: `RandomError.zeroStep`; if there is no such integer `RandomError.emptyBounds` for a step of 1,
  ///   `RandomError.emptyRange` for another, as their messages differ in Python.
  public mutating func randrange(_ start: Int, _ stop: Int, _ step: Int = 1) throws(RandomError) -> Int {
    guard step != 0 else { throw .zeroStep }
    let isEmpty = step > 0 ? start >= stop : start <= stop
    if isEmpty { throw step == 1 ? .emptyBounds(start, stop) : .emptyRange }
    // Wrapping arithmetic: a width beyond Int.max, and the products below, still fit 64 bits.
    let width = UInt64(bitPattern: Int64(step > 0 ? stop &- start : start &- stop))
    let stride = UInt64(step.magnitude)
    let count = (width - 1) / stride + 1
    return start &+ step &* Int(truncatingIfNeeded: below(count))
  }

  /// An integer of `a` ... `b`, both included: `randrange(a, b + 1)`.
  ///
  /// - Throws: `RandomError.emptyBounds` if `b` is less than `a`.
  public mutating func randint(_ a: Int, _ b: Int) throws(RandomError) -> Int {
    guard a <= b else { throw .emptyBounds(a, b + 1) }
    let count = UInt64(bitPattern: Int64(b &- a)) &+ 1
    // All of Int has 2⁶⁴ values, which wrap to zero.
    return a &+ Int(truncatingIfNeeded: count == 0 ? belowTwoTo64() : below(count))
  }

  /// One element.
  ///
  /// Mirrors `Random.choice` in `Lib/random.py`.
  ///
  /// - Throws: `RandomError.emptySequence` if there is none.
  public mutating func choice<Element>(_ sequence: [Element]) throws(RandomError) -> Element {
    guard !sequence.isEmpty else { throw .emptySequence }
    return sequence[Int(below(UInt64(sequence.count)))]
  }

  /// Shuffles in place.
  ///
  /// Mirrors `Random.shuffle` in `Lib/random.py`: from the last element down to the second.
  public mutating func shuffle<Element>(_ elements: inout [Element]) {
    for i in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(i, Int(below(UInt64(i + 1))))
    }
  }

  /// So many different elements, in a random order.
  ///
  /// Mirrors `Random.sample` in `Lib/random.py`: of few elements from a list of what is left, of many by drawing places again.
  ///
  /// - Throws: `ValueError` where there are not so many.
  public mutating func sample<Element>(_ population: [Element], _ k: Int) throws -> [Element] {
    let n = population.count
    guard (0...n).contains(k) else { throw ValueError("Sample larger than population or is negative") }
    var fewest = 21
    if k > 5 { fewest += Int(Glibc.pow(4, (Glibc.log(Double(k * 3)) / Glibc.log(4)).rounded(.up))) }
    if n <= fewest {
      var pool = population
      return (0..<k).map { drawn in
        let place = Int(below(UInt64(n - drawn)))
        defer { pool[place] = pool[n - drawn - 1] }
        return pool[place]
      }
    }
    var places: Set<Int> = []
    return (0..<k).map { _ in
      var place = Int(below(UInt64(n)))
      while !places.insert(place).inserted { place = Int(below(UInt64(n))) }
      return population[place]
    }
  }

  /// So many elements, each drawn from all of them: `Random.choices` in `Lib/random.py` without weights.
  ///
  /// - Throws: `RandomError.emptySequence` if there is none.
  public mutating func choices<Element>(_ population: [Element], k: Int = 1) throws(RandomError) -> [Element] {
    guard !population.isEmpty else { throw .emptySequence }
    var drawn: [Element] = []
    for _ in 0..<max(k, 0) { drawn.append(population[Int(random() * Double(population.count))]) }
    return drawn
  }

  /// An integer of 0 ..< `n`: `_randbelow_with_getrandbits` in `Lib/random.py`.
  ///
  /// It draws as many bits as `n` has, not `n - 1`, and draws again if they are not below `n`.
  private mutating func below(_ n: UInt64) -> UInt64 {
    let bits = UInt64.bitWidth - n.leadingZeroBitCount
    var drawn = getrandbits(bits)
    while drawn >= n {
      drawn = getrandbits(bits)
    }
    return drawn
  }

  /// `below(2⁶⁴)`: that bound has 65 bits, so Python draws a third word and rejects all that have its upper bit.
  private mutating func belowTwoTo64() -> UInt64 {
    while true {
      let drawn = getrandbits(64)
      if twister.next() >> 31 == 0 { return drawn }
    }
  }
}
