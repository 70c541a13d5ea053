/// The Mersenne Twister MT19937, seeded as CPython seeds it.
///
/// Mirrors `Modules/_randommodule.c` of CPython: `init_genrand`, `init_by_array`, `genrand_uint32`. Swift's own
/// generators are not reproducible, and a port must draw the numbers that its snippet draws.
struct MersenneTwister: Sendable, Hashable {
  /// Words of state: N of the reference implementation.
  private static let size = 624
  /// Distance of the word mixed in: M of the reference implementation.
  private static let middle = 397

  private var state: [UInt32]
  /// Next word of `state` to temper, 0 to `size`; at `size` the state is due for a new generation.
  private var index = MersenneTwister.size

  /// Seeds as `init_by_array` does.
  ///
  /// - Parameter key: 32-bit digits of the seed, least significant first, at least one.
  init(key: [UInt32]) {
    precondition(!key.isEmpty, "a key has at least one word")
    state = Self.initialState(seed: 19_650_218)
    var i = 1
    var j = 0
    for _ in 0..<max(Self.size, key.count) {
      state[i] = (state[i] ^ (mixed(before: i) &* 1_664_525)) &+ key[j] &+ UInt32(truncatingIfNeeded: j)
      i += 1
      j += 1
      if i >= Self.size {
        state[0] = state[Self.size - 1]
        i = 1
      }
      if j >= key.count { j = 0 }
    }
    for _ in 0..<(Self.size - 1) {
      state[i] = (state[i] ^ (mixed(before: i) &* 1_566_083_941)) &- UInt32(truncatingIfNeeded: i)
      i += 1
      if i >= Self.size {
        state[0] = state[Self.size - 1]
        i = 1
      }
    }
    state[0] = 0x8000_0000
  }

  /// The next 32 bits: `genrand_uint32`.
  mutating func next() -> UInt32 {
    if index >= Self.size { regenerate() }
    var y = state[index]
    index += 1
    y ^= y >> 11
    y ^= (y << 7) & 0x9d2c_5680
    y ^= (y << 15) & 0xefc6_0000
    y ^= y >> 18
    return y
  }

  /// `init_genrand`: the state from a single word.
  private static func initialState(seed: UInt32) -> [UInt32] {
    var state = [seed]
    state.reserveCapacity(size)
    for i in 1..<size {
      let last = state[i - 1]
      state.append(1_812_433_253 &* (last ^ (last >> 30)) &+ UInt32(i))
    }
    return state
  }

  private func mixed(before i: Int) -> UInt32 {
    state[i - 1] ^ (state[i - 1] >> 30)
  }

  private mutating func regenerate() {
    for i in 0..<Self.size {
      let y = (state[i] & 0x8000_0000) | (state[(i + 1) % Self.size] & 0x7fff_ffff)
      state[i] = state[(i + Self.middle) % Self.size] ^ (y >> 1) ^ (y & 1 == 0 ? 0 : 0x9908_b0df)
    }
    index = 0
  }
}
