package import DiglotModel
internal import Glibc
internal import Synchronization
internal import _DiglotBaton
internal import _DiglotWorker

/// A process that is started once, warmed, and forked for each run.
///
/// Runs are asked for from any number of threads; each call waits for its own answer.
package final class Worker: Sendable {
  /// How one run went, before anybody gave it a meaning.
  package struct Outcome {
    package var trace: Trace
    /// The process's exit status, where it exited.
    package var exitStatus: Int?
    /// The signal that ended it, where one did.
    package var signal: Int?
    package var timedOut: Bool
    /// Nanoseconds of the machine's time, and of user and system time.
    package var wall: Int
    package var cpu: Int
  }

  private let pid: pid_t
  private let channel: Int32
  private let name: String
  private let sandbox: Sandbox
  private let readable: [String]
  private let patience: Int
  /// What the worker has printed, which only somebody reads who asks why it does not answer.
  private let complaints: Int32
  /// What was asked for; answers that came while somebody else waited are there.
  private let asked = Mutex<[UInt64: diglot_response?]>([:])
  private let sending = Mutex<UInt64>(0)
  private let receiving = Mutex<Void>(())

  /// Starts `executable` with the clock `preload` loaded into it.
  ///
  /// - Parameters:
  ///   - sandbox: in what each run is kept.
  ///   - readable: what the runs may read besides the system.
  ///   - patience: nanoseconds that it may take to start, of the machine's time, and what a run may take longer than its limit.
  /// - Throws: `[worker-failed]` when there is no process or descriptor to be had, `[sandbox-incomplete]`.
  package init(
    executable: String, arguments: [String] = [], preload: String, environment: [String: String], sandbox: Sandbox,
    readable: [String], patience: Int = 60_000_000_000
  ) throws(Diagnostic) {
    try sandbox.check()
    (self.sandbox, self.readable, self.patience) = (sandbox, readable, patience)
    name = executable.split(separator: "/").last.map(String.init) ?? executable
    for path in [executable, preload] where access(path, R_OK) != 0 {
      throw Diagnostic("worker-failed", "no such file: \(path)", help: "build all of Diglot again")
    }
    var ends: [Int32] = [-1, -1]
    guard diglot_worker_channel(&ends) == 0 else { throw Diagnostic("worker-failed", "no channel: \(errno)") }
    let complaints = diglot_worker_file("complaints", 0)
    var all = environment
    all["LD_PRELOAD"] = preload
    let child = withCStrings([executable] + arguments) { arguments in
      withCStrings(all.map { "\($0.key)=\($0.value)" }.sorted()) {
        diglot_worker_spawn(executable, arguments, $0, ends[1], complaints)
      }
    }
    close(ends[1])
    guard child > 0 else {
      for file in [ends[0], complaints] { close(file) }
      throw Diagnostic("worker-failed", "cannot start \(executable): \(String(cString: strerror(-child)))")
    }
    pid = child
    (channel, self.complaints) = (ends[0], complaints)
  }

  deinit {
    diglot_worker_end(pid, channel, 2_000_000_000)
    close(complaints)
  }

  /// Runs `payload` under the virtual clock; in real time where that is asked for, or where the run gives the clock up.
  ///
  /// - Parameter paths: what this run may read besides what all may.
  /// - Returns: how it went, and why it ran in real time although nobody asked for that.
  package func observe(_ payload: [UInt8], reading paths: [String] = [], under terms: Terms) throws(Diagnostic)
    -> (Outcome, gaveUp: String?)
  {
    let outcome = try run(payload, reading: paths, under: terms)
    guard !terms.realTime, let reason = outcome.gaveUp else { return (outcome, nil) }
    var again = terms
    again.realTime = true
    return (try run(payload, reading: paths, under: again), reason)
  }

  /// Runs `payload` in a fork of the worker.
  ///
  /// - Throws: `[worker-failed]` when the worker itself is gone.
  private func run(_ payload: [UInt8], reading paths: [String], under terms: Terms) throws(Diagnostic) -> Outcome {
    var files: [Int32] = []
    defer { for file in files { close(file) } }
    for (name, size) in [("stdout", 0), ("stderr", 0), ("trace", Int(DIGLOT_TRACE_SIZE + DIGLOT_FAMILY_SIZE))] {
      let file = diglot_worker_file(name, Int64(size))
      guard file >= 0 else { throw failure(-file) }
      files.append(file)
    }
    let (id, error) = sending.withLock { last -> (UInt64, Int32) in
      last += 1
      var request = diglot_request()
      request.id = last
      request.length = UInt64(payload.count)
      request.limit = Int64(terms.limit)
      request.real_time = terms.realTime ? 1 : 0
      request.sandbox = sandbox.flags(onMachineNetwork: terms.isOnMachineNetwork)
      withUnsafeMutableBytes(of: &request.site) { $0.copyBytes(from: (terms.site ?? "").utf8.prefix($0.count - 1)) }
      let lines = Sandbox.lines(readable + paths + [terms.site].compactMap(\.self))
      withUnsafeMutableBytes(of: &request.readable) { $0.copyBytes(from: lines.utf8.prefix($0.count - 1)) }
      asked.withLock { $0[request.id] = .some(nil) }
      return (last, diglot_worker_send(channel, &request, payload, files))
    }
    guard error == 0 else { throw failure(error) }
    let response = try answer(to: id, within: terms.limit * Int(DIGLOT_MOST_PATIENCE) + patience)
    let status = Int(response.status)
    return Outcome(
      trace: try trace(of: files),
      exitStatus: status & 0x7f == 0 ? status >> 8 & 0xff : nil,
      signal: status & 0x7f == 0 ? nil : status & 0x7f,
      timedOut: response.timed_out != 0, wall: Int(response.wall), cpu: Int(response.cpu))
  }

  /// Receives until the answer to `id` is there; whoever receives keeps the others' answers for them.
  ///
  /// A worker that imports packages can answer what it likes, when it likes, and more than it was asked.
  ///
  /// - Parameter limit: nanoseconds without an answer to anybody, after which the worker is ended.
  private func answer(to id: UInt64, within limit: Int) throws(Diagnostic) -> diglot_response {
    while true {
      let (answer, error) = receiving.withLock { _ -> (diglot_response?, Int32) in
        if let mine = asked.withLock({ $0[id] ?? nil }) { return (mine, 0) }
        var response = diglot_response()
        let error = diglot_worker_receive(channel, &response, Int64(limit))
        if error != 0 { return (nil, error) }
        let came = response
        let isAwaited = asked.withLock { asked in
          guard asked.index(forKey: came.id) != nil else { return false }
          asked[came.id] = came
          return true
        }
        return (nil, isAwaited ? 0 : EPROTO)
      }
      if let answer {
        asked.withLock { _ = $0.removeValue(forKey: id) }
        return answer
      }
      guard error == 0 else {
        // One that has ended may be reaped, and its number another's.
        if [ETIMEDOUT, EPROTO].contains(error) { kill(pid, SIGKILL) }
        throw failure(error)
      }
    }
  }

  private func trace(of files: [Int32]) throws(Diagnostic) -> Trace {
    let size = Int(DIGLOT_TRACE_SIZE)
    guard let memory = mmap(nil, size, PROT_READ, MAP_SHARED, files[2], 0), memory != MAP_FAILED else {
      throw failure(errno)
    }
    defer { munmap(memory, size) }
    return Trace(
      memory: UnsafeRawBufferPointer(start: memory, count: size),
      stdout: contents(of: files[0], limit: Int(DIGLOT_OUTPUT_LIMIT)),
      stderr: contents(of: files[1], limit: Int(DIGLOT_OUTPUT_LIMIT)))
  }

  private func failure(_ error: Int32) -> Diagnostic {
    let said = String(decoding: contents(of: complaints, limit: 2000), as: UTF8.self).split(separator: "\n").suffix(5)
    let reason = [EPIPE, ECONNRESET].contains(error) ? "it has ended" : String(cString: strerror(error))
    return Diagnostic(
      "worker-failed", "\(name) does not answer: \(reason)", notes: said.map(String.init),
      help: "'diglot doctor' checks what it needs")
  }
}
