import Pythonic
import Testing

/// `collections`, `heapq`, `bisect`, `itertools` and `functools`, against CPython.
@Suite struct CollectionTests {
  @Test func `counters count as in Python`() throws {
    var random = Random(seed: 61)
    var oracle = Oracle(setup: "from collections import Counter")
    for _ in 0..<500 {
      let (x, y) = (random.text("abcdeé", 0...12), random.text("abcdeé", 0...12))
      let (a, b) = (Counter(x.characters), Counter(y.characters))
      let (p, q) = ("Counter(\(literal(x)))", "Counter(\(literal(y)))")
      oracle.expect(p, a)
      oracle.expect("\(p).most_common()", a.mostCommon())
      oracle.expect("\(p).most_common(2)", a.mostCommon(2))
      oracle.expect("\(p).most_common(1)", a.mostCommon(1))
      oracle.expect("\(p) + \(q)", a + b)
      oracle.expect("\(p) - \(q)", a - b)
      oracle.expect("dict(\(p) | \(q))", (a | b).dict)
      oracle.expect("dict(\(p) & \(q))", (a & b).dict)
      oracle.expect("\(p) <= \(q)", a <= b)
      oracle.expect("\(p) == \(q)", a == b)
      oracle.expect("list(\(p).elements())", a.elements())
      var c = a
      c.subtract(b)
      oracle.expect("changed(\(p), lambda c: c.subtract(\(q)))", c)
      oracle.expect("-changed(\(p), lambda c: c.subtract(\(q)))", -c)
      c.update(b)
      c += b
      oracle.expect(
        "dict(operator.iadd(changed(changed(\(p), lambda c: c.subtract(\(q))), lambda c: c.update(\(q))), \(q)))",
        c.dict)
      oracle.expect("\(p)['z'] + \(p)['a']", a["z"] + a["a"])
    }
    try oracle.verify(atLeast: 7000)
  }

  @Test func `default and ordered dictionaries are Python's`() throws {
    var oracle = Oracle(setup: "from collections import *")
    var d = DefaultDict<Int, [String]> { [] }
    for word in ["one", "two", "three"] { d[word.length].append(word) }
    let made = "changed(defaultdict(list), lambda d: [d[len(w)].append(w) for w in ['one', 'two', 'three']])"
    oracle.expect(made, d)
    oracle.expect(
      "changed(\(made), lambda d: d[9])",
      {
        _ = d[9]
        return d
      }())
    oracle.expect("defaultdict(int)", DefaultDict<String, Int> { 0 })
    var o: OrderedDict = ["a": 1, "b": 2, "c": 3]
    oracle.expect("OrderedDict(a=1, b=2, c=3)", o)
    o.moveToEnd("a")
    oracle.expect("changed(OrderedDict(a=1, b=2, c=3), lambda d: d.move_to_end('a'))", o)
    oracle.expect(
      "OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1)", (["a": 1, "b": 2] as OrderedDict) == ["b": 2, "a": 1])
    oracle.expect(
      "OrderedDict(a=1).popitem(last=False)",
      {
        var o: OrderedDict = ["a": 1]
        return o.popitem(last: false) as Tuple
      }())
    try oracle.verify(atLeast: 7)
  }

  @Test func `deques change as in Python`() throws {
    var random = Random(seed: 62)
    var oracle = Oracle(
      setup: """
        from collections import deque
        def run(script, maxlen):
            d, shown = deque(maxlen=maxlen), []
            for choice, x, some in script:
                try:
                    r = [lambda: d.append(x), lambda: d.appendleft(x), lambda: d.pop(), lambda: d.popleft(),
                        lambda: d.extend(some), lambda: d.extendleft(some), lambda: d.rotate(x), lambda: d.insert(x, 7),
                        lambda: d.remove(x), lambda: d.index(x), lambda: d.count(x), lambda: d[x], lambda: d.reverse()][choice]()
                except Exception as error: r = f"{type(error).__name__} {error}"
                shown.append(f"{r} {d}")
            return shown
        """)
    for _ in 0..<300 {
      let maxlen = [nil, nil, 0, 1, 5][random.integer(0...4)]
      var d = Deque<Int>(maxlen: maxlen)
      var script: [String] = []
      var shown: [String] = []
      for _ in 0..<30 {
        let (choice, x, some) = (random.integer(0...12), random.integer(-6...6), random.list())
        script.append("(\(choice), \(x), \(some))")
        var result = "None"
        do {
          switch choice {
          case 0: d.append(x)
          case 1: d.appendLeft(x)
          case 2: result = str(try d.popChecked())
          case 3: result = str(try d.popLeftChecked())
          case 4: d.extend(some)
          case 5: d.extendLeft(some)
          case 6: d.rotate(x)
          case 7: try d.insertChecked(x, 7)
          case 8: try d.removeChecked(x)
          case 9: result = str(try d.indexChecked(of: x))
          case 10: result = str(d.count(of: x))
          case 11: result = str(try d.atChecked(x))
          default: d.reverse()
          }
        } catch let error as any PythonError { result = "\(error.typeName) \(error.message)" }
        shown.append("\(result) \(d)")
      }
      oracle.expect("run([\(", ".join(script))], \(literal(maxlen)))", shown)
    }
    try oracle.verify(atLeast: 300)
  }

