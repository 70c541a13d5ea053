import Pythonic
import Testing

/// Sets in CPython's order, and the hashes on which it rests.
@Suite struct SetTests {
  @Test func `hashes are CPython's`() throws {
    var random = Random(seed: 31)
    var oracle = Oracle()
    for _ in 0..<1500 {
      let integer = random.integer()
      oracle.expect("hash(\(integer))", hash(integer))
      let number = random.number()
      oracle.expect("hash(\(literal(number)))", hash(number))
      let text = random.text(alphabets[random.integer(0...7)], 0...20)
      oracle.expect("hash(\(literal(text)))", hash(text))
      let list = random.list(-3...300)
      oracle.expect("hash(tuple(\(list)))", hash(TupleOf(list)))
      oracle.expect("hash((\(integer), \(literal(text)), True))", hash(Tuple(integer, text, true)))
      oracle.expect("hash(frozenset(\(list)))", hash(PySet(list)))
    }
    for integer in [0, -1, -2, 1, .max, .min, 1 << 61, (1 << 61) - 1, 1 - (1 << 61)] {
      oracle.expect("hash(\(integer))", hash(integer))
    }
    for number: Double in [0, -0.0, 1, -1, 0.5, 1e300, 0x1p-1074, .infinity, -.infinity] {
      oracle.expect("hash(\(literal(number)))", hash(number))
    }
    try oracle.verify(atLeast: 9000)
  }

  @Test func `sets of integers go in CPython's order`() throws {
    try compare(seed: 32) { random in random.integer(0...4) == 0 ? random.integer() : random.integer(-40...200) }
  }

  @Test func `sets of few integers go in CPython's order`() throws {
    try compare(seed: 33) { random in random.integer(0...12) * 8 }
  }

  @Test func `sets of strings go in CPython's order`() throws {
    try compare(seed: 34) { random in random.text("abcdeé日🙂", 0...3) }
  }

  @Test func `sets of floats go in CPython's order`() throws {
    try compare(seed: 35) { random in Double(random.integer(-40...40)) / 4 }
  }

  @Test func `sets of tuples go in CPython's order`() throws {
    try compare(seed: 36) { random in Tuple(random.integer(0...9), random.text("ab", 0...2)) }
  }

  @Test func `keys are joined and cut as CPython's, in its order`() throws {
    var random = Random(seed: 37)
    var oracle = Oracle()
    for _ in 0..<600 {
      let (first, second) = (random.list(0...40).map { $0 * 8 }, random.list(0...40).map { $0 * 8 })
      let (a, b, c) = (Dict.fromkeys(first, 1), Dict.fromkeys(second, "x"), PySet(second))
      let (left, right, set) = ("dict.fromkeys(\(first)).keys()", "dict.fromkeys(\(second)).keys()", "set(\(second))")
      oracle.expect("list(\(left) & \(right))", Array(a.keys() & b.keys()))
      oracle.expect("list(\(left) | \(right))", Array(a.keys() | b.keys()))
      oracle.expect("list(\(left) - \(right))", Array(a.keys() - b.keys()))
      oracle.expect("list(\(left) ^ \(right))", Array(a.keys() ^ b.keys()))
      oracle.expect("list(\(left) & \(set))", Array(a.keys() & c))
      oracle.expect("list(\(set) & \(left))", Array(c & a.keys()))
      oracle.expect("list(\(left) | \(set))", Array(a.keys() | c))
      oracle.expect("list(\(set) | \(left))", Array(c | a.keys()))
      oracle.expect("list(\(left) - \(set))", Array(a.keys() - c))
      oracle.expect("list(\(set) - \(left))", Array(c - a.keys()))
      oracle.expect("list(\(left) ^ \(set))", Array(a.keys() ^ c))
      oracle.expect("list(\(set) ^ \(left))", Array(c ^ a.keys()))
    }
    try oracle.verify(atLeast: 7000)
  }

  @Test func `other elements keep the order of insertion`() {
    struct Plain: Hashable { var number: Int }
    var set = PySet([5, 3, 8, 3, 1].map(Plain.init))
    #expect(set.map(\.number) == [5, 3, 8, 1])
    #expect((set & PySet([1, 5].map(Plain.init))).map(\.number) == [1, 5])
    #expect((set - PySet([3].map(Plain.init)) | PySet([9].map(Plain.init))).map(\.number) == [5, 8, 1, 9])
    #expect((set ^ PySet([5, 7].map(Plain.init))).count == 4)
    #expect(set.pop().number == 5 && set.count == 3 && !set.contains(Plain(number: 5)))
    #expect(set.issuperset([Plain(number: 8)]) && set.isdisjoint(PySet([Plain(number: 5)])))
    #expect(throws: KeyError.self) { try set.removeChecked(Plain(number: 5)) }
  }

