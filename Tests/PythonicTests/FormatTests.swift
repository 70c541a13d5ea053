import Pythonic
import Testing

/// The format mini-language, `str.format` and `%`, against CPython.
@Suite struct FormatTests {
  /// Random specifications, most of them valid.
  private func specification(_ random: inout Random, _ types: [String]) -> String {
    var result = ""
    if random.integer(0...2) == 0 {
      result += ["", "*", "é", "0", "x"][random.integer(0...4)] + ["<", ">", "^", "="][random.integer(0...3)]
    }
    if random.integer(0...3) == 0 { result += ["+", "-", " "][random.integer(0...2)] }
    if random.integer(0...9) == 0 { result += "z" }
    if random.integer(0...5) == 0 { result += "#" }
    if random.integer(0...4) == 0 { result += "0" }
    if random.truth() { result += "\(random.integer(0...18))" }
    if random.integer(0...4) == 0 { result += [",", "_"][random.integer(0...1)] }
    if random.integer(0...2) == 0 { result += ".\(random.integer(0...8))" }
    return result + types[random.integer(0...(types.count - 1))]
  }

  @Test func `integers are formatted as in Python`() throws {
    var random = Random(seed: 51)
    var oracle = Oracle()
    for _ in 0..<4000 {
      let number = random.truth() ? random.integer() : random.integer(-2000...2000)
      let spec = specification(&random, ["", "", "d", "b", "o", "x", "X", "c", "e", "f", "g", "%", "n", "s", "?"])
      if spec.hasSuffix("n") && spec.contains(",") { continue }
      oracle.expect("format(\(number), '\(spec)')", try formatChecked(number, spec))
    }
    for spec in ["", "5", "d", "s", ">6", "f"] {
      oracle.expect("format(True, '\(spec)')", try formatChecked(true, spec))
    }
    try oracle.verify(atLeast: 3500)
  }

  @Test func `floats are formatted as in Python`() throws {
    var random = Random(seed: 52)
    var oracle = Oracle()
    for index in 0..<6000 {
      let number = index % 50 == 0 ? [Double.nan, .infinity, -.infinity, -0.0][random.integer(0...3)] : random.number()
      let spec = specification(&random, ["", "", "", "e", "E", "f", "f", "F", "g", "G", "%", "d"])
      oracle.expect("format(\(literal(number)), '\(spec)')", try formatChecked(number, spec))
    }
    for number in [123456789.0, 1e15, 1e16, 0.0001, 0.00001, 1234.5, 99999.5, 100, 1e22] {
      for precision in 0...8 {
        for type in ["", "g", "e", "f", "n"] {
          oracle.expect("format(\(literal(number)), '.\(precision)\(type)')", format(number, ".\(precision)\(type)"))
        }
      }
    }
    try oracle.verify(atLeast: 6000)
  }

  @Test func `strings are formatted as in Python`() throws {
    var random = Random(seed: 53)
    var oracle = Oracle()
    for _ in 0..<1500 {
      let text = random.text(alphabets[random.integer(0...7)])
      let spec = specification(&random, ["", "s", "s", "d"])
      oracle.expect("format(\(literal(text)), '\(spec)')", try formatChecked(text, spec))
    }
    try oracle.verify(atLeast: 1500)
  }

  @Test func `templates are filled as in Python`() throws {
    var oracle = Oracle()
    let arguments: [any Representable] = [1, 2.5, "x", [1, 2], true]
    let named: [String: any Representable] = ["a": 7, "b": "é", "w": 6]
    for template in [
      "{}", "{} {} {}", "{0} {1} {0}", "{a} {b}", "{:>5}|{:<5}|{:^5}", "{0:{w}}", "{1:{w}.{0}f}", "{2!r:>6}", "{b!a}",
      "{{}}",
      "{", "}", "{0", "{0!}", "{0!x}", "{9}", "{c}", "{} {0}", "{0} {}", "{3}", "{3:5}", "{4:>3}{}", "a{{b}}{0}",
      "{0!r", "{0!rx}",
      "{:{}}", "{0:d}{2:d}",
    ] {
      oracle.expect(
        "\(literal(template)).format(1, 2.5, 'x', [1, 2], True, a=7, b='é', w=6)",
        try template.formatChecked(arguments: arguments, named: named))
    }
    try oracle.verify(atLeast: 26)
  }

  @Test func `percent formats as in Python`() throws {
    var random = Random(seed: 54)
    var oracle = Oracle()
    for _ in 0..<4000 {
      var template = "%"
      for flag in ["-", "+", " ", "#", "0"] where random.integer(0...4) == 0 { template += flag }
      if random.truth() { template += "\(random.integer(1...12))" }
      if random.integer(0...2) == 0 { template += ".\(random.integer(0...6))" }
      let type = ["d", "i", "s", "r", "x", "X", "o", "e", "f", "g", "G", "c", "q", "a"][random.integer(0...13)]
      template += type
      let value: any Representable =
        [random.integer(-500...500), random.integer(32...900), random.number(), random.text("aé'", 0...3)][
          random.integer(0...3)]
      if let number = value as? Double, "dicxXo".contains(type), number.magnitude > 1e18 { continue }
      let python = (value as? Double).map { literal($0) } ?? (value as? String).map { literal($0) } ?? value.repr
      oracle.expect("'\(template)|' % (\(python),)", try percentFormatChecked(template + "|", [value]))
    }
    for template in ["%d%%", "%", "%d %d", "", "%*d", "%(a)s", "%5", "%.*f"] {
      oracle.expect("'\(template)' % (3, )", try percentFormatChecked(template, [3]))
    }
    for template in ["%(a)s %(b)05d", "%(c)s", "%%", "%(a"] {
      oracle.expect(
        "'\(template)' % {'a': 'x', 'b': 4}", try percentFormatChecked(template, [], named: ["a": "x", "b": 4]))
    }
    try oracle.verify(atLeast: 3800)
  }

  @Test func `interpolations take specifications`() {
    #expect("\(3.14159, format: ".2f")|\(42, format: ">5")|\("x", format: "^3")" == "3.14|   42| x ")
    #expect(percentFormat("%s-%03d", "a", 7) == "a-007")
    #expect("{0}{n}".format(1, named: ["n": 2]) == "12")
  }
}
