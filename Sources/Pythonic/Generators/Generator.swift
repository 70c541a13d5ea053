/// Python's generator: runs its body up to the next `yield` when somebody asks for the next value, and no further.
///
///     func squares() -> Generator<Int> {
///       Generator { yield in
///         var number = 0
///         while true {
///           yield(number * number)
///           number += 1
///         }
///       }
///     }
///     print(Array(squares().prefix(3)))  // [0, 1, 4]
///
/// It is one object under all its names, as in Python: what was taken from it is gone. One that is not gone through to
/// its end keeps its stack; what its body has in `defer` is then not run.
public final class Generator<Element>: Sequence, IteratorProtocol {
  private let source: () -> Element?

  /// - Parameter source: the next value, whenever one is asked for; nil at the end and from then on.
  init(source: @escaping () -> Element?) { self.source = source }

  /// Python's `iter(elements)`.
  public convenience init<Elements: Sequence>(_ elements: Elements) where Elements.Element == Element {
    var iterator: Elements.Iterator? = elements.makeIterator()
    self.init(source: {
      let element = iterator?.next()
      if element == nil { iterator = nil }
      return element
    })
  }

  /// Takes values until there is a `StopIteration`: Python's loop over an object with `__next__`.
  public convenience init(until next: @escaping () throws -> Element) {
    self.init(source: {
      do { return try next() } catch {
        if error is StopIteration { return nil }
        stop(unexpected: error)
      }
    })
  }

  public func next() -> Element? { source() }

  /// Python's `next(g)`.
  public func take() -> Element { orStop { try takeChecked() } }

  /// - Throws: `StopIteration` at the end.
  public func takeChecked() throws -> Element {
    guard let element = source() else { throw StopIteration() }
    return element
  }
}

extension Generator: Representable {
  /// Python shows an address here, which no program can rely on.
  public var repr: String { "<generator object>" }
}

extension Generator: TruthValue { public var isTrue: Bool { true } }
