/// Throws where Swift wants a value: for what Python finds out only when it gets there.
///
///     let shape = try raising(TypeError("Can't instantiate abstract class Shape with abstract method area")) as Shape
public func raising<Value>(_ error: some Error) throws -> Value { throw error }

/// Throws where Python finds out that something cannot be done, and Swift knows it before: what follows is no dead code.
public func raising(_ error: some Error) throws { throw error }
