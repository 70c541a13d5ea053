/// Throws where Swift wants a value: for what Python finds out only when it gets there.
///
///     let shape = try raising(TypeError("Can't instantiate abstract class Shape with abstract method area")) as Shape
public func raising<Value>(_ error: some Error) throws -> Value { throw error }
