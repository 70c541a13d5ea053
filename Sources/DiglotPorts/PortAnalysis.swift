package import DiglotModel
package import DiglotRunner
internal import Foundation

/// What the compiler says of a port besides compiling it.
package struct PortAnalysis: Sendable {
  private let toolchain: Toolchain
  private let installation: Installation

  package init(_ toolchain: Toolchain, installation: Installation = .current) {
    (self.toolchain, self.installation) = (toolchain, installation)
  }

  /// The type-checked syntax tree as JSON, with the places of expressions; empty where there is none.
  ///
  /// - Parameter context: further Swift source of the same module.
  /// - Throws: `[program-failed]`, `[port-analysis-failed]`.
  package func syntaxTree(_ source: [UInt8], context: String?) throws(Diagnostic) -> [UInt8] {
    try run(["-dump-ast", "-dump-ast-format", "json", "-primary-file", "main.swift"], source, context).output
  }

  /// The optimized intermediate code, in which what makes no difference to the optimizer makes none.
  ///
  /// - Returns: nil where the compiler refuses the source.
  /// - Throws: `[program-failed]`, `[port-analysis-failed]`.
  package func optimized(_ source: [UInt8], context: String?) throws(Diagnostic) -> [UInt8]? {
    let done = try run(["-emit-sil", "-O", "-wmo", "main.swift"], source, context)
    return done.status == 0 && !done.output.isEmpty ? done.output : nil
  }

  private func run(_ arguments: [String], _ source: [UInt8], _ context: String?) throws(Diagnostic) -> Program {
    let folder = FileManager.default.temporaryDirectory.path + "/diglot-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
      try Data(source).write(to: URL(fileURLWithPath: folder + "/main.swift"))
      if let context { try Data(context.utf8).write(to: URL(fileURLWithPath: folder + "/Context.swift")) }
    } catch {
      throw Diagnostic("port-analysis-failed", "cannot write to \(folder)", help: "is there room on the disk?")
    }
    return try Program(
      toolchain.frontend,
      ["-frontend"] + arguments + (context == nil ? [] : ["Context.swift"]) + [
        "-module-name", "port", "-swift-version", "6", "-suppress-warnings", "-I", installation.modules,
      ],
      in: folder)
  }
}
