internal import DiglotFixtures
internal import DiglotModel
internal import DiglotRunner
internal import Foundation
internal import Synchronization

/// The recorder (`diglot-server --record`) of one run. It ends with this process, whatever ends that.
final class RecorderProcess {
  /// Where it listens, on this machine.
  let port: Int

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let reading = DispatchQueue(label: "diglot.recorder")
  private let told = Told()

  private final class Told: Sendable {
    let bytes = Mutex(Data())
  }

  /// - Parameters:
  ///   - site: a folder with an authority.
  ///   - places: `HOST=ADDRESS:PORT`.
  /// - Throws: `[recorder-failed]`.
  init(site: String, places: [String]) throws(Diagnostic) {
    process.executableURL = URL(filePath: Installation.current.server)
    process.arguments = ["--record", site] + places
    process.standardInput = input
    process.standardOutput = output
    do { try process.run() } catch {
      throw Diagnostic("recorder-failed", "the recorder cannot be started: \(error)", help: "build all of Diglot again")
    }
    var line = Data()
    while line.last != UInt8(ascii: "\n"), let byte = try? output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty
    {
      line += byte
    }
    guard let port = Int(String(decoding: line.dropLast(), as: UTF8.self)) else {
      throw Diagnostic("recorder-failed", "the recorder does not listen", help: "'diglot doctor' checks what is needed")
    }
    self.port = port
    // All the time, or the recorder would wait for its pipe to be read, and the run for the recorder.
    reading.async { [told, handle = output.fileHandleForReading] in
      while let part = try? handle.read(upToCount: 1 << 16), !part.isEmpty { told.bytes.withLock { $0 += part } }
    }
  }

  /// Ends the recorder.
  ///
  /// - Returns: what was asked, in the order in which it was.
  func finish() -> [Exchange] {
    try? input.fileHandleForWriting.close()
    reading.sync {}
    let all = told.bytes.withLock { $0 }
    process.waitUntilExit()
    let decoder = JSONDecoder()
    var rest = [UInt8](all)[...]
    var exchanges: [Exchange] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")),
      let told = try? decoder.decode(ToldExchange.self, from: Data(rest[..<end]))
    {
      exchanges.append(told.joined(rest[(end + 1)...]))
      rest = rest[(end + 1)...].dropFirst(told.length)
    }
    return exchanges.sorted { $0.number < $1.number }
  }
}
