internal import DiglotClock

/// What the tool reads of a port's values: JSON arrays whose first element names the kind.
enum Wire {
  static func note(_ kind: diglot_note_kind, _ json: String) {
    var json = json
    json.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { diglot_note_text(kind, $0.baseAddress, $0.count) }
    }
  }

  /// The structure of a value; nil for what is no data (functions, types).
  static func value(_ value: Any, depth: Int) -> String? {
    guard depth < 50 else { return #"["opaque","nested too deeply"]"# }
    switch value {
    case let value as Bool: return #"["bool",\#(value)]"#
    case let value as any BinaryInteger: return #"["int","\#(value)"]"#
    case let value as Double: return #"["float",\#(quoted("\(value)"))]"#
    case let value as Float: return #"["float",\#(quoted("\(value)"))]"#
    case let value as String: return #"["string",\#(quoted(value))]"#
    case let value as Character: return #"["string",\#(quoted(String(value)))]"#
    case let value as Substring: return #"["string",\#(quoted(String(value)))]"#
    // Every empty array can be cast to one of bytes.
    case let bytes as [UInt8] where type(of: value) == [UInt8].self: return #"["bytes",\#(bytes)]"#
    case is Any.Type: return nil
    case let value as any OrderedPairs: return #"["dict",\#(wires(value.flattened, depth: depth))]"#
    case let value as any Error where isTold(value): return #"["error",\#(ErrorWire.json(of: value, depth: depth))]"#
    default: return structure(of: value, depth: depth)
    }
  }

  private static func structure(of value: Any, depth: Int) -> String? {
    let mirror = Mirror(reflecting: value)
    let type = String(describing: Swift.type(of: value))
    if type.contains("->") { return nil }
    func wires(_ children: [Any]) -> String { Wire.wires(children, depth: depth) }
    let opaque = #"["opaque",\#(quoted(type))]"#
    let isPortType = Self.isPortType(Swift.type(of: value))
    // The fields of a library's types are its own business, and some cannot be read at all.
    if !isPortType, mirror.displayStyle == .struct || mirror.displayStyle == .class { return opaque }
    let children = mirror.children.map(\.value)
    switch mirror.displayStyle {
    case .optional: return children.first.map { Wire.value($0, depth: depth + 1) } ?? #"["none"]"#
    case .collection: return #"["list",\#(wires(children))]"#
    case .set: return #"["set",\#(wires(children))]"#
    case .tuple: return children.isEmpty ? #"["none"]"# : #"["tuple",\#(wires(children))]"#
    case .dictionary where !type.hasPrefix("Dictionary<"):
      return #"["dict",\#(wires(children.flatMap { Mirror(reflecting: $0).children.map(\.value) }))]"#
    case .dictionary:
      // By key, as text.
      let pairs = children.map { Mirror(reflecting: $0).children.map(\.value) }
        .sorted { "\($0[0])" < "\($1[0])" }
      return #"["unorderedDict",\#(wires(pairs.flatMap { $0 }))]"#
    case .enum where children.isEmpty:
      let raw = (value as? any RawRepresentable).flatMap { Wire.value($0.rawValue, depth: depth + 1) } ?? "null"
      return #"["member",\#(quoted(type)),\#(quoted(caseName(value) ?? "\(value)")),\#(raw)]"#
    case .struct, .class, .enum:
      guard isPortType else { return opaque }
      let named = fields(of: mirror).filter { !($0.label ?? "").hasPrefix("_") && !($0.label ?? "").hasPrefix("$") }
      let names = "[" + named.map { quoted($0.label ?? "") }.joined(separator: ",") + "]"
      return #"["object",\#(quoted(type)),\#(names),\#(wires(named.map(\.value)))]"#
    default: return opaque
    }
  }

  private static func wires(_ children: [Any], depth: Int) -> String {
    "[" + children.map { value($0, depth: depth + 1) ?? #"["opaque","function"]"# }.joined(separator: ",") + "]"
  }

  /// Whether a type is declared by the port (or its context), whose module has this prefix.
  private static func isPortType(_ type: Any.Type) -> Bool { _typeName(type, qualified: true).hasPrefix("port_") }

  /// Errors of the port's own, and those of the library that stand for Python's.
  private static func isTold(_ error: any Error) -> Bool {
    isPortType(Swift.type(of: error)) || error is CancellationError
  }

  /// The name of an enumeration's case, whatever its description says.
  private static func caseName(_ value: Any) -> String? {
    func name<Value>(_ value: Value) -> String? { enumCaseName(value).map { String(cString: $0) } }
    return name(value)
  }

  /// The stored properties, those of superclasses first.
  static func fields(of mirror: Mirror) -> [Mirror.Child] {
    (mirror.superclassMirror.map(fields(of:)) ?? []) + mirror.children
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case let control where control.value < 32:
        let digits = String(control.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

/// Swift's own dict in order, whose mirror shows the fields of a struct instead of its entries.
private protocol OrderedPairs {
  /// A key, its value, the next key, and so on.
  var flattened: [Any] { get }
}

extension KeyValuePairs: OrderedPairs {
  fileprivate var flattened: [Any] { flatMap { [$0.key as Any, $0.value as Any] } }
}

/// The runtime's own: nil for what is no enumeration.
@_silgen_name("swift_EnumCaseName")
private func enumCaseName<Value>(_ value: Value) -> UnsafePointer<CChar>?
