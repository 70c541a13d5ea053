import DiglotEquivalence
import DiglotModel
import DiglotReports
import DiglotStrength
import DiglotTranspiler
import Foundation

@testable import DiglotCorpus
@testable import DiglotDocuments
@testable import DiglotRunner

// What libFuzzer calls with each input (https://llvm.org/docs/LibFuzzer.html). The variable DIGLOT_FUZZ says which reader gets it. A reader
// may refuse an input with a diagnostic; it may not trap, hang, or answer with places that the input does not have.

private let target = ProcessInfo.processInfo.environment["DIGLOT_FUZZ"] ?? ""

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  guard let take = readers[target] else {
    try? FileHandle.standardError.write(contentsOf: Data("DIGLOT_FUZZ is one of \(readers.keys.sorted())\n".utf8))
    exit(2)
  }
  do { try take(bytes) } catch { precondition(error is Diagnostic, "\(error)") }
  return 0
}

private let readers: [String: @Sendable (_ bytes: [UInt8]) throws -> Void] = {
  var readers: [String: @Sendable ([UInt8]) throws -> Void] = [:]
  for format in Document.Format.allCases {
    readers[format.rawValue] = { try read(String(decoding: $0, as: UTF8.self), as: format) }
  }
  readers["contract"] = { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    _ = try ContractFile(path: "diglot.yaml", text: text, ids: ["one", "two"])
  }
  readers["fixture"] = { bytes in
    guard let files = try FixtureFiles(root: emptyFolder) else { return }
    let reader = AnswerReader(path: "one.yaml", text: String(decoding: bytes, as: UTF8.self), files: files)
    _ = try reader.isRefusing()
    _ = try reader.answers()
  }
  readers["outcome"] = { _ = try OutcomeReader(path: "one.txt").outcome(String(decoding: $0, as: UTF8.self)) }
  readers["trace"] = { bytes in
    let half = bytes.count / 2
    guard half >= 64 else { return }
    report(observation(bytes[..<half]), observation(bytes[half...]))
  }
  readers["report"] = { bytes in
    _ = try VerifyReport(merging: [("1.json", String(decoding: bytes, as: UTF8.self))], isPartial: true)
  }
  readers["transpiler"] = { bytes in
    _ = Transpiler.translate(String(decoding: bytes, as: UTF8.self), path: "one.py")
  }
  readers["swiftTokens"] = { bytes in
    let parts = SwiftTokens(bytes).parts
    for part in parts { precondition(part.range.upperBound <= bytes.count) }
  }
  readers["swiftTree"] = { _ = SwiftReader.tree([], json: $0) }
  return readers
}()

/// What a run would have shown that left this in its trace: it can write there what it wants.
private func observation(_ trace: ArraySlice<UInt8>) -> Observation {
  let stream = Array("one\ntwo\nthree\nfour\n".utf8)
  let trace = Array(trace).withUnsafeBytes { Trace(memory: $0, stdout: stream, stderr: stream) }
  let outcome = Worker.Outcome(trace: trace, exitStatus: 0, signal: nil, timedOut: false, wall: 1, cpu: 1)
  return outcome.observation(document: "document", id: "one", clock: .virtual, gaveUp: nil) { place in
    OutputLine.Place(line: Int(place & 0xff) + 1, column: 1)
  }
}

private func report(_ python: Observation, _ swift: Observation) {
  let verdict = Equivalence.compare(python: python, swift: swift, contract: .exact)
  let pair = PairResult(
    document: "document", id: "one", lines: LineRange(start: 1, end: 9), port: "one.swift", verdict: verdict,
    contract: .exact, python: python, swift: swift, root: "document")
  for format in VerifyFormat.allCases {
    _ = VerifyReport(pairs: [pair]).written(as: format, color: true)
  }
}

private let emptyFolder: String = {
  let folder = NSTemporaryDirectory() + "/diglot-fuzz-\(getpid())"
  try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  return folder
}()

private func read(_ text: String, as format: Document.Format) throws {
  let document = try DocumentReader.read(text, path: "document", format: format)
  let lines = text.utf8.reduce(1) { $1 == 10 || $1 == 13 ? $0 + 1 : $0 }
  var ids: Set<String> = []
  for snippet in document.snippets {
    precondition(snippet.lines.start >= 1 && snippet.lines.start <= snippet.lines.end && snippet.lines.end <= lines)
    precondition(ids.insert(snippet.id).inserted, "two snippets have the id '\(snippet.id)'")
  }
}
