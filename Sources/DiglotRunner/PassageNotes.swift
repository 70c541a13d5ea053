internal import DiglotModel
internal import FoundationEssentials
internal import _DiglotBaton

/// What a run noted of the statements that the document claims something of.
struct PassageNotes {
  private(set) var passages: [Passage] = []
  /// Where in `passages` a passage stands, by its lines and its number.
  private var indices: [Key: Int] = [:]

  private struct Key: Hashable {
    var lines: LineRange
    var number: Int
  }

  private struct Note: Decodable {
    enum Event: String, Decodable { case entered, value, left }
    var first: Int
    var last: Int
    var number: Int
    var event: Event
    var value: WireValue?
    var type: String?
    var error: WireValue?
  }

  /// Takes a note; one that cannot be read is passed over.
  mutating func take(_ trace: Trace.Note) {
    guard let note = try? JSONDecoder().decode(Note.self, from: Data(trace.payload)), note.first >= 1,
      note.last >= note.first
    else { return }
    let key = Key(lines: LineRange(start: note.first, end: note.last), number: note.number)
    if note.event == .entered {
      indices[key] = passages.count
      passages.append(
        Passage(lines: key.lines, entered: trace.at, left: nil, output: trace.lines..<trace.lines))
      return
    }
    guard let index = indices[key], trace.lines >= passages[index].output.lowerBound else { return }
    if note.event == .value {
      (passages[index].value, passages[index].type) = (note.value?.value, note.type)
    } else {
      passages[index].left = trace.at
      passages[index].output = passages[index].output.lowerBound..<trace.lines
      if case .error(let error)? = note.error?.value { passages[index].error = error }
    }
  }
}
