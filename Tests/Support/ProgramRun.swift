public import Foundation

/// One run of a program to its end, with nothing to read.
public struct ProgramRun: Sendable {
  /// The exit status; negative for the signal that ended the program.
  public var status: Int
  public var output: Data
  /// Empty where both streams are one.
  public var error: Data

  public var stdout: String { String(decoding: output, as: UTF8.self) }
  public var stderr: String { String(decoding: error, as: UTF8.self) }

  /// Runs a program while others have the tests' threads.
  ///
  /// - Parameters:
  ///   - changes: replace variables of the tests' own environment; an empty text removes one.
  ///   - folder: where it works, if not where the tests do.
  ///   - joined: whether both streams come in one, as on a terminal.
  ///   - limit: in seconds; then it is killed.
  public init(
    _ path: String, _ arguments: [String], changes: [String: String] = [:], in folder: String? = nil,
    joined: Bool = false, within limit: Double = ChildProcess.limit
  ) async throws {
    let started = try Started(path, arguments, changes, folder, joined)
    self.init(status: await started.program.ended(within: limit), started)
  }

  /// The same for those who cannot be suspended.
  public init(
    waitingFor path: String, _ arguments: [String], changes: [String: String] = [:], joined: Bool = false,
    within limit: Double = ChildProcess.limit
  ) throws {
    let started = try Started(path, arguments, changes, nil, joined)
    self.init(status: started.program.wait(within: limit), started)
  }

  private init(status: Int, _ started: Started) {
    self.status = status
    output = started.output.data
    error = started.error?.data ?? Data()
  }

  private struct Started {
    let output: OutputFile
    let error: OutputFile?
    let program: ChildProcess

    init(
      _ path: String, _ arguments: [String], _ changes: [String: String], _ folder: String?, _ joined: Bool
    ) throws {
      output = try OutputFile()
      error = joined ? nil : try OutputFile()
      program = try ChildProcess(
        path, arguments, changes: changes, in: folder, output: output.descriptor,
        error: (error ?? output).descriptor)
    }
  }
}
