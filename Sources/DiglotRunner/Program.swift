package import DiglotModel
internal import Glibc
internal import _DiglotWorker

/// A program of the toolchain, run to its end.
package struct Program {
  /// Its exit status, or 128 and the number of the signal that ended it.
  package var status: Int
  /// It took longer than its limit, or somebody killed it.
  package var isStopped: Bool { status == 128 + Int(SIGKILL) }
  package var output: [UInt8]
  package var errors: [UInt8]

  /// The path of the first program of this name in the PATH.
  package static func find(_ name: String) -> String? {
    let folders = getenv("PATH").map { String(cString: $0) } ?? ""
    return folders.split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }

  /// - Parameters:
  ///   - folder: the working directory.
  ///   - limit: nanoseconds of processor time, after which the program is killed; the machine's time may be eight times that.
  ///   - sandbox: in what it is kept; nil for a program that works for the tool itself, as pip does.
  /// - Throws: `[program-failed]` when it could not be started.
  package init(
    _ path: String, _ arguments: [String], in folder: String, limit: Int = 120_000_000_000,
    within sandbox: ProgramSandbox? = nil
  ) throws(Diagnostic) {
    let files = [diglot_worker_file("stdout", 0), diglot_worker_file("stderr", 0)]
    defer { for file in files where file >= 0 { close(file) } }
    var raw: Int32 = 0
    let texts = [path, folder, Sandbox.lines(sandbox?.readable ?? []), Sandbox.lines(sandbox?.writable ?? [])]
    let error = withCStrings([path] + arguments) { arguments in
      withCStrings(ProgramSandbox.environment) { environment in
        withCStrings(texts) { texts in
          var program = diglot_program(
            path: texts[0], arguments: arguments, environment: sandbox == nil ? nil : environment, folder: texts[1],
            out: files[0], error: files[1], limit: Int64(limit), readable: sandbox == nil ? nil : texts[2],
            writable: texts[3])
          return diglot_worker_program(&program, &raw)
        }
      }
    }
    let exited = Int(raw) >> 8 & 0xff
    guard error == 0, !(raw & 0x7f == 0 && (126...127).contains(exited)) else {
      throw Diagnostic("program-failed", "cannot run \(path)", help: "'diglot doctor' checks what is needed")
    }
    status = raw & 0x7f == 0 ? exited : 128 + Int(raw & 0x7f)
    output = contents(of: files[0], limit: .max)
    errors = contents(of: files[1], limit: .max)
  }
}

/// The bytes of a file, up to a limit.
func contents(of file: Int32, limit: Int) -> [UInt8] {
  var info = stat()
  guard fstat(file, &info) == 0 else { return [] }
  let size = min(Int(info.st_size), limit)
  return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
    while count < size, let base = buffer.baseAddress {
      let got = pread(file, base + count, size - count, off_t(count))
      if got <= 0 { break }
      count += got
    }
  }
}
