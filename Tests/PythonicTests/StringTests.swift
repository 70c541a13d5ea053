import Pythonic
import Testing

/// Strings, against CPython, in alphabets of one to four bytes.
@Suite struct StringTests {
  @Test func `strings are shown as in Python`() throws {
    var random = Random(seed: 11)
    var oracle = Oracle()
    for _ in 0..<1500 {
      let text = random.text(
        "a'\"\\\n\t\r\u{0}\u{7F}\u{80}\u{A0}\u{AD}é\u{300}\u{2028}\u{FEFF}日\u{E000}🙂\u{E0001}", 0...6)
      oracle.expect(literal(text), text)
      oracle.expect("ascii(\(literal(text)))", text: ascii(text).repr)
    }
    try oracle.verify(atLeast: 3000)
  }

  @Test func `elements and slices are code points`() throws {
    var random = Random(seed: 12)
    var oracle = Oracle()
    for _ in 0..<3000 {
      let text = random.text(alphabets[random.integer(0...7)])
      let index = random.integer(-10...10)
      oracle.expect("\(literal(text))[\(index)]", try text.atChecked(index))
      oracle.expect("len(\(literal(text)))", text.length)
      oracle.expect("list(\(literal(text)))", Array(text.characters))
      oracle.expect("list(reversed(\(literal(text))))", Array(text.characters.reversed()))
      let (start, stop) = (random.bound(), random.bound())
      let step = [nil, nil, 1, -1, 2, -2, 3, -5][random.integer(0...7)]
      oracle.expect(
        "\(literal(text))[\(literal(start)):\(literal(stop)):\(literal(step))]", text.slice(start, stop, step))
    }
    for code in [0, 65, 255, 0x3B2, 0x1F642, 0x10FFFF, 0x110000, -1] {
      oracle.expect("chr(\(code))", try chrChecked(code))
    }
    for text in ["a", "é", "🙂", "", "ab"] { oracle.expect("ord(\(literal(text)))", try ordChecked(text)) }
    try oracle.verify(atLeast: 15000)
  }

  @Test func `searches find what Python finds`() throws {
    var random = Random(seed: 13)
    var oracle = Oracle()
    for _ in 0..<2000 {
      let alphabet = alphabets[random.integer(0...7)]
      let text = random.text(alphabet, 0...12)
      let part = random.text(alphabet, 0...2)
      let (start, end) = (random.bound(), random.bound())
      let arguments = "\(literal(part)), \(literal(start)), \(literal(end))"
      let x = literal(text)
      oracle.expect("\(x).find(\(arguments))", text.find(part, start, end))
      oracle.expect("\(x).rfind(\(arguments))", text.rfind(part, start, end))
      oracle.expect("\(x).index(\(arguments))", try text.indexChecked(of: part, start, end))
      oracle.expect("\(x).count(\(arguments))", text.count(of: part, start, end))
      oracle.expect("\(x).startswith(\(arguments))", text.startswith(part, start, end))
      oracle.expect("\(x).endswith(\(arguments))", text.endswith(part, start, end))
      oracle.expect("\(literal(part)) in \(x)", text.contains(part))
      oracle.expect("\(x).removeprefix(\(literal(part)))", text.removeprefix(part))
      oracle.expect("\(x).removesuffix(\(literal(part)))", text.removesuffix(part))
      let new = random.text(alphabet, 0...2)
      let count = random.integer(-1...3)
      oracle.expect("\(x).replace(\(literal(part)), \(literal(new)), \(count))", text.replace(part, new, count))
    }
    try oracle.verify(atLeast: 20000)
  }

  @Test func `splits fall where Python's do`() throws {
    var random = Random(seed: 14)
    var oracle = Oracle()
    for _ in 0..<2000 {
      let alphabet = alphabets[random.integer(0...7)]
      let text = random.text(alphabet, 0...12)
      let separator = random.text(alphabet, 0...2)
      let maxsplit = random.integer(-1...3)
      let (x, s) = (literal(text), literal(separator))
      oracle.expect("\(x).split(\(s), \(maxsplit))", try text.splitChecked(separator, maxsplit: maxsplit))
      oracle.expect("\(x).rsplit(\(s), \(maxsplit))", try text.rsplitChecked(separator, maxsplit: maxsplit))
      oracle.expect("\(x).split(None, \(maxsplit))", text.split(maxsplit: maxsplit))
      oracle.expect("\(x).rsplit(None, \(maxsplit))", text.rsplit(maxsplit: maxsplit))
      oracle.expect("\(x).split()", text.split())
      oracle.expect("\(x).splitlines()", text.splitlines())
      oracle.expect("\(x).splitlines(True)", text.splitlines(true))
      oracle.expect("\(s).join(\(x))", separator.join(text))
      if separator != "" {
        oracle.expect("\(x).partition(\(s))", try text.partitionChecked(separator))
        oracle.expect("\(x).rpartition(\(s))", try text.rpartitionChecked(separator))
      }
    }
    try oracle.verify(atLeast: 16000)
  }

