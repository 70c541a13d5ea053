/// Python's `type(x).__name__` of a value whose type is known only when the program runs.
public func typeName(of value: Any) -> String {
  if let number = value as? Number { return number.isInt ? "int" : "float" }
  if value is BigInt { return "int" }
  return dynamicTypeName(of: value)
}
