import Pythonic

indirect enum IntOrStringOrList: Union {
  case int(Int)
  case string(String)
  case list([IntOrStringOrList])

  var value: Any {
    switch self {
    case .int(let value): value
    case .string(let value): value
    case .list(let value): value
    }
  }
}

final class Task: Comparable, Representable {
  var priority: Int
  var name: String
  var notes: [String]
  var runs: [Int]

  init(_ priority: Int, _ name: String, _ notes: [String]) {
    self.priority = priority
    self.name = name
    self.notes = notes
    self.runs = []
  }

  var repr: String { "Task(priority=\(priority.repr), name=\(name.repr), runs=\(runs.repr))" }

  static func == (left: Task, right: Task) -> Bool {
    left.priority == right.priority && left.runs == right.runs
  }

  static func < (left: Task, right: Task) -> Bool {
    Tuple(left.priority, left.runs) < Tuple(right.priority, right.runs)
  }
}

nonisolated(unsafe) let a = Task(2, "write", ["soon"])
nonisolated(unsafe) let b = Task(1, "read", [])
print(str(a), str(a > b), sorted([a, b])[0].name)
print(
  str(Task(2, b.name, b.notes) == a),
  str(
    [
      "priority": .int(b.priority), "name": .string(b.name),
      "notes": .list(b.notes.map { IntOrStringOrList.string($0) }),
      "runs": .list(b.runs.map { IntOrStringOrList.int($0) }),
    ] as Dict<String, IntOrStringOrList>), str(Tuple(b.priority, b.name, b.notes, b.runs)))
