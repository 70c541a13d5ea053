import DiglotModel

/// A run of a program that wrote these lines, each at milliseconds of virtual time, and that waited between such times.
func run(
  _ lines: [(Int, String)] = [], end: End = End(.finished), values: [String: Value] = [:],
  clock: Observation.ClockKind = .virtual, waits: [(Int, Int)] = []
) -> Observation {
  let output = lines.enumerated().map { index, line in
    OutputLine(at: line.0 * 1_000_000, text: line.1, place: .init(line: index + 10, column: 3))
  }
  var run = Observation(document: "d.txt", id: "a", end: end, output: output, values: values, clock: clock)
  run.waits = waits.map { Wait(start: $0.0 * 1_000_000, end: $0.1 * 1_000_000) }
  return run
}

func lines(_ texts: String...) -> [(Int, String)] { texts.map { (0, $0) } }
