/// What Python calls the type of a value in its messages: `int`, `list`, the name of a class.
func pythonTypeName(of value: any Representable) -> String {
  switch value {
  case is Int, is UInt8, is UInt64: return "int"
  case is Double, is Float: return "float"
  case is Bool: return "bool"
  case is String, is Character, is Substring: return "str"
  case is PyRange: return "range"
  default: break
  }
  let name = String(describing: type(of: value))
  let generic = name.prefix { $0 != "<" }
  switch generic {
  case "Array", "ArraySlice": return "list"
  case "Dict", "Dictionary": return "dict"
  case "PySet", "Set": return "set"
  case "Tuple", "TupleOf": return "tuple"
  case "Optional": return "NoneType"
  default: return String(generic)
  }
}
