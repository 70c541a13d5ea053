import DiglotModel

/// What two runs asked of web servers.
///
/// Each request of one side finds one of the other that is equal in all but time; of several equal ones in the order of
/// time. That leaves out the order at one instant, which over a network is luck; at different instants the times fix it.
struct RequestComparison {
  let python: [Request]
  let swift: [Request]
  /// Nanoseconds that equal requests may come and end apart.
  let tolerance: Int

  /// Two requests that belong together: positions, 0-based, in the order of arrival.
  struct Match: Hashable {
    var python: Int
    var swift: Int
  }

  private(set) var matches: [Match] = []
  /// Positions of requests that have no counterpart.
  private(set) var onlyPython: [Int] = []
  private(set) var onlySwift: [Int] = []
  /// The end of the answer that belongs to each of `matches`, on both sides: at one instant, ends are in order of time.
  private(set) var ends: [(python: Int?, swift: Int?)] = []

  init(python: Observation, swift: Observation) {
    tolerance =
      python.clock == .real || swift.clock == .real ? Equivalence.realTolerance : Equivalence.virtualTolerance
    self.python = Self.requests(python, tolerance)
    self.swift = Self.requests(swift, tolerance)
    match()
  }

  /// The requests of a run. One that is abandoned as the run ends is open: whether the server still hears of it is luck.
  private static func requests(_ run: Observation, _ tolerance: Int) -> [Request] {
    run.requests.map { request in
      guard request.outcome == .abandoned, let ended = request.ended, ended > run.time.virtual - tolerance else {
        return request
      }
      var copy = request
      (copy.outcome, copy.ended) = (.open, nil)
      return copy
    }
  }

  private mutating func match() {
    let left = Dictionary(grouping: python.indices) { RequestKey(python[$0]) }
    let right = Dictionary(grouping: swift.indices) { RequestKey(swift[$0]) }
    for (key, indices) in left {
      let own = indices.sorted { (python[$0].at, $0) < (python[$1].at, $1) }
      let others = (right[key] ?? []).sorted { (swift[$0].at, $0) < (swift[$1].at, $1) }
      guard own.count == others.count else {
        let (kept, keptOthers) = alike(own, others)
        onlyPython += own.filter { !kept.contains($0) }
        onlySwift += others.filter { !keptOthers.contains($0) }
        continue
      }
      match(own, others)
    }
    for (key, indices) in right where left[key] == nil { onlySwift += indices }
    onlyPython.sort { (python[$0].at, $0) < (python[$1].at, $1) }
    onlySwift.sort { (swift[$0].at, $0) < (swift[$1].at, $1) }
    let order = matches.indices.sorted { matches[$0].python < matches[$1].python }
    (matches, ends) = (order.map { matches[$0] }, order.map { ends[$0] })
  }

  /// Equal requests of equal number, in the order of time.
  private mutating func match(_ left: [Int], _ right: [Int]) {
    var start = 0
    while start < left.count {
      var end = start + 1
      while end < left.count, python[left[end]].at.distanceMagnitude(to: python[left[end - 1]].at) <= tolerance {
        end += 1
      }
      let ended = (
        left[start..<end].map { python[$0].ended }.sorted { ($0 ?? .max) < ($1 ?? .max) },
        right[start..<end].map { swift[$0].ended }.sorted { ($0 ?? .max) < ($1 ?? .max) }
      )
      for offset in 0..<end - start {
        matches.append(Match(python: left[start + offset], swift: right[start + offset]))
        ends.append((ended.0[offset], ended.1[offset]))
      }
      start = end
    }
  }

  /// Of equal requests of which one side has more: those that come at the same time on both sides. The others are too
  /// many; where one side has none left, as many of it as there are stand for the last ones of the other.
  private func alike(_ left: [Int], _ right: [Int]) -> (left: Set<Int>, right: Set<Int>) {
    var (keptLeft, keptRight): (Set<Int>, Set<Int>) = ([], [])
    var next = 0
    for index in left {
      while next < right.count, swift[right[next]].at < python[index].at - tolerance { next += 1 }
      guard next < right.count, swift[right[next]].at <= python[index].at + tolerance else { continue }
      keptLeft.insert(index)
      keptRight.insert(right[next])
      next += 1
    }
    let missing = min(left.count, right.count) - keptLeft.count
    keptLeft.formUnion(left.filter { !keptLeft.contains($0) }.prefix(missing))
    keptRight.formUnion(right.filter { !keptRight.contains($0) }.prefix(missing))
    return (keptLeft, keptRight)
  }
}