  /// Random changes of two sets, which are shown after each.
  private func compare<Element: Hashable & Representable>(
    seed: Int, sourceLocation: SourceLocation = #_sourceLocation, _ draw: (inout Random) -> Element
  ) throws {
    var random = Random(seed: seed)
    var oracle = Oracle(setup: Self.program)
    for _ in 0..<250 {
      let sizes = [0...6, 0...30, 0...150][random.integer(0...2)]
      func elements() -> [Element] { (0..<random.integer(sizes)).map { _ in draw(&random) } }
      let (first, second) = (elements(), elements())
      var a = PySet(first)
      var b = PySet(second)
      var script: [String] = []
      var shown: [String] = []
      for _ in 0..<12 {
        let x = draw(&random)
        let some = elements()
        let choice = random.integer(0...22)
        script.append("(\(choice), \(x.repr), \(some.repr))")
        change(choice, &a, &b, x, some)
        shown.append("\(Array(a).repr) \(Array(b).repr)")
      }
      oracle.expect("run(\(first.repr), \(second.repr), [\(", ".join(script))])", shown)
    }
    try oracle.verify(atLeast: 250, sourceLocation: sourceLocation)
  }

  private func change<Element>(
    _ choice: Int, _ a: inout PySet<Element>, _ b: inout PySet<Element>, _ x: Element, _ some: [Element]
  ) {
    switch choice {
    case 0: a.add(x)
    case 1: a.discard(x)
    case 2: if !a.isEmpty { b.add(a.pop()) }
    case 3: a |= b
    case 4: a &= b
    case 5: a -= b
    case 6: a ^= b
    case 7: b = a | b
    case 8: b = a & b
    case 9: b = a - b
    case 10: b = a ^ b
    case 11: a.update(some)
    case 12: a.intersectionUpdate(some)
    case 13: a.differenceUpdate(some)
    case 14: a.symmetricDifferenceUpdate(some)
    case 15: b = a.union(some)
    case 16: b = a.intersection(some)
    case 17: b = a.difference(some)
    case 18: b = a.symmetricDifference(some)
    case 19: b = a.copy()
    case 20: b = PySet(Dict.fromkeys(some, 1))
    case 21:
      for element in some { b.add(element) }
    default: if a < b { a.removeAll() } else if a.issuperset(some) || a.isdisjoint(b) { b.add(x) }
    }
  }

  private static let program = """
    def run(a, b, script):
        a, b = set(a), set(b)
        shown = []
        for choice, x, some in script:
            if choice == 0: a.add(x)
            elif choice == 1: a.discard(x)
            elif choice == 2:
                if a: b.add(a.pop())
            elif choice == 3: a |= b
            elif choice == 4: a &= b
            elif choice == 5: a -= b
            elif choice == 6: a ^= b
            elif choice == 7: b = a | b
            elif choice == 8: b = a & b
            elif choice == 9: b = a - b
            elif choice == 10: b = a ^ b
            elif choice == 11: a.update(some)
            elif choice == 12: a.intersection_update(some)
            elif choice == 13: a.difference_update(some)
            elif choice == 14: a.symmetric_difference_update(some)
            elif choice == 15: b = a.union(some)
            elif choice == 16: b = a.intersection(some)
            elif choice == 17: b = a.difference(some)
            elif choice == 18: b = a.symmetric_difference(some)
            elif choice == 19: b = a.copy()
            elif choice == 20: b = set(dict.fromkeys(some, 1))
            elif choice == 21:
                for element in some: b.add(element)
            elif a < b: a.clear()
            elif a.issuperset(some) or a.isdisjoint(b): b.add(x)
            shown.append(f"{list(a)} {list(b)}")
        return shown
    """

  @Test func `literals go in CPython's order`() throws {
    var oracle = Oracle()
    oracle.expect("{17, 1, 2, 3, 4}", [17, 1, 2, 3, 4] as PySet)
    oracle.expect("{33, 1, 9}", [33, 1, 9] as PySet)
    oracle.expect("{8, 0}", [8, 0] as PySet)
    oracle.expect(
      "{'one', 'two', 'three', 'four', 'five', 'six'}", ["one", "two", "three", "four", "five", "six"] as PySet)
    oracle.expect("set([17, 1, 2, 3, 4])", PySet(adding: [17, 1, 2, 3, 4]))
    oracle.expect("set()", PySet<Int>())
    let list = [17, 1, 2, 3, 4]
    oracle.expect("set([17, 1, 2, 3, 4])", PySet(list))
    oracle.expect(
      "{1}.remove(2)",
      text: try {
        var set: PySet = [1]
        try set.removeChecked(2)
        return ""
      }())
    oracle.expect(
      "set().pop()",
      text: try {
        var set = PySet<Int>()
        return "\(try set.popChecked())"
      }())
    var random = Random(seed: 37)
    func literal<Element>(_ e: [Element]) -> PySet<Element> {
      // What the compiler makes of a literal, for as many elements as there are tests.
      switch e.count {
      case 3: [e[0], e[1], e[2]]
      case 4: [e[0], e[1], e[2], e[3]]
      case 5: [e[0], e[1], e[2], e[3], e[4]]
      case 6: [e[0], e[1], e[2], e[3], e[4], e[5]]
      case 7: [e[0], e[1], e[2], e[3], e[4], e[5], e[6]]
      default: [e[0], e[1], e[2], e[3], e[4], e[5], e[6], e[7], e[8], e[9], e[10], e[11]]
      }
    }
    for _ in 0..<1500 {
      let count = [3, 4, 5, 6, 7, 12][random.integer(0...5)]
      let numbers = random.list(0...200, count...count)
      oracle.expect("{\(repr(numbers).slice(1, -1))}", literal(numbers))
      let texts = numbers.map { "k\($0)é" }
      oracle.expect("{\(repr(texts).slice(1, -1))}", literal(texts))
    }
    try oracle.verify(atLeast: 3009)
  }
}
