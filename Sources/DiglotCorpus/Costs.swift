internal import Foundation

/// How long runs took the last time, so that the long ones start first and no core waits for one at the end.
/// Kept in the cache folder; a file that is missing or damaged costs nothing but time.
struct Costs {
  private let path: String
  /// Nanoseconds of the machine's time by document and id.
  private var known: [String: Int]

  init(cache: String) {
    path = cache + "/costs.json"
    let data = FileManager.default.contents(atPath: path) ?? Data()
    known = (try? JSONDecoder().decode([String: Int].self, from: data)) ?? [:]
  }

  /// The indices of `keys`, the longest run first; equal ones in their order.
  func order(_ keys: [String]) -> [Int] {
    keys.indices.sorted { left, right in
      let (first, second) = (known[keys[left], default: 0], known[keys[right], default: 0])
      return first != second ? first > second : left < right
    }
  }

  /// Writes what has changed by more than a factor of two, if anything has.
  mutating func update(_ measured: [String: Int]) {
    let changed = measured.filter { key, cost in
      guard let old = known[key] else { return true }
      return cost > 2 * old || old > 2 * cost
    }
    guard !changed.isEmpty else { return }
    known.merge(changed) { $1 }
    guard let data = try? JSONEncoder().encode(known) else { return }
    try? data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }
}
