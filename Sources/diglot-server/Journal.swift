import DiglotFixtures
import FoundationEssentials
import NIOHTTP1
import _DiglotWorker

/// Notes in the run's trace what was asked and what became of it.
final class Journal {
  private let clock = diglot_worker_find_clock()
  private var count = 0

  private struct Asked: Encodable {
    var number: Int
    var method: String
    var url: String
    var headers: [[String]]
    var body: String
    var hasFixture: Bool
  }

  private struct Answered: Encodable {
    var number: Int
    var outcome: String
    var status: Int?
  }

  /// - Returns: the number of the request.
  func ask(_ request: AskedRequest, hasFixture: Bool) -> Int {
    count += 1
    note(
      DIGLOT_NOTE_REQUEST,
      Asked(
        number: count, method: request.method, url: request.url, headers: request.headers.map { [$0.name, $0.value] },
        body: Data(request.body).base64EncodedString(), hasFixture: hasFixture))
    return count
  }

  /// - Parameter outcome: `answered`, `abandoned` or `failed`.
  func end(_ number: Int, _ outcome: String, status: Int?) {
    note(DIGLOT_NOTE_ANSWER, Answered(number: number, outcome: outcome, status: status))
  }

  /// The server listens on a port of this machine, or cannot (-1).
  func announce(port: Int) { clock.serve_run?(Int32(port)) }

  func complain(_ text: String) { diglot_worker_complain("diglot-server: \(text)") }

  private func note(_ kind: diglot_note_kind, _ content: some Encodable) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys  // the same bytes in every run
    guard let json = try? encoder.encode(content) else { return }
    json.withUnsafeBytes { clock.note_text?(kind.rawValue, $0.bindMemory(to: CChar.self).baseAddress, $0.count) }
  }
}
