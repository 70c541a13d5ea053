extension math {
  /// Python's `math.ceil(x)`.
  public static func ceil(_ x: Number) -> Int { if case .int(let value) = x { value } else { ceil(x.double) } }
  /// Python's `math.floor(x)`.
  public static func floor(_ x: Number) -> Int { if case .int(let value) = x { value } else { floor(x.double) } }
  /// Python's `math.trunc(x)`.
  public static func trunc(_ x: Number) -> Int { if case .int(let value) = x { value } else { trunc(x.double) } }
}
