import DiglotSyntax

extension Translator {
  func declareClass(_ node: Class) {
    guard classes[node.name] == nil else { return }
    let info = ClassInfo(node)
    for statement in node.body {
      if case .function(let function) = statement.kind { info.methods[function.name] = function }
    }
    if let base = node.bases.first?.plainName {
      info.base = classes[base]
      if Errors.names.contains(base) { info.error = base }
      info.error = info.error ?? classes[base]?.error
    }
    classes[node.name] = info
    classOrder.append(node.name)
  }

  func defineClass(_ node: Class, _ range: SyntaxRange) throws(Refusal) {
    if !node.decorators.isEmpty {
      throw Refusal("decorators of classes are not translated yet", node.decorators[0].range)
    }
    guard let info = classes[node.name] else { return }
    if let base = node.bases.first {
      guard base.plainName == "object" || info.base != nil else {
        throw Refusal("a class derived from this", base.range)
      }
    }
    for statement in node.body {
      switch statement.kind {
      case .function(let function):
        if let decorator = function.decorators.first {
          throw Refusal("decorators are not translated yet", decorator.range)
        }
      case .pass: break
      default:
        if !isDocstring(statement) { throw Refusal("this in a class is not translated yet", statement.range) }
      }
    }
  }

  /// `Name(…)`
  func construct(_ info: ClassInfo, _ arguments: [Expression], _ keywords: [Keyword], _ range: SyntaxRange)
    throws(Refusal) -> Value
  {
    let object = Type.object(info.name)
    guard let (initializer, owner) = info.method("__init__") else {
      return Value(object, "\(info.name)()")
    }
    let (_, values) = try matched(initializer.parameters, arguments, keywords, range, skipSelf: true)
    let instance = try instantiate(
      initializer, [.object(owner.name)] + values.map(\.type), owner: moduleScope, range: range, classInfo: owner)
    if instance.isThrowing { markThrowing() }
    let codes = zip(values, instance.parameters.dropFirst()).map { convert($0, to: $1) }
    let call = Code.call(info.name, codes)
    return Value(object, instance.isThrowing ? Code("try \(call.text)", .closure) : call)
  }

  func callMethod(
    _ info: ClassInfo, _ base: Value, _ name: String, _ arguments: [Expression], _ keywords: [Keyword],
    _ range: SyntaxRange
  ) throws(Refusal) -> Value? {
    guard let (method, owner) = info.method(name) else { return nil }
    let (_, values) = try matched(method.parameters, arguments, keywords, range, skipSelf: true)
    let instance = try instantiate(
      method, [.object(owner.name)] + values.map(\.type), owner: moduleScope, range: range, classInfo: owner)
    if instance.isThrowing { markThrowing() }
    let codes = zip(values, instance.parameters.dropFirst()).map { convert($0, to: $1) }
    let call = Code.method(base.code, Names.variable(name), codes)
    return Value(instance.result, instance.isThrowing ? Code("try \(call.text)", .closure) : call)
  }

  func classText(_ info: ClassInfo) -> [String] {
    let base = info.base.map { ": \($0.name)" } ?? ""
    var text = ["final class \(info.name)\(base) {"]
    if classes.values.contains(where: { $0.base === info }) { text[0] = "class \(info.name)\(base) {" }
    for attribute in info.attributes {
      text.append("  var \(Names.variable(attribute.name)): \(attribute.type.swift)")
    }
    for (key, instance) in instances where instance.classInfo === info && translated.contains(key) {
      text.append("")
      text += functionText(instance).map { $0.isEmpty ? "" : "  " + $0 }
    }
    return text + ["}"]
  }
}
