import Foundation
import Synchronization
import TestSupport
import Testing

/// A headless Chromium, driven over two pipes (`--remote-debugging-pipe`): messages of the DevTools protocol in JSON, each with a
/// zero byte behind it. No driver and no port of the machine is needed for that.
final class Browser: Sendable {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// What Chromium tells without being asked.
  struct Event: Sendable {
    var method: String
    var session: String
    var text: String
  }

  private struct State {
    var next = 0
    var waiting: [Int: CheckedContinuation<Data, any Error>] = [:]
    var events: [Event] = []
    var isGone = false
  }

  private let process: ChildProcess
  private let input = Pipe()
  private let output = Pipe()
  private let profile: TemporaryFolder
  private let state = Mutex(State())
  /// Held while a message is written: a pipe takes long ones in pieces, and another's between two of them would spoil both.
  private let writing = Mutex(())

  /// How long Chromium may take for an answer, in seconds: no assertion, a stop for hangs.
  private static let limit = 120

  /// One for all tests: a start takes a second.
  static let shared = Result { try Browser() }

  /// Debian's, or another machine's: the first that is there.
  private static let names = ["chromium", "chromium-browser", "google-chrome", "chromium-headless-shell"]

  private init() throws {
    let paths = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":")
    let found = Self.names.lazy.flatMap { name in paths.map { "\($0)/\(name)" } }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    guard let found else { throw Failure(description: "no Chromium in the PATH: 'tools/test' installs it") }
    profile = try TemporaryFolder()
    // Descriptors 3 and 4 are where Chromium reads and writes. Root, as CI is, can have no sandbox.
    let arguments = [
      "-c", "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>\"$LOG\"", found, "--headless", "--no-sandbox",
      "--remote-debugging-pipe", "--user-data-dir=\(profile.path)", "--disable-gpu", "--disable-dev-shm-usage",
      "--disable-extensions", "--disable-background-networking", "--disable-component-update", "--no-first-run",
      "--force-color-profile=srgb", "--font-render-hinting=none", "--lang=en-US", "about:blank",
    ]
    process = try ChildProcess(
      "/bin/sh", arguments, changes: ["LOG": profile.path + "/log", "HOME": profile.path],
      input: input.fileHandleForReading.fileDescriptor, output: output.fileHandleForWriting.fileDescriptor)
    // Its ends are its own: where it is gone, both sides hear of it.
    try input.fileHandleForReading.close()
    try output.fileHandleForWriting.close()
    Thread.detachNewThread { [self] in read() }
    // It ends with the tests: its pipe closes.
  }

  // MARK: Messages

  /// Sends a command and waits for its answer.
  ///
  /// - Returns: the whole answer.
  func send(_ method: String, _ parameters: [String: JSONText] = [:], session: String? = nil) async throws -> Data {
    let id = state.withLock { state in
      state.next += 1
      return state.next
    }
    var members = ["id": JSONText(id), "method": JSONText(method), "params": JSONText(parameters)]
    if let session { members["sessionId"] = JSONText(session) }
    let message = Data(JSONText(members).text.utf8) + [0]
    let patience = Task {
      try await Task.sleep(for: .seconds(Self.limit))
      let continuation = state.withLock { $0.waiting.removeValue(forKey: id) }
      continuation?.resume(throwing: Failure(description: "no answer to \(method) within \(Self.limit) s"))
    }
    defer { patience.cancel() }
    return try await withCheckedThrowingContinuation { continuation in
      let isGone = state.withLock { state in
        if !state.isGone { state.waiting[id] = continuation }
        return state.isGone
      }
      if isGone { return continuation.resume(throwing: Failure(description: "Chromium is gone")) }
      do { try writing.withLock { _ in try input.fileHandleForWriting.write(contentsOf: message) } } catch {
        fail("\(error)")
      }
    }
  }

  /// What was told to a session so far.
  func events(_ session: String) -> [Event] { state.withLock { $0.events.filter { $0.session == session } } }

  private func read() {
    var buffer = Data()
    while true {
      let part = output.fileHandleForReading.availableData
      if part.isEmpty { break }
      buffer += part
      while let end = buffer.firstIndex(of: 0) {
        take(Data(buffer[..<end]))
        buffer = Data(buffer[(end + 1)...])
      }
    }
    let log = (try? profile.text("log").suffix(2000)) ?? ""
    fail("Chromium ended: \(log)")
  }

  private struct Head: Decodable {
    struct Problem: Decodable { var message: String }
    var id: Int?
    var method: String?
    var sessionId: String?
    var error: Problem?
  }

  private func take(_ message: Data) {
    guard let head = try? JSONDecoder().decode(Head.self, from: message) else { return }
    if let id = head.id {
      let continuation = state.withLock { $0.waiting.removeValue(forKey: id) }
      if let error = head.error {
        continuation?.resume(throwing: Failure(description: error.message))
      } else {
        continuation?.resume(returning: message)
      }
    } else if let method = head.method {
      let text = String(decoding: message, as: UTF8.self)
      state.withLock { $0.events.append(Event(method: method, session: head.sessionId ?? "", text: text)) }
    }
  }

  private func fail(_ reason: String) {
    let waiting = state.withLock { state in
      state.isGone = true
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for continuation in waiting { continuation.resume(throwing: Failure(description: reason)) }
  }
}

/// A value in the notation of JSON.
struct JSONText: Sendable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral {
  var text: String

  init(_ value: String) {
    text =
      (try? JSONEncoder().encode([value])).map { String(decoding: $0, as: UTF8.self).dropFirst().dropLast() }
      .map(String.init) ?? "\"\""
  }
  init(_ value: Int) { text = "\(value)" }
  init(_ members: [String: JSONText]) {
    text = "{" + members.map { "\(JSONText($0.key).text):\($0.value.text)" }.joined(separator: ",") + "}"
  }
  init(_ items: [JSONText]) { text = "[" + items.map(\.text).joined(separator: ",") + "]" }
  init(stringLiteral value: String) { self.init(value) }
  init(booleanLiteral value: Bool) { text = value ? "true" : "false" }
  init(integerLiteral value: Int) { self.init(value) }
}
