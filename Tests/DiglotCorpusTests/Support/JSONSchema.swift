import Foundation

/// As much of JSON Schema (2020-12) as the files in `schemas` use. A keyword that it does not know is a mistake of the schema.
struct JSONSchema {
  private let root: [String: Any]
  /// Whether an object may have no key that its schema does not name, although the schema lets it.
  var isClosed = false

  init(contentsOfFile path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// What is wrong with a value of YAML, a phrase for each place; empty where it is valid.
  func problems(_ value: Any) -> [String] { problems(value, root, "") }

  private func problems(_ value: Any, _ schema: Any, _ path: String) -> [String] {
    guard let schema = schema as? [String: Any] else { return schema as? Bool == false ? ["\(path): not allowed"] : [] }
    return schema.sorted { $0.key < $1.key }.flatMap { keyword, argument in
      problems(value, keyword, argument, schema, path)
    }
  }

  private func problems(_ value: Any, _ keyword: String, _ argument: Any, _ schema: [String: Any], _ path: String)
    -> [String]
  {
    func unless(_ isValid: Bool) -> [String] { isValid ? [] : ["\(path): \(keyword) \(argument)"] }
    func inner(_ argument: Any) -> [[String]] { (argument as? [Any] ?? []).map { problems(value, $0, path) } }
    let object = value as? [String: Any]
    switch keyword {
    case "$schema", "$defs", "title", "description": return []
    case "$ref":
      let name = (argument as? String ?? "").replacingOccurrences(of: "#/$defs/", with: "")
      return problems(value, (root["$defs"] as? [String: Any])?[name] ?? false, path)
    case "type": return unless((argument as? [String] ?? [argument as? String ?? ""]).contains { Self.has(value, $0) })
    case "const":
      return unless(value as? String == argument as? String && (value as? Int) == (argument as? NSNumber)?.intValue)
    case "enum": return unless((argument as? [String] ?? []).contains(value as? String ?? ""))
    case "oneOf": return unless(inner(argument).count(where: \.isEmpty) == 1)
    case "anyOf": return unless(inner(argument).contains(where: \.isEmpty))
    case "required":
      return unless(object.map { object in (argument as? [String] ?? []).allSatisfy { object[$0] != nil } } ?? true)
    case "properties":
      let known = argument as? [String: Any] ?? [:]
      let unknown =
        isClosed && schema["additionalProperties"] == nil ? (object ?? [:]).keys.filter { known[$0] == nil } : []
      return unknown.map { "\(path)/\($0): not named" }
        + known.flatMap { name, schema in object?[name].map { problems($0, schema, path + "/" + name) } ?? [] }
    case "additionalProperties":
      let known = schema["properties"] as? [String: Any] ?? [:]
      return (object ?? [:]).filter { known[$0.key] == nil }.flatMap {
        problems($0.value, argument, path + "/" + $0.key)
      }
    case "propertyNames": return (object ?? [:]).keys.flatMap { problems($0, argument, path) }
    case "items": return (value as? [Any] ?? []).flatMap { problems($0, argument, path + "/-") }
    case "minItems": return unless((value as? [Any])?.count ?? .max >= (argument as? NSNumber)?.intValue ?? 0)
    case "minLength": return unless((value as? String)?.count ?? .max >= (argument as? NSNumber)?.intValue ?? 0)
    case "pattern":
      guard let text = value as? String else { return [] }
      return unless(text.range(of: argument as? String ?? "", options: .regularExpression) != nil)
    case "minimum", "exclusiveMinimum", "exclusiveMaximum":
      guard let number = Self.number(value), let bound = (argument as? NSNumber)?.doubleValue else { return [] }
      return unless(
        keyword == "minimum" ? number >= bound : keyword == "exclusiveMinimum" ? number > bound : number < bound)
    default: return ["the schema has the keyword '\(keyword)'"]
    }
  }

  private static func number(_ value: Any) -> Double? {
    if value is Bool { return nil }
    return value as? Double ?? (value as? Int).map(Double.init)
  }

  private static func has(_ value: Any, _ type: String) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": value is Bool
    case "integer": value is Int && !(value is Bool)
    case "number": number(value) != nil
    case "null": value is NSNull
    default: false
    }
  }
}
