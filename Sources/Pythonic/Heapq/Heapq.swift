// Python's `heapq`: a list kept such that its smallest element stands first.
//
// Mirrors Lib/heapq.py: the same comparisons and moves, so that the lists are the same in every state.

@inlinable func siftDown<Element: Comparable>(_ heap: inout [Element], _ start: Int, _ from: Int) {
  var position = from
  let element = heap[position]
  while position > start {
    let parent = (position - 1) >> 1
    if !(element < heap[parent]) { break }
    heap[position] = heap[parent]
    position = parent
  }
  heap[position] = element
}

/// Moves the smaller child up until a leaf is reached, then the element up from there to its place.
@inlinable func siftUp<Element: Comparable>(_ heap: inout [Element], _ start: Int) {
  var position = start
  let end = heap.count
  let element = heap[position]
  var child = 2 * position + 1
  while child < end {
    let right = child + 1
    if right < end && !(heap[child] < heap[right]) { child = right }
    heap[position] = heap[child]
    position = child
    child = 2 * position + 1
  }
  heap[position] = element
  siftDown(&heap, start, position)
}

/// Python's `heapq.heappush(heap, x)`.
@inlinable public func heappush<Element: Comparable>(_ heap: inout [Element], _ element: Element) {
  heap.append(element)
  siftDown(&heap, 0, heap.count - 1)
}

/// Python's `heapq.heappop(heap)`.
@discardableResult @inlinable public func heappop<Element: Comparable>(_ heap: inout [Element]) -> Element {
  guard let last = heap.popLast() else { stop(IndexError("index out of range")) }
  return taken(&heap, last)
}

/// - Throws: `IndexError`.
@discardableResult @inlinable public func heappopChecked<Element: Comparable>(
  _ heap: inout [Element]
) throws -> Element {
  guard let last = heap.popLast() else { throw IndexError("index out of range") }
  return taken(&heap, last)
}

@inlinable func taken<Element: Comparable>(_ heap: inout [Element], _ last: Element) -> Element {
  if heap.isEmpty { return last }
  let result = heap[0]
  heap[0] = last
  siftUp(&heap, 0)
  return result
}

/// Python's `heapq.heapify(list)`.
@inlinable public func heapify<Element: Comparable>(_ heap: inout [Element]) {
  var index = heap.count / 2 - 1
  while index >= 0 {
    siftUp(&heap, index)
    index -= 1
  }
}

/// Python's `heapq.heappushpop(heap, x)`.
@inlinable public func heappushpop<Element: Comparable>(
  _ heap: inout [Element], _ element: Element
) -> Element {
  guard let first = heap.first, first < element else { return element }
  heap[0] = element
  siftUp(&heap, 0)
  return first
}

/// Python's `heapq.heapreplace(heap, x)`.
@discardableResult @inlinable public func heapreplace<Element: Comparable>(
  _ heap: inout [Element], _ element: Element
) -> Element {
  guard let first = heap.first else { stop(IndexError("index out of range")) }
  heap[0] = element
  siftUp(&heap, 0)
  return first
}

/// Python's `heapq.nsmallest(n, elements)`.
@inlinable public func nsmallest<Elements: Sequence>(_ n: Int, _ elements: Elements) -> [Elements.Element]
where Elements.Element: Comparable { Array(sorted(elements).prefix(Swift.max(0, n))) }

/// Python's `heapq.nsmallest(n, elements, key)`.
@inlinable public func nsmallest<Elements: Sequence, Key: Comparable>(
  _ n: Int, _ elements: Elements, key: (Elements.Element) throws -> Key
) rethrows -> [Elements.Element] { Array(try sorted(elements, key: key).prefix(Swift.max(0, n))) }

/// Python's `heapq.nlargest(n, elements)`.
@inlinable public func nlargest<Elements: Sequence>(_ n: Int, _ elements: Elements) -> [Elements.Element]
where Elements.Element: Comparable { Array(sorted(elements, reverse: true).prefix(Swift.max(0, n))) }

/// Python's `heapq.nlargest(n, elements, key)`.
@inlinable public func nlargest<Elements: Sequence, Key: Comparable>(
  _ n: Int, _ elements: Elements, key: (Elements.Element) throws -> Key
) rethrows -> [Elements.Element] { Array(try sorted(elements, key: key, reverse: true).prefix(Swift.max(0, n))) }

/// Python's `heapq.merge(a, b, …)` of sorted sequences, at once: of equal elements those of the first sequence first.
@inlinable public func merge<Elements: Sequence>(
  _ sequences: Elements..., reverse: Bool = false
) -> [Elements.Element] where Elements.Element: Comparable {
  merge(sequences, reverse: reverse)
}

/// Python's `heapq.merge(*sequences)`.
@inlinable public func merge<Elements: Sequence>(
  _ sequences: [Elements], reverse: Bool = false
) -> [Elements.Element] where Elements.Element: Comparable {
  var iterators = sequences.map { $0.makeIterator() }
  var heads = iterators.indices.map { iterators[$0].next() }
  var result: [Elements.Element] = []
  while true {
    var best: Int?
    for index in heads.indices {
      guard let head = heads[index] else { continue }
      guard let current = best.flatMap({ heads[$0] }) else {
        best = index
        continue
      }
      if reverse ? current < head : head < current { best = index }
    }
    guard let best, let head = heads[best] else { return result }
    result.append(head)
    heads[best] = iterators[best].next()
  }
}
