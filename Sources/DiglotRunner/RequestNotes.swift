internal import DiglotModel
internal import FoundationEssentials
internal import _DiglotBaton

/// What the run's server noted: what it was asked, and what became of it.
struct RequestNotes {
  private(set) var requests: [Request] = []
  private var indices: [Int: Int] = [:]

  private struct Asked: Decodable {
    var number: Int
    var method: String
    var url: String
    var headers: [[String]]
    var body: Data
    var hasFixture: Bool
  }

  private struct Answered: Decodable {
    var number: Int
    var outcome: Request.Outcome
    var status: Int?
  }

  /// Takes a note; one that cannot be read is passed over.
  mutating func take(_ note: Trace.Note) {
    let decoder = JSONDecoder()
    let data = Data(note.payload)
    if note.kind == DIGLOT_NOTE_REQUEST.rawValue, let asked = try? decoder.decode(Asked.self, from: data) {
      indices[asked.number] = requests.count
      requests.append(
        Request(
          at: note.at, method: asked.method, url: asked.url,
          headers: asked.headers.filter { $0.count == 2 }.map { Request.Header(name: $0[0], value: $0[1]) },
          body: Array(asked.body), hasFixture: asked.hasFixture))
    } else if note.kind == DIGLOT_NOTE_ANSWER.rawValue, let answered = try? decoder.decode(Answered.self, from: data),
      let index = indices[answered.number]
    {
      requests[index].outcome = answered.outcome
      requests[index].status = answered.status
      requests[index].ended = note.at
    }
  }
}
