import Pythonic
import Testing

/// Dictionaries against CPython: random changes, after each of which all is shown.
@Suite struct DictTests {
  @Test func `dictionaries change as in Python`() throws {
    var random = Random(seed: 41)
    var oracle = Oracle(setup: Self.program)
    for round in 0..<300 {
      var dict: Dict<Int, Int> = [:]
      var script: [String] = []
      var shown: [String] = []
      let keys = round % 3 == 0 ? 0...60 : 0...9
      for _ in 0..<60 {
        let choice = random.integer(0...13)
        let (k, v) = (random.integer(keys), random.integer(0...99))
        let others = random.list(keys, 0...5)
        script.append("(\(choice), \(k), \(v), \(others))")
        let result: String
        do { result = try change(choice, &dict, k, v, others) } catch let error as any PythonError {
          result = "\(error.typeName) \(error.message)"
        }
        shown.append("\(result) \(dict) \(dict.count)")
      }
      oracle.expect("run([\(", ".join(script))])", shown)
    }
    try oracle.verify(atLeast: 300)
  }

  @Test func `an entry is taken out where there is one, and None is one`() {
    var dict: Dict<String, Int?> = ["a": 1, "b": nil]
    #expect(dict.popOrNil("a") == .some(1) && dict.popOrNil("a") == nil)
    #expect(dict.pop("b", 2) == nil && dict.pop("b", 2) == 2)
    #expect(dict.isEmpty)
    #expect(throws: KeyError.self) { try dict.popChecked("b") }
  }

  private func change(_ choice: Int, _ d: inout Dict<Int, Int>, _ k: Int, _ v: Int, _ others: [Int]) throws -> String {
    switch choice {
    case 0, 1, 2: d[k] = v
    case 3: return str(try d.atChecked(k))
    case 4: return str(d.get(k))
    case 5: return str(d.get(k, v))
    case 6: return str(try d.popChecked(k))
    case 7: return str(d.pop(k, v))
    case 8:
      return str(try d.popitemChecked() as Tuple)
    case 9: return str(d.setdefault(k, v))
    case 10: d.update(zip(others, range(9)))
    case 11: if d.contains(k) { d[k] += v }
    case 12: d = d | Dict.fromkeys(others, v)
    default: try d.deleteChecked(k)
    }
    return ""
  }

  private static let program = """
    def change(choice, d, k, v, others):
        if choice <= 2: d[k] = v
        elif choice == 3: return str(d[k])
        elif choice == 4: return str(d.get(k))
        elif choice == 5: return str(d.get(k, v))
        elif choice == 6: return str(d.pop(k))
        elif choice == 7: return str(d.pop(k, v))
        elif choice == 8: return str(d.popitem())
        elif choice == 9: return str(d.setdefault(k, v))
        elif choice == 10: d.update(zip(others, range(9)))
        elif choice == 11:
            if k in d: d[k] += v
        elif choice == 12: d |= dict.fromkeys(others, v)
        else: del d[k]
        return ''
    def run(script):
        d, shown = {}, []
        for line in script:
            choice, k, v, others = line
            try: result = change(choice, d, k, v, others)
            except Exception as error: result = f"{type(error).__name__} {error}"
            shown.append(f"{result} {d} {len(d)}")
        return shown
    """

  @Test func `views, equality and order are Python's`() throws {
    var oracle = Oracle()
    let d: Dict = ["b": 1, "a": 2, "b": 3]
    let x = "{'b': 1, 'a': 2, 'b': 3}"
    oracle.expect(x, d)
    oracle.expect("\(x).keys()", d.keys())
    oracle.expect("\(x).values()", d.values())
    oracle.expect("\(x).items()", d.items())
    oracle.expect("list(\(x).items())", d.items().asTuples())
    oracle.expect("list(\(x))", Array(d))
    oracle.expect("\(x) == {'a': 2, 'b': 3}", d == ["a": 2, "b": 3])
    oracle.expect("sorted(\(x), key=lambda k: \(x)[k])", sorted(d, key: { d[$0] }))
    oracle.expect("max(\(x), key=\(x).get)", max(d, key: { d[$0] }))
    oracle.expect("{}", Dict<Int, Int>())
    oracle.expect("{(1, 'x'): [1.0, None]}", [Tuple(1, "x"): [1.0, nil]] as Dict)
    oracle.expect("{1: 2}['x']", try (["y": 2] as Dict).atChecked("x"))
    oracle.expect("(1,)", Tuple(1))
    oracle.expect(
      "((1, 'a') < (1, 'b'), (2, 'a') < (1, 'b'))", Tuple(Tuple(1, "a") < Tuple(1, "b"), Tuple(2, "a") < Tuple(1, "b")))
    try oracle.verify(atLeast: 14)
  }

  @Test func `a value is changed where it stands`() {
    var d: Dict<Int, [Int]> = [1: Array(0..<1000)]
    let before = d[1].withUnsafeBufferPointer { $0.baseAddress }
    d[1][0] = 7
    d[1, default: []][1] = 8
    #expect(d[1].withUnsafeBufferPointer { $0.baseAddress } == before)
    let copy = d
    d[1][0] = 9
    #expect(copy[1][0] == 7 && d[1][0] == 9)
    d[2, default: []].append(4)
    #expect(d[2] == [4])
  }

  @Test func `the first entry is taken in constant time`() {
    var d = Dict(zip(0..<100_000, 0..<100_000))
    for key in 0..<100_000 {
      #expect((d.popitem(last: false) as TupleOf)[0] == key)
      d[key + 100_000] = key
    }
    #expect(d.count == 100_000 && d.keys().first == 100_000)
    d.moveToEnd(150_000)
    d.moveToEnd(150_001, last: false)
    #expect(d.keys().first == 150_001 && d.keys().last == 150_000)
  }
}