  @Test func `strings are stripped and padded as in Python`() throws {
    var random = Random(seed: 15)
    var oracle = Oracle()
    for _ in 0..<1500 {
      let alphabet = alphabets[random.integer(0...7)]
      let text = random.text(alphabet)
      let set = random.text(alphabet, 0...2)
      let (x, s) = (literal(text), literal(set))
      oracle.expect("\(x).strip()", text.strip())
      oracle.expect("\(x).lstrip()", text.lstrip())
      oracle.expect("\(x).rstrip()", text.rstrip())
      oracle.expect("\(x).strip(\(s))", text.strip(set))
      oracle.expect("\(x).lstrip(\(s))", text.lstrip(set))
      oracle.expect("\(x).rstrip(\(s))", text.rstrip(set))
      let width = random.integer(-1...12)
      oracle.expect("\(x).ljust(\(width), 'é')", text.ljust(width, "é"))
      oracle.expect("\(x).rjust(\(width))", text.rjust(width))
      oracle.expect("\(x).center(\(width), '*')", text.center(width, "*"))
      oracle.expect("\(x).zfill(\(width))", text.zfill(width))
      oracle.expect("\(x).expandtabs(\(width))", text.expandtabs(width))
      oracle.expect("\(x) * \(width)", text.repeated(width))
      oracle.expect("\(x).translate(str.maketrans('ab', 'é日', ' '))", text.translate(String.maketrans("ab", "é日", " ")))
      oracle.expect(
        "\(x).translate(str.maketrans({'a': 'é日', 'b': None}))",
        text.translate(["a": "é日", "b": nil] as Dict<String, String?>))
      oracle.expect("\(x).translate({97: 98, 233: 0x65e5})", text.translate([97: 98, 233: 0x65e5] as Dict<Int, Int>))
      oracle.expect("\(x) < \(s)", codePointsLess(text, set))
      oracle.expect("\(x) == \(s)", codePointsEqual(text, set))
    }
    try oracle.verify(atLeast: 22000)
  }

  @Test func `texts change case as in Python`() throws {
    var random = Random(seed: 16)
    var oracle = Oracle()
    for _ in 0..<1500 {
      let text = random.text(
        alphabets[random.integer(0...7)] + (random.truth() ? "" : "aA Σσς'.1ßŉǰΐﬁՙİIıǅǆǄᾳᾼꭰᏰ\u{345}\u{301}"), 0...8)
      let x = literal(text)
      oracle.expect("\(x).upper()", text.upper())
      oracle.expect("\(x).lower()", text.lower())
      oracle.expect("\(x).title()", text.title())
      oracle.expect("\(x).capitalize()", text.capitalize())
      oracle.expect("\(x).swapcase()", text.swapcase())
      oracle.expect("\(x).casefold()", text.casefold())
      oracle.expect("\(x).isupper()", text.isupper())
      oracle.expect("\(x).islower()", text.islower())
      oracle.expect("\(x).istitle()", text.istitle())
      oracle.expect("\(x).isalpha()", text.isalpha())
      oracle.expect("\(x).isalnum()", text.isalnum())
      oracle.expect("\(x).isidentifier()", text.isidentifier())
    }
    try oracle.verify(atLeast: 18000)
  }

  /// What Unicode changed after its version 14, which CPython 3.11 has: Pythonic.md lists them.
  private static let newer: Set<UInt32> = [
    0x19B, 0x264, 0x295, 0x10FC, 0x4E24, 0x4EAC, 0x4FE9, 0x5006, 0x62D0, 0x6D1E, 0x7695, 0x79ED, 0x920E, 0x94A9, 0xA7D3,
    0xA7D5, 0xA7F2, 0xA7F3, 0xA7F4, 0xAB69, 0x12038, 0x12039, 0x12079, 0x12226, 0x1222B, 0x1230B, 0x1230D, 0x12399,
  ]

  /// All code points that Unicode 14 knows.
  @Test func `each code point is of the kinds that Python says`() throws {
    var oracle = Oracle(
      setup: """
        import unicodedata
        tests = [str.isalpha, str.isdecimal, str.isdigit, str.isnumeric, str.isspace, str.isupper, str.islower,
          str.istitle, str.isidentifier, str.isprintable]
        newer = {\(Self.newer.map { "\($0)" }.joined(separator: ", "))}
        def known(start):
            return [chr(c) for c in range(start, start + 256)
                if c not in newer and unicodedata.category(chr(c)) not in ('Cn', 'Cs')]
        def kinds(start):
            return [sum(1 << i for i, test in enumerate(tests) if test(c)) for c in known(start)]
        def cases(start):
            return [[c.upper(), c.lower(), c.title(), c.casefold(), c.swapcase()] for c in known(start)]
        """)
    for start in stride(from: 0, to: 0x30000, by: 256) {
      let scalars = (start..<(start + 256)).compactMap { Unicode.Scalar(UInt32($0)) }.filter { scalar in
        guard let age = scalar.properties.age, !Self.newer.contains(scalar.value) else { return false }
        return age <= (14, 0) && scalar.properties.generalCategory != .unassigned
      }
      let texts = scalars.map { String($0) }
      oracle.expect(
        "kinds(\(start))",
        texts.map { text in
          let kinds = [
            text.isalpha(), text.isdecimal(), text.isdigit(), text.isnumeric(), text.isspace(), text.isupper(),
            text.islower(), text.istitle(), text.isidentifier(), text.isprintable(),
          ]
          return kinds.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) }
        })
      oracle.expect(
        "cases(\(start))", texts.map { [$0.upper(), $0.lower(), $0.title(), $0.casefold(), $0.swapcase()] })
    }
    try oracle.verify(atLeast: 1500)
  }
}
