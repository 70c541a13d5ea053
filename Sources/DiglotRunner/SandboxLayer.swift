internal import Glibc
internal import _DiglotWorker

/// A part of the sandbox, tried out on this machine.
package struct SandboxLayer: Sendable {
  package enum Kind: UInt32, Sendable, CaseIterable {
    case privileges, files, signals, calls, namespaces, limits
  }

  package var layer: Kind
  package var isActive: Bool
  /// What it does, and where it is missing, why.
  package var detail: String
  package var name: String { "\(layer)" }

  /// All layers. They are tried out once, in a millisecond or two, each in a process that ends then.
  package static let all = Kind.allCases.map { $0 == .namespaces ? namespaces : Self($0) }

  /// The one that each run asks for by name: the kernel may have it and not allow it.
  static let namespaces = Self(.namespaces)

  private init(_ layer: Kind) {
    self.layer = layer
    var text = [CChar](repeating: 0, count: 96)
    let error = diglot_sandbox_try(diglot_layer(layer.rawValue), &text)
    let said = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    isActive = error == 0
    if isActive {
      detail = said.isEmpty ? Self.does(layer) : "\(Self.does(layer)) (\(said))"
    } else {
      detail = ([said].filter { !$0.isEmpty } + [String(cString: strerror(error))]).joined(separator: ": ")
    }
  }

  private static func does(_ layer: Kind) -> String {
    switch layer {
    case .privileges: "no capabilities, and no program that is started has more"
    case .files: "the system is read, the run's folder is written, the rest is out of reach"
    case .signals: "only to processes of the run"
    case .calls: "those are refused that no example needs"
    case .namespaces: "processes, temporary files and network are the run's own"
    case .limits: "memory, processes, files, output and processor time"
    }
  }
}
