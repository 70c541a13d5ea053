package import DiglotModel
internal import _DiglotWorker

/// In what runs and compilers are kept: what the kernel has of it, or nothing.
package struct Sandbox: Sendable, Hashable {
  package var mode: SandboxMode

  package init(_ mode: SandboxMode) { self.mode = mode }

  /// - Throws: `[sandbox-incomplete]` where a layer is asked for that this kernel does not have.
  package func check() throws(Diagnostic) {
    guard mode == .strict, let missing = SandboxLayer.all.first(where: { !$0.isActive }) else { return }
    throw Diagnostic(
      "sandbox-incomplete", "a layer of the sandbox is missing: \(missing.name): \(missing.detail)",
      help: "'diglot doctor' lists them; '--sandbox default' does with those that are there")
  }

  /// What a request to a worker says, and what a worker with packages is told.
  package func flags(onMachineNetwork: Bool) -> UInt32 {
    guard mode != .off else { return 0 }
    var flags = DIGLOT_SANDBOX_CONFINED.rawValue
    if SandboxLayer.namespaces.isActive { flags |= DIGLOT_SANDBOX_NAMESPACES.rawValue }
    return flags | (onMachineNetwork ? DIGLOT_SANDBOX_MACHINE_NETWORK.rawValue : 0)
  }

  /// A list of paths as C takes it. One with an end of line in it cannot be said, and stays out of reach.
  package static func lines(_ paths: [String]) -> String {
    paths.filter { !$0.contains("\n") }.map { $0 + "\n" }.joined()
  }
}

/// In what a program of the toolchain is kept: it may read these folders and the system, and write those.
package struct ProgramSandbox: Sendable {
  package var readable: [String]
  package var writable: [String]

  /// - Returns: nil where `sandbox` is off.
  package init?(_ sandbox: Sandbox, readable: [String], writable: [String] = []) {
    guard sandbox.mode != .off else { return nil }
    (self.readable, self.writable) = (readable, writable)
  }

  /// Nothing of the tool's own environment, which may hold secrets.
  static let environment = ["HOME=/nonexistent", "LC_ALL=C.UTF-8", "PATH=/usr/local/bin:/usr/bin:/bin", "TMPDIR=."]
}
