package import DiglotModel
internal import Glibc
internal import _DiglotBaton

/// What a run noted in its shared memory, and the bytes of its two streams.
package struct Trace {
  package struct Note {
    package var kind: UInt32
    /// Nanoseconds since the start of the run.
    package var at: Int
    /// Of a wait, when it began.
    package var since = 0
    /// Of a task without a payload, the task.
    var number: UInt32 = 0
    package var payload: [UInt8]
    /// What the run's locator gave; 0 for nothing.
    package var place: UInt64 = 0
    /// How many lines had been completed by then.
    package var lines = 0
  }

  /// Notes other than output, in order.
  package private(set) var notes: [Note] = []
  package private(set) var lines: [OutputLine] = []
  /// The places that `lines` were written from, as the run's locator gave them; 0 for none.
  package private(set) var places: [UInt64] = []
  /// Nanoseconds of virtual time.
  package private(set) var ended = 0
  /// A process of the run gave the virtual clock up.
  package private(set) var gaveUp = false
  /// Bytes that were written beyond the limit of what is kept.
  package private(set) var discarded = 0
  /// Notes for which there was no room.
  package private(set) var dropped = 0
  /// Nanoseconds of virtual time before the program itself began.
  private var began = 0
  /// The notes and the two streams, byte by byte.
  let noteBytes: [UInt8]
  let streams: [[UInt8]]

  /// Reads a trace. `memory` has DIGLOT_TRACE_SIZE bytes, which the run may have damaged, and which what it left behind may change even
  /// now: they are copied, and every offset is checked.
  package init(memory: UnsafeRawBufferPointer, stdout: [UInt8], stderr: [UInt8]) {
    streams = [stdout, stderr]
    var assemblers = [LineAssembler(), LineAssembler()]
    var read = [0, 0]
    let head = memory.load(as: diglot_trace.self)
    ended = Self.time(head.ended)
    gaveUp = head.gave_up != 0
    discarded = Int(clamping: head.discarded.1) &+ Int(clamping: head.discarded.2)
    dropped = Int(clamping: head.dropped)
    let used = min(Int(clamping: head.used), memory.count)
    let size = MemoryLayout<diglot_note>.size
    let bytes = used > 64 ? Array(memory[64..<used]) : []
    noteBytes = bytes
    var offset = 0
    while offset + size <= bytes.count {
      let note = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: diglot_note.self) }
      let length = Int(note.length)
      guard note.kind != 0, offset + size + length <= bytes.count else { break }
      if note.kind == DIGLOT_NOTE_OUTPUT.rawValue, note.stream == 1 || note.stream == 2 {
        let index = Int(note.stream) - 1
        let end = min(Int(clamping: note.offset), streams[index].count)
        if end > read[index] {
          append(
            assemblers[index].take(streams[index][read[index]..<end], at: Self.time(note.at), place: note.place),
            from: index)
          read[index] = end
        }
      } else {
        let payload = bytes[(offset + size)..<(offset + size + length)]
        if note.kind == DIGLOT_NOTE_BEGIN.rawValue { begin(at: Self.time(note.at), &assemblers) }
        notes.append(
          Note(
            kind: note.kind, at: max(Self.time(note.at) - began, 0),
            since: max(Self.time(Int64(clamping: note.offset)) - began, 0),
            number: note.stream, payload: Array(payload),
            place: note.place, lines: lines.count))
      }
      offset += size + (length + 7) & ~7
    }
    // What was written past the clock, by a system call of its own, belongs to no later than the end.
    for index in 0...1 {
      append(assemblers[index].take(streams[index][read[index]...], at: ended, place: 0), from: index)
      append(assemblers[index].rest(), from: index)
    }
    ended = max(ended - began, 0)
  }

  /// A time that the run has written, which may be anything: sums of two that come out of here do not overflow.
  private static func time(_ written: Int64) -> Int { Int(min(max(written, 0), 1 << 61)) }

  /// What came so far was no part of the program: a snippet before it in the same namespace. Times count from here on.
  private mutating func begin(at time: Int, _ assemblers: inout [LineAssembler]) {
    assemblers = [LineAssembler(), LineAssembler()]
    // That the clock did not hold is true of the whole run.
    (notes, lines, places) = (notes.filter { $0.kind == DIGLOT_NOTE_UNCLOCKED.rawValue }, [], [])
    began = time
  }

  private mutating func append(_ new: [LineAssembler.Line], from index: Int) {
    for line in new {
      lines.append(OutputLine(at: max(line.at - began, 0), stream: index == 0 ? .stdout : .stderr, text: line.text))
      places.append(line.place)
    }
  }
}

/// Cuts a stream into lines, each at the time when it was completed.
struct LineAssembler {
  struct Line {
    var at: Int
    var text: String
    var place: UInt64
  }

  private var pending: [UInt8] = []
  private var at = 0
  private var place: UInt64 = 0

  mutating func take(_ bytes: ArraySlice<UInt8>, at time: Int, place newPlace: UInt64) -> [Line] {
    var lines: [Line] = []
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(Line(at: time, text: String(decoding: pending + rest[..<end], as: UTF8.self), place: newPlace))
      pending.removeAll(keepingCapacity: true)
      rest = rest[(end + 1)...]
    }
    pending += rest
    if !rest.isEmpty { (at, place) = (time, newPlace) }
    return lines
  }

  /// A last line that never got its newline.
  mutating func rest() -> [Line] {
    guard !pending.isEmpty else { return [] }
    defer { pending = [] }
    return [Line(at: at, text: String(decoding: pending, as: UTF8.self), place: place)]
  }
}
