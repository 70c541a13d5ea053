package import DiglotModel
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

  /// Nothing is known.
  init() { (path, known) = ("", [:]) }

  /// A table that somebody names.
  ///
  /// - Throws: `[costs-invalid]`.
  init(table path: String) throws(Diagnostic) {
    guard let data = FileManager.default.contents(atPath: path),
      let read = try? JSONDecoder().decode([String: Int].self, from: data)
    else {
      throw Diagnostic(
        "costs-invalid", "\(path) is no table of costs",
        help: "name what 'diglot merge --costs' wrote, or a copy of the file 'costs.json' of the cache's folder")
    }
    (self.path, known) = (path, read)
  }

  /// The indices of `keys`, the longest run first; equal ones in their order.
  func order(_ keys: [String]) -> [Int] {
    keys.indices.sorted { left, right in
      let (first, second) = (known[keys[left], default: 0], known[keys[right], default: 0])
      return first != second ? first > second : left < right
    }
  }

  /// The indices of one part of `keys`, in their order: parts take as long as each other, as far as it is known.
  ///
  /// The same keys and table give the same parts, on any machine. Longest first, each to the part that has the least so far; what
  /// was never measured counts as the median of what was.
  func part(_ part: Int, of count: Int, _ keys: [String]) -> [Int] {
    let measured = keys.compactMap { known[$0] }.sorted()
    let usual = measured.isEmpty ? 1 : measured[measured.count / 2]
    let costs = keys.map { known[$0] ?? usual }
    let order = keys.indices.sorted { costs[$0] != costs[$1] ? costs[$0] > costs[$1] : $0 < $1 }
    var loads = [Int](repeating: 0, count: count)
    var chosen: [Int] = []
    for index in order {
      let least = loads.indices.min { loads[$0] < loads[$1] } ?? 0
      loads[least] += max(costs[index], 1)
      if least == part - 1 { chosen.append(index) }
    }
    return chosen.sorted()
  }

  /// The table as a file has it.
  func json() throws -> Data { try JSONEncoder().encode(known) }

  /// Writes what has changed by more than a factor of two, if anything has.
  mutating func update(_ measured: [String: Int]) {
    let changed = measured.filter { key, cost in
      guard let old = known[key] else { return true }
      return cost > 2 * old || old > 2 * cost
    }
    guard !changed.isEmpty else { return }
    known.merge(changed) { $1 }
    try? WholeFile.write(json(), to: path)
  }
}

extension Verifier {
  /// The places of one part of the items, of `count` parts that take as long as each other.
  ///
  /// - Parameter table: a file of costs; where nil, all pairs cost the same. (A cache's own table would divide otherwise on another
  ///   machine, and a moment later.)
  /// - Throws: `[costs-invalid]`.
  package static func part(_ part: Int, of count: Int, _ items: [Item], table: String?) throws(Diagnostic) -> [Int] {
    let costs = try table.map { (path) throws(Diagnostic) in try Costs(table: path) } ?? Costs()
    return costs.part(part, of: count, items.map(\.costKey))
  }

  /// Remembers what runs elsewhere took: nanoseconds by `document#id`.
  package static func learn(_ measured: [String: Int], cache: String) {
    var costs = Costs(cache: cache)
    costs.update(measured)
  }
}
