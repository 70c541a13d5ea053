package import DiglotModel
package import DiglotRunner
internal import Foundation

/// What the compiler says of a port besides compiling it.
package struct PortAnalysis: Sendable {
  private let toolchain: Toolchain
  private let installation: Installation
  private let cache: String
  /// Where new entries go.
  private let written: String
  private let sandbox: Sandbox
  /// What optimized code is made with.
  private let makers: [String]

  /// - Parameter cache: the folder of the cache, which a compiler of ports has made.
  package init(
    _ toolchain: Toolchain, installation: Installation = .current, cache: String, written: String? = nil,
    sandbox: Sandbox
  ) {
    (self.toolchain, self.installation, self.cache, self.sandbox) = (toolchain, installation, cache, sandbox)
    self.written = written ?? cache
    makers = ["optimized 3", toolchain.identity, FileIdentity.of(installation.pythonic)]
  }

  /// The type-checked syntax tree as JSON, with the places of expressions; empty where there is none.
  ///
  /// - Parameter context: further Swift source of the same module.
  /// - Throws: `[program-failed]`, `[port-analysis-failed]`.
  package func syntaxTree(_ source: [UInt8], context: String?) throws(Diagnostic) -> [UInt8] {
    try run(["-dump-ast", "-dump-ast-format", "json", "-primary-file", "main.swift"], source, context).output
  }

  /// The code that Swift's optimizer makes of a source, in LLVM's language, as 128 bits: what makes no difference to it makes none here.
  ///
  /// It is told that nothing traps (`-Ounchecked`), so that a sum that nobody uses is nothing, whether it overflows or not.
  ///
  /// - Returns: nil where the compiler refuses the source.
  /// - Throws: `[program-failed]`, `[port-analysis-failed]`.
  package func optimized(_ source: [UInt8], context: String?) throws(Diagnostic) -> String? {
    let key = CacheEntry.key(makers + [String(decoding: source, as: UTF8.self), context ?? ""])
    let name = "/\(CacheEntry.name(of: key)).optimized"
    let entry = cache + name
    if let known = FileManager.default.contents(atPath: entry),
      let text = String(validating: known, as: UTF8.self), text.hasSuffix("\n" + key)
    {
      if written == cache { utimensat(AT_FDCWD, entry, nil, 0) }
      return String(text.prefix { $0 != "\n" })
    }
    let done = try run(["-emit-irgen", "-Ounchecked", "-wmo", "main.swift", "-o", "-"], source, context)
    guard done.status == 0, !done.output.isEmpty else { return nil }
    let digest = Self.digest(done.output)
    try? WholeFile.write(Data((digest + "\n" + key).utf8), to: written + name)
    return digest
  }

  /// FNV-1a over the bytes and over their complements.
  private static func digest(_ bytes: [UInt8]) -> String {
    var (first, second): (UInt64, UInt64) = (0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15)
    for byte in bytes {
      first = (first ^ UInt64(byte)) &* 0x100_0000_01b3
      second = (second ^ UInt64(~byte)) &* 0x100_0000_01b3
    }
    return String(first, radix: 16) + "-" + String(second, radix: 16)
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
        "-module-cache-path", PortCompiler.modules(in: written),
      ],
      in: folder,
      within: ProgramSandbox(
        sandbox, readable: [toolchain.root, installation.modules],
        writable: [folder, PortCompiler.modules(in: written)]))
  }
}
