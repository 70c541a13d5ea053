/// Python's `e.args`: a tuple of what an exception was made with, of any types.
public struct Arguments: Representable, CustomStringConvertible, TruthValue {
  public let elements: [any Representable & Sendable]

  public init(_ error: any Error) { elements = (error as? any PythonError)?.args ?? [] }

  public var count: Int { elements.count }
  public var isTrue: Bool { !elements.isEmpty }

  /// Python's `e.args[i]`, to be shown.
  public func at(_ index: Int) -> Shown {
    guard let position = position(index, in: elements.count) else { stopAtIndex("tuple") }
    return Shown(value: elements[position])
  }

  public var repr: String { TupleOf(elements.map(Shown.init)).repr }
  public var description: String { repr }

  /// A value of which nothing more is known than how it is shown.
  public struct Shown: Representable, CustomStringConvertible {
    let value: any Representable & Sendable
    public var repr: String { value.repr }
    public var str: String { value.str }
    public var description: String { str }
  }
}
