/// Python's `sum(numbers, start)` of integers.
@inlinable public func sum<Numbers: Sequence>(_ numbers: Numbers, _ start: Int = 0) -> Int
where Numbers.Element == Int {
  var result = start
  for number in numbers {
    let (total, overflow) = result.addingReportingOverflow(number)
    if overflow { stopAtOverflow() }
    result = total
  }
  return result
}

/// Python's `sum(numbers, start)` of floats, added one by one as CPython did until 3.11.
@inlinable public func sum<Numbers: Sequence>(_ numbers: Numbers, _ start: Double = 0) -> Double
where Numbers.Element == Double {
  var result = start
  for number in numbers { result += number }
  return result
}

/// Python's `sum(truths)`: how many are true.
@inlinable public func sum<Truths: Sequence>(_ truths: Truths, _ start: Int = 0) -> Int where Truths.Element == Bool {
  var result = start
  for truth in truths where truth { result += 1 }
  return result
}

/// Python's `sum(lists, start)`: all lists behind one another.
@inlinable public func sum<Lists: Sequence, Element>(_ lists: Lists, _ start: [Element]) -> [Element]
where Lists.Element == [Element] {
  var result = start
  for list in lists { result += list }
  return result
}

/// Python's `any(elements)`.
@inlinable public func any<Elements: Sequence>(_ elements: Elements) -> Bool where Elements.Element: TruthValue {
  for element in elements where element.isTrue { return true }
  return false
}

/// Python's `all(elements)`.
@inlinable public func all<Elements: Sequence>(_ elements: Elements) -> Bool where Elements.Element: TruthValue {
  for element in elements where !element.isTrue { return false }
  return true
}
