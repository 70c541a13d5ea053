/// In what examples, ports and the compiler are kept.
package enum SandboxMode: String, Sendable, Hashable, CaseIterable {
  /// Nothing is run where a layer of the sandbox is missing.
  case strict
  /// Each layer that this kernel has.
  case standard = "default"
  /// What is run may do what the tool's user may.
  case off
}
