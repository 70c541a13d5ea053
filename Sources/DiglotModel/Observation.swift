/// All that one run showed.
package struct Observation: Sendable, Hashable, Codable {
  package var document: String
  package var id: String
  package var end: End
  /// Lines of both streams in the order in which they were completed.
  package var output: [OutputLine]
  /// Final top-level values by name.
  package var values: [String: Value]
  /// The 1-based lines of the document on which names were last bound, for names of the snippet itself.
  package var valueLines: [String: Int] = [:]
  /// What was asked of the run's servers, in the order in which it arrived.
  package var requests: [Request] = []
  /// When nothing of the program could run, in order.
  package var waits: [Wait] = []
  /// The tasks that waited, in the order in which they were first seen to; of Python only where that is asked for.
  package var tasks: [TaskRecord] = []
  /// Each time that the run passed through statements that the document claims something of, in the order of entering.
  package var passages: [Passage] = []
  package var time: Timing
  package var clock: ClockKind
  /// Whether more was written, or at more moments, than is kept of a run.
  package var isCut = false
  /// What a reader should know about the run: why the clock was not virtual, that output was cut.
  package var notes: [String]

  package init(
    document: String, id: String, end: End, output: [OutputLine] = [], values: [String: Value] = [:],
    time: Timing = Timing(), clock: ClockKind = .virtual, notes: [String] = []
  ) {
    self.document = document
    self.id = id
    self.end = end
    self.output = output
    self.values = values
    self.time = time
    self.clock = clock
    self.notes = notes
  }

  package enum ClockKind: String, Sendable, Hashable, Codable {
    case virtual, real
  }
}

/// How a run ended.
package struct End: Sendable, Hashable, Codable {
  package enum Kind: String, Sendable, Hashable, Codable {
    /// The last statement was reached.
    case finished
    /// An error left the program; `type` and `message` say which.
    case raised
    /// The program asked to exit, with `status`.
    case exited
    /// Killed after its limit of the machine's time.
    case timedOut
    /// Ended by a signal, whose name is `type`.
    case crashed
    /// Every thread and task waited for what could not happen; `message` says for what.
    case deadlocked
  }

  package var kind: Kind
  package var type: String?
  package var message: String?
  package var status: Int
  /// Where the error came from, in the language's own format. Shown, never compared.
  package var traceback: String?
  /// The 1-based line of the document or the port where the error came from.
  package var line: Int?
  /// The uncaught error with what is attached to it, where the run could tell.
  package var error: ErrorValue?

  package init(
    _ kind: Kind, type: String? = nil, message: String? = nil, status: Int = 0, traceback: String? = nil,
    line: Int? = nil, error: ErrorValue? = nil
  ) {
    self.kind = kind
    self.type = type
    self.message = message
    self.status = status
    self.traceback = traceback
    self.line = line
    self.error = error
  }
}

/// One line that a program wrote.
package struct OutputLine: Sendable, Hashable, Codable {
  package enum Stream: String, Sendable, Hashable, Codable {
    case stdout, stderr
  }

  /// When the line was completed: nanoseconds since the start of the run.
  package var at: Int
  package var stream: Stream
  /// Without its newline; bytes that are no UTF-8 replaced by U+FFFD.
  package var text: String
  /// Where the source wrote it. The path is that of the document or of the port.
  package var place: Place?

  /// A 1-based line and column (UTF-8 bytes) of the document or the port.
  package struct Place: Sendable, Hashable, Codable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  package init(at: Int, stream: Stream = .stdout, text: String, place: Place? = nil) {
    self.at = at
    self.stream = stream
    self.text = text
    self.place = place
  }
}

/// A stretch of virtual time in which the whole program waited: nanoseconds since the start of the run.
package struct Wait: Sendable, Hashable, Codable {
  package var start: Int
  package var end: Int

  package init(start: Int, end: Int) { (self.start, self.end) = (start, end) }

  package var length: Int { end - start }
}

/// How long a run took.
package struct Timing: Sendable, Hashable, Codable {
  /// Nanoseconds of virtual time; under the real clock, of the machine's.
  package var virtual: Int
  /// Nanoseconds of the machine's time.
  package var wall: Int
  /// Nanoseconds of user and system time.
  package var cpu: Int

  package init(virtual: Int = 0, wall: Int = 0, cpu: Int = 0) {
    self.virtual = virtual
    self.wall = wall
    self.cpu = cpu
  }
}
