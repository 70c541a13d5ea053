internal import DiglotModel

/// How a run ended, as workers note it.
struct EndNote: Decodable {
  var kind: End.Kind
  var type: String?
  var message: String?
  var status: Int?
  var traceback: String?
  var line: Int?
  var place: UInt64?
  var error: WireError?

  var end: End {
    End(
      kind, type: type, message: message, status: status ?? 0, traceback: traceback, line: line, error: error?.error)
  }
}

struct ValueNote: Decodable {
  var name: String
  var value: WireValue
  var line: Int?
}

/// A value as workers send it: an array whose first element names the case.
struct WireValue: Decodable {
  var value: Value

  init(from decoder: any Decoder) throws {
    var parts = try decoder.unkeyedContainer()
    switch try parts.decode(String.self) {
    case "none": value = .none
    case "bool": value = .bool(try parts.decode(Bool.self))
    case "int": value = .int(try parts.decode(String.self))
    case "float":
      let text = try parts.decode(String.self)
      value = Double(text).map(Value.float) ?? .opaque("float \(text)")
    case "string": value = .string(try parts.decode(String.self))
    case "bytes": value = .bytes(try parts.decode([UInt8].self))
    case "list": value = .list(try parts.decode([WireValue].self).map(\.value))
    case "tuple": value = .tuple(try parts.decode([WireValue].self).map(\.value))
    case "set":
      value = .set(try parts.decode([WireValue].self).map(\.value).sorted { $0.description < $1.description })
    case "dict":
      let flat = try parts.decode([WireValue].self).map(\.value)
      value = .dict(
        stride(from: 0, to: flat.count - 1, by: 2).map { Value.Entry(key: flat[$0], value: flat[$0 + 1]) })
    case "unorderedDict":
      let flat = try parts.decode([WireValue].self).map(\.value)
      value = .unorderedDict(
        stride(from: 0, to: flat.count - 1, by: 2).map { Value.Entry(key: flat[$0], value: flat[$0 + 1]) })
    case "member":
      value = .member(
        type: try parts.decode(String.self), name: try parts.decode(String.self),
        raw: try parts.decodeIfPresent(WireValue.self)?.value)
    case "error": value = .error(try parts.decode(WireError.self).error)
    case "object":
      let type = try parts.decode(String.self)
      let names = try parts.decode([String].self)
      let values = try parts.decode([WireValue].self).map(\.value)
      value = .object(type: type, attributes: zip(names, values).map { Value.Attribute(name: $0, value: $1) })
    default: value = .opaque(try parts.decode(String.self))
    }
  }
}

/// An error as workers send it.
struct WireError: Decodable {
  var type: String
  var message: String?
  var cause: WireValue?
  var context: WireValue?
  var notes: [String]?
  var members: [WireValue]?

  var error: ErrorValue {
    ErrorValue(
      type: type, message: message, cause: cause?.value, context: context?.value, notes: notes ?? [],
      members: (members ?? []).map(\.value))
  }
}
