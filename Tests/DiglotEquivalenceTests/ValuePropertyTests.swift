import DiglotModel
import Testing

@testable import DiglotEquivalence

/// Values made at random, from a seed that a failure names.
struct ValuePropertyTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {  // SplitMix64
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let words = ["", "a", "b", "\u{e9}", "e\u{301}", "user_name", "A b", "\n"]

  /// No tuples: a tuple of Python's equals an array of Swift's, but not the other way round.
  private func value(_ depth: Int, _ random: inout Generator) -> Value {
    func some(_ random: inout Generator) -> [Value] {
      (0..<Int.random(in: 0...3, using: &random)).map { _ in value(depth - 1, &random) }
    }
    func word(_ random: inout Generator) -> String { Self.words[Int.random(in: 0..<Self.words.count, using: &random)] }
    switch Int.random(in: 0...(depth > 0 ? 11 : 5), using: &random) {
    case 0: return .none
    case 1: return .bool(.random(using: &random))
    case 2: return .int("\(Int.random(in: -3...3, using: &random))")
    case 3: return .float([0, -0.0, 1, 1.5, .nan, .infinity][Int.random(in: 0...5, using: &random)])
    case 4: return .string(word(&random))
    case 5: return .bytes([UInt8.random(in: 0...3, using: &random)])
    case 6: return .list(some(&random))
    case 7:
      return .set((0..<Int.random(in: 0...3, using: &random)).map { .int("\($0)") })
    case 8:
      return .dict(
        (0..<Int.random(in: 0...3, using: &random)).map { .init(key: .int("\($0)"), value: value(depth - 1, &random)) })
    case 9:
      return .object(
        type: "T",
        attributes: (0..<Int.random(in: 1...3, using: &random)).map {
          .init(name: "x\($0)", value: value(depth - 1, &random))
        })
    case 10: return .member(type: "Color", name: "red", raw: .int("\(Int.random(in: 0...3, using: &random))"))
    default: return .error(ErrorValue(type: "E", message: word(&random), notes: ["n"], members: some(&random)))
    }
  }

  /// Each value that differs from this one in one place, with the place.
  private func mutants(_ value: Value) -> [Value] {
    func each(_ items: [Value]) -> [[Value]] {
      items.indices.flatMap { index in
        mutants(items[index]).map { changed in
          var copy = items
          copy[index] = changed
          return copy
        }
      }
    }
    switch value {
    case .none: return [.int("0"), .bool(false)]
    case .bool(let value): return [.bool(!value), .int(value ? "1" : "0")]
    case .int(let digits): return [.int(digits + "1"), .float(Double(digits) ?? 0)]
    case .float(let value): return value.isNaN ? [.float(0)] : [.float(value.isInfinite ? 0 : value + 1), .float(.nan)]
    case .string(let text): return [.string(text + "\u{301}"), .bytes(Array(text.utf8))]
    case .bytes(let bytes): return [.bytes(bytes + [0])]
    case .list(let items): return each(items).map(Value.list) + [.list(items + [.none])]
    case .set(let items):
      return [.set(items + [.string("new")])] + (items.isEmpty ? [] : [.set(Array(items.dropLast()))])
    case .dict(let entries):
      let changed = each(entries.map(\.value)).map { values in
        Value.dict(zip(entries, values).map { .init(key: $0.key, value: $1) })
      }
      let reversed: [Value] = entries.count > 1 ? [.dict(entries.reversed())] : []
      return changed + reversed + [.dict(entries + [.init(key: .string("new"), value: .none)])]
    case .object(let type, let attributes):
      let changed = each(attributes.map(\.value)).map { values in
        Value.object(type: type, attributes: zip(attributes, values).map { .init(name: $0.name, value: $1) })
      }
      return changed + [.object(type: type + "2", attributes: attributes)]
    case .member(let type, let name, let raw): return [.member(type: type, name: name + "der", raw: raw)]
    case .error(let error):
      var (message, notes) = (error, error)
      message.message = (error.message ?? "") + "x"
      notes.notes = ["m"]
      let members = each(error.members).map { members in
        var copy = error
        copy.members = members
        return copy
      }
      return ([message, notes] + members).map(Value.error)
    case .tuple, .unorderedDict, .opaque: return []
    }
  }

  @Test(arguments: 0..<300) func `a value equals itself, and nothing that differs from it in one place`(seed: UInt64) {
    var random = Generator(state: seed)
    let value = value(3, &random)
    let matcher = ValueMatcher()
    #expect(matcher.isEqual(value, value), "\(value)")
    for mutant in mutants(value) {
      #expect(!matcher.isEqual(value, mutant), "\(value) and \(mutant)")
      #expect(!matcher.isEqual(mutant, value), "\(mutant) and \(value)")
    }
  }

  @Test(arguments: 0..<300) func `equality is symmetric`(seed: UInt64) {
    var random = Generator(state: seed)
    let (left, right) = (value(1, &random), value(1, &random))
    #expect(ValueMatcher().isEqual(left, right) == ValueMatcher().isEqual(right, left), "\(left) and \(right)")
  }
}
