/// The first of the elements that no other one is before: `min_max` in Python/bltinmodule.c.
@inlinable func extreme<Elements: Sequence>(
  _ elements: Elements, by isBefore: (Elements.Element, Elements.Element) -> Bool
) -> Elements.Element? {
  var iterator = elements.makeIterator()
  guard var result = iterator.next() else { return nil }
  while let element = iterator.next() {
    if isBefore(element, result) { result = element }
  }
  return result
}

/// The same by keys, of which each is made once.
@inlinable func extreme<Elements: Sequence, Key>(
  _ elements: Elements, _ key: (Elements.Element) throws -> Key, by isBefore: (Key, Key) -> Bool
) rethrows -> Elements.Element? {
  var iterator = elements.makeIterator()
  guard var result = iterator.next() else { return nil }
  var best = try key(result)
  while let element = iterator.next() {
    let other = try key(element)
    if isBefore(other, best) {
      result = element
      best = other
    }
  }
  return result
}

@usableFromInline @inline(never) func emptyError(_ name: StaticString) -> ValueError {
  ValueError("\(name)() arg is an empty sequence")
}
@usableFromInline @inline(never) func stopAtEmpty(_ name: StaticString) -> Never { stop(emptyError(name)) }
