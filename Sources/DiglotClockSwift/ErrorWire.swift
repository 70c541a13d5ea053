/// What the tool reads of a port's errors.
enum ErrorWire {
  /// Type, message, and what the error's properties attach: what Python keeps in `__cause__`, `__context__`, `__notes__` and the
  /// `exceptions` of a group.
  static func json(of error: any Error, depth: Int) -> String {
    let fields = Wire.fields(of: Mirror(reflecting: error))
    func field(_ names: Set<String>) -> Any? { fields.first { names.contains($0.label ?? "") }?.value }
    var members = [
      #""type":\#(Wire.quoted(String(describing: Swift.type(of: error))))"#,
      #""message":\#(Wire.quoted(message(of: error)))"#,
    ]
    for (name, labels) in [("cause", ["cause", "underlying", "underlyingError"]), ("context", ["context"])] {
      guard let attached = field(Set(labels)), let inner = unwrapped(attached) as? any Error,
        let wire = Wire.value(inner, depth: depth + 1)
      else { continue }
      members.append(#""\#(name)":\#(wire)"#)
    }
    if let notes = field(["notes"]) as? [String] {
      members.append(#""notes":[\#(notes.map(Wire.quoted).joined(separator: ","))]"#)
    }
    if let errors = field(["errors", "exceptions"]).flatMap(elements) {
      let wires = errors.compactMap { Wire.value($0, depth: depth + 1) }
      members.append(#""members":[\#(wires.joined(separator: ","))]"#)
    }
    return "{" + members.joined(separator: ",") + "}"
  }

  /// What Python's `str(error)` would be: the error's own description, its property `message`, or the one text that it carries.
  static func message(of error: any Error) -> String {
    if error is any CustomStringConvertible { return "\(error)" }
    let children = Wire.fields(of: Mirror(reflecting: error))
    if let message = children.first(where: { $0.label == "message" })?.value as? String { return message }
    if children.count == 1, let only = children.first {
      if let text = only.value as? String { return text }
      if let nested = Mirror(reflecting: only.value).children.first?.value as? String { return nested }
    }
    return children.isEmpty ? "" : "\(error)"
  }

  private static func unwrapped(_ value: Any) -> Any {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional else { return value }
    return mirror.children.first?.value ?? value
  }

  private static func elements(_ value: Any) -> [any Error]? {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .collection else { return nil }
    return mirror.children.compactMap { $0.value as? any Error }
  }
}
