/// Jobs by (deadline, order of insertion): a binary heap.
struct TimerHeap {
  private struct Timer {
    var deadline: Int64
    var sequence: UInt64
    var job: UnownedJob

    func isBefore(_ other: Timer) -> Bool {
      deadline != other.deadline ? deadline < other.deadline : sequence < other.sequence
    }
  }

  private var heap: [Timer] = []
  private var sequence: UInt64 = 0

  /// The earliest deadline: nanoseconds since the start of the run.
  var first: Int64? { heap.first?.deadline }

  mutating func insert(_ job: UnownedJob, deadline: Int64) {
    sequence += 1
    heap.append(Timer(deadline: deadline, sequence: sequence, job: job))
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child].isBefore(heap[parent]) else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// Takes the first job out, if its deadline is not after `now`.
  mutating func removeFirst(due now: Int64) -> UnownedJob? {
    guard let first = heap.first, first.deadline <= now else { return nil }
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
      guard let child = children.min(by: { heap[$0].isBefore(heap[$1]) }), heap[child].isBefore(heap[parent]) else {
        break
      }
      heap.swapAt(child, parent)
      parent = child
    }
    return first.job
  }
}