  @Test func `heaps hold the same lists as in Python`() throws {
    var random = Random(seed: 63)
    var oracle = Oracle(setup: "from heapq import *\nimport bisect")
    for _ in 0..<600 {
      let list = random.list(0...20, 0...25)
      let x = random.integer(0...20)
      var heap = list
      heapify(&heap)
      let made = "changed(\(list), heapify)"
      oracle.expect(made, heap)
      oracle.expect("changed(\(made), lambda h: heappush(h, \(x)))", changed(heap) { heappush(&$0, x) })
      oracle.expect("changed(\(made), heappop)", try changed(heap) { try heappopChecked(&$0) })
      oracle.expect("changed(\(made), lambda h: heappushpop(h, \(x)))", changed(heap) { _ = heappushpop(&$0, x) })
      if !list.isEmpty {
        oracle.expect(
          "heapreplace(\(made), \(x))",
          {
            var h = heap
            return heapreplace(&h, x)
          }())
      }
      let n = random.integer(-1...6)
      oracle.expect("nsmallest(\(n), \(list))", nsmallest(n, list))
      oracle.expect("nlargest(\(n), \(list), key=lambda x: x % 7)", nlargest(n, list, key: { mod($0, 7) }))
      let (a, b) = (sorted(list), sorted(random.list(0...20, 0...9)))
      oracle.expect("list(merge(\(a), \(b)))", merge(a, b))
      oracle.expect("bisect.bisect_left(\(a), \(x))", bisectLeft(a, x))
      oracle.expect("bisect.bisect(\(a), \(x))", bisectRight(a, x))
      oracle.expect("bisect.bisect_right(\(a), \(x), 0, \(a.count / 2))", bisectRight(a, x, 0, a.count / 2))
      oracle.expect("changed(\(a), lambda a: bisect.insort(a, \(x)))", changed(a) { insort(&$0, x) })
    }
    try oracle.verify(atLeast: 7000)
  }

  @Test func `iterators yield what Python's do`() throws {
    var random = Random(seed: 64)
    var oracle = Oracle(setup: "from itertools import *")
    for _ in 0..<400 {
      let (a, b) = (random.list(0...4, 0...5), random.list(0...4, 0...4))
      let r = random.integer(0...4)
      oracle.expect("list(permutations(\(a), \(r)))", Array(permutations(a, r)))
      oracle.expect("list(combinations(\(a), \(r)))", Array(combinations(a, r)))
      oracle.expect(
        "list(combinations_with_replacement(\(a), \(r)))", Array(combinationsWithReplacement(a, r)))
      oracle.expect("list(product(\(a), \(b)))", product(a, b))
      oracle.expect("list(product(\(b), repeat=\(min(r, 3))))", Array(product(b, repeat: min(r, 3))))
      oracle.expect("list(chain(\(a), \(b), range(2)))", Array(chain(a, b, range(2))))
      oracle.expect("list(accumulate(\(a)))", accumulate(a))
      oracle.expect("list(accumulate(\(a), max, initial=2))", accumulate(a, { max($0, $1) }, initial: 2))
      oracle.expect(
        "[(k, list(g)) for k, g in groupby(\(a), lambda x: x % 2)]",
        groupby(a, key: { $0 % 2 }).map { Tuple($0.key, $0.group) })
      oracle.expect("list(islice(cycle(\(a)), \(r)))", Array(islice(cycle(a), r)))
      oracle.expect(
        "list(islice(count(3, 2), 1, 9, \(r + 1)))", Array(islice(count(3, 2), 1, 9, r + 1)))
      oracle.expect("list(pairwise(\(a)))", pairwise(a))
      oracle.expect("list(zip_longest(\(a), \(b)))", zipLongest(a, b))
      oracle.expect("list(zip_longest(\(a), \(b), fillvalue=9))", zipLongest(a, b, fillvalue: 9))
      oracle.expect("list(takewhile(lambda x: x < 3, \(a)))", Array(takewhile({ $0 < 3 }, a)))
      oracle.expect("list(dropwhile(lambda x: x < 3, \(a)))", Array(dropwhile({ $0 < 3 }, a)))
      oracle.expect("list(compress(\(a), \(b)))", compress(a, b))
      oracle.expect("list(starmap(pow, zip(\(a), \(b))))", starmap({ pow($0, $1) }, zip(a, b)))
      oracle.expect(
        "sorted(\(a), key=functools.cmp_to_key(lambda x, y: y % 3 - x % 3))",
        sorted(a, key: cmpToKey { $1 % 3 - $0 % 3 }))
      oracle.expect("functools.reduce(lambda x, y: 2 * x - y, \(a), 1)", reduce(a, 1) { 2 * $0 - $1 })
    }
    oracle.expect("list(permutations([1, 2, 3]))", Array(permutations([1, 2, 3])))
    oracle.expect("list(repeat('x', 2))", Array(repeated("x", 2)))
    try oracle.verify(atLeast: 8000)
    let cache = FunctionCache<Int, Int>()
    func fibonacci(_ n: Int) -> Int { cache(n) { n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2) } }
    #expect(fibonacci(80) == 23_416_728_348_467_685)
  }

  private func changed(_ list: [Int], _ change: (inout [Int]) throws -> Void) rethrows -> [Int] {
    var list = list
    try change(&list)
    return list
  }
}
