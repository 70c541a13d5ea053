// The forms of `floordiv`, `mod`, `divmod` and `truediv` that throw `ZeroDivisionError`.

@inlinable public func floordivChecked(_ a: Int, _ b: Int) throws -> Int {
  if b == 0 { throw ZeroDivisionError("integer division or modulo by zero") }
  return floordiv(a, b)
}

@inlinable public func modChecked(_ a: Int, _ b: Int) throws -> Int {
  if b == 0 { throw ZeroDivisionError("integer modulo by zero") }
  return mod(a, b)
}

@inlinable public func divmodChecked(_ a: Int, _ b: Int) throws -> TupleOf<Int> {
  if b == 0 { throw ZeroDivisionError("integer division or modulo by zero") }
  return divmod(a, b)
}

@inlinable public func truedivChecked(_ a: Int, _ b: Int) throws -> Double {
  if b == 0 { throw ZeroDivisionError("division by zero") }
  return truediv(a, b)
}

@inlinable public func floordivChecked(_ a: Double, _ b: Double) throws -> Double {
  if b == 0 { throw ZeroDivisionError("float floor division by zero") }
  return floordiv(a, b)
}

@inlinable public func modChecked(_ a: Double, _ b: Double) throws -> Double {
  if b == 0 { throw ZeroDivisionError("float modulo") }
  return mod(a, b)
}

@inlinable public func divmodChecked(_ a: Double, _ b: Double) throws -> TupleOf<Double> {
  if b == 0 { throw ZeroDivisionError("float divmod()") }
  return divmod(a, b)
}

@inlinable public func truedivChecked(_ a: Double, _ b: Double) throws -> Double {
  if b == 0 { throw ZeroDivisionError("float division by zero") }
  return a / b
}
