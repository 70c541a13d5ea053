import Pythonic
import Testing

/// Lists, ranges and the functions on them, against CPython.
@Suite struct ListTests {
  @Test func `lists slice as in Python`() throws {
    var random = Random(seed: 21)
    var oracle = Oracle()
    for _ in 0..<3000 {
      let list = random.list()
      let (start, stop) = (random.bound(), random.bound())
      let step = [nil, nil, 1, -1, 2, -2, 3, -5][random.integer(0...7)]
      let slice = "\(literal(start)), \(literal(stop)), \(literal(step))"
      oracle.expect("\(list)[slice(\(slice))]", list.slice(start, stop, step))
      oracle.expect("range(\(list.count))[slice(\(slice))]", range(list.count).slice(start, stop, step))
      oracle.expect("tuple(\(list))[slice(\(slice))]", TupleOf(list).slice(start, stop, step))
      oracle.expect(
        "changed(\(list), lambda x: x.__delitem__(slice(\(slice))))",
        changed(list) { $0.deleteSlice(start, stop, step) })
      let new = random.list(7...9, 0...4)
      oracle.expect(
        "changed(\(list), lambda x: x.__setitem__(slice(\(slice)), \(new)))",
        try changed(list) { try $0.setSliceChecked(start, stop, step, to: new) })
    }
    try oracle.verify(atLeast: 15000)
  }

  @Test func `lists change as in Python`() throws {
    var random = Random(seed: 22)
    var oracle = Oracle()
    for _ in 0..<1500 {
      let list = random.list()
      let index = random.integer(-9...9)
      let x = random.integer(0...5)
      oracle.expect("\(list)[\(index)]", try list.atChecked(index))
      oracle.expect("changed(\(list), lambda x: x.insert(\(index), 7))", changed(list) { $0.insert(index, 7) })
      oracle.expect("changed(\(list), lambda x: x.pop(\(index)))", try changed(list) { try $0.popChecked(index) })
      oracle.expect("changed(\(list), lambda x: x.pop())", try changed(list) { try $0.popChecked() })
      oracle.expect("changed(\(list), lambda x: x.remove(\(x)))", try changed(list) { try $0.removeChecked(x) })
      oracle.expect(
        "changed(\(list), lambda x: x.__delitem__(\(index)))", try changed(list) { try $0.deleteChecked(at: index) })
      oracle.expect(
        "changed(\(list), lambda x: x.__setitem__(\(index), 9))", try changed(list) { try $0.setChecked(index, 9) })
      oracle.expect("\(list).index(\(x), \(index))", try list.indexChecked(of: x, index))
      oracle.expect("\(list).count(\(x))", list.count(of: x))
      oracle.expect("\(list) * \(index)", list.repeated(index))
      let other = random.list()
      oracle.expect("\(list) < \(other)", list < other)
      oracle.expect("tuple(\(list)) <= tuple(\(other))", TupleOf(list) <= TupleOf(other))
      oracle.expect("tuple(\(list)) + tuple(\(other))", TupleOf(list) + TupleOf(other))
    }
    try oracle.verify(atLeast: 19000)
  }

  @Test func `sorting is stable in both directions`() throws {
    var random = Random(seed: 23)
    var oracle = Oracle()
    for _ in 0..<600 {
      let list = random.list(-30...30, 0...70)
      let reverse = random.truth()
      let truth = repr(reverse)
      oracle.expect("sorted(\(list), reverse=\(truth))", sorted(list, reverse: reverse))
      oracle.expect(
        "sorted(\(list), key=lambda x: x % 5, reverse=\(truth))", sorted(list, key: { mod($0, 5) }, reverse: reverse))
      let texts = list.map { "\($0)" }
      oracle.expect("sorted(\(repr(texts)), key=len)", sorted(texts, key: \.length))
      oracle.expect("min(\(list), key=lambda x: x % 5)", try minChecked(list, key: { mod($0, 5) }))
      oracle.expect("max(\(list), key=lambda x: x % 5)", try maxChecked(list, key: { mod($0, 5) }))
      oracle.expect("max(\(list))", try maxChecked(list))
      oracle.expect("min(\(list), default=3)", min(list, default: 3))
      oracle.expect("sum(\(list))", sum(list))
      oracle.expect("sum(\(list.map { Double($0) / 10 }), 0.0)", sum(list.map { Double($0) / 10 }))
      oracle.expect("[all(\(list)), any(\(list))]", [all(list), any(list)])
    }
    oracle.expect("[max(2, 2.5), min('b', 'a', 'c'), max(1, 5, 3, 7, 2)][1:]", text: "['a', 7]")
    try oracle.verify(atLeast: 5000)
  }

  @Test func `ranges are Python's`() throws {
    var random = Random(seed: 24)
    var oracle = Oracle()
    for _ in 0..<1500 {
      let (start, stop) = (random.integer(-12...12), random.integer(-12...12))
      let step = random.integer(-4...4)
      let x = "range(\(start), \(stop), \(step))"
      oracle.expect(x, try rangeChecked(start, stop, step))
      if step == 0 { continue }
      let r = range(start, stop, step)
      let n = random.integer(-14...14)
      oracle.expect("list(\(x))", Array(r))
      oracle.expect("list(reversed(\(x)))", Array(r.reversed()))
      oracle.expect("len(\(x))", r.count)
      oracle.expect("\(n) in \(x)", r.contains(n))
      oracle.expect("\(x)[\(n)]", try r.atChecked(n))
      oracle.expect("\(x).index(\(n))", try r.indexChecked(of: n))
      let (a, b) = (random.bound(), random.bound())
      oracle.expect("\(x)[\(literal(a)):\(literal(b)):-2]", r.slice(a, b, -2))
      oracle.expect("\(x)[\(literal(a)):\(literal(b))]", r.slice(a, b))
      oracle.expect("\(x) == range(\(stop), \(start))", r == range(stop, start))
    }
    oracle.expect(
      "list(enumerate('ab', 3))",
      text: repr(enumerate(["a", "b"], start: 3).map { "(\($0), '\($1)')" }).replace("\"", ""))
    try oracle.verify(atLeast: 12000)
  }

  @Test func `zip and next are Python's`() {
    #expect(Array(zip([1, 2, 3], "ab".characters, [true, false, true])).map(\.1) == ["a", "b"])
    #expect(Array(zip([1, 2], [3, 4], [5, 6], [7, 8])).map(\.3) == [7, 8])
    #expect(throws: ValueError.self) { try zipChecked([1], [2, 3], strict: true) }
    #expect(repr(transposed([[1, 2, 3], [4, 5]])) == "[(1, 4), (2, 5)]")
    var iterator = iter([1])
    #expect(next(&iterator) == 1 && next(&iterator, 9) == 9)
    #expect(throws: StopIteration.self) { try nextChecked(&iterator) }
    var list = [1, 2, 3]
    list[at: -1] += 4
    #expect(list == [1, 2, 7] && reversed(list).first == 7)
  }

  private func changed(_ list: [Int], _ change: (inout [Int]) throws -> Void) rethrows -> [Int] {
    var list = list
    try change(&list)
    return list
  }

  private func changed(_ list: [Int], _ change: (inout [Int]) throws -> Int) rethrows -> [Int] {
    var list = list
    _ = try change(&list)
    return list
  }
}
