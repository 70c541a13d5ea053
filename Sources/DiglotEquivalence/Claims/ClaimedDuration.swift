import DiglotModel

/// A span of time that the document names, with what its words leave open.
///
/// `~2 seconds`, `about 2 s`: 10 percent, at least 50 ms. `over`, `at least` and `less than`, `up to`, `within` leave one side open.
/// Else it holds to the digits given: `6 seconds` is 5.5 up to 6.5 s, `0.30 s` 0.295 up to 0.305 s. `2-3 seconds` is a range.
struct ClaimedDuration: Hashable {
  /// Nanoseconds; nil for no limit.
  private(set) var least: Int?
  private(set) var most: Int?

  /// Reads the first number with a unit of time; nil where there is none.
  init?(_ text: String) {
    guard let found = SpokenTime.first(in: text) else { return nil }
    let margin =
      found.isApproximate ? max(found.last / 10, 50_000_000) : found.digit / 2
    if !found.isUpperBound { least = found.first - (found.isLowerBound ? 0 : margin) }
    if !found.isLowerBound { most = found.last + (found.isUpperBound ? 0 : margin) }
  }

  /// - Parameter tolerance: nanoseconds that the run's clock itself may be off.
  func holds(_ nanoseconds: Int, tolerance: Int = Equivalence.virtualTolerance) -> Bool {
    (least.map { nanoseconds >= $0 - tolerance } ?? true) && (most.map { nanoseconds <= $0 + tolerance } ?? true)
  }
}

/// A number with a unit of time in a text.
struct SpokenTime: Hashable {
  /// Nanoseconds; both ends of a range, else twice the same.
  var first: Int
  var last: Int
  /// What one unit of the last digit is: nanoseconds.
  var digit: Int
  var isApproximate = false
  var isLowerBound = false
  var isUpperBound = false

  private static let units: [String: Double] = [
    "s": 1e9, "sec": 1e9, "secs": 1e9, "second": 1e9, "seconds": 1e9, "ms": 1e6, "millisecond": 1e6,
    "milliseconds": 1e6,
    "µs": 1e3, "us": 1e3, "microsecond": 1e3, "microseconds": 1e3, "min": 60e9, "mins": 60e9, "minute": 60e9,
    "minutes": 60e9,
  ]

  /// The first number that a unit follows.
  static func first(in text: String) -> SpokenTime? {
    var index = text.startIndex
    while index < text.endIndex {
      guard isDigit(text[index]) else {
        index = text.index(after: index)
        continue
      }
      var end = index
      var numbers = [number(text, &end)]
      if end < text.endIndex, text[end] == "-" || text[end] == "–" {
        var next = text.index(after: end)
        if next < text.endIndex, isDigit(text[next]) {
          numbers.append(number(text, &next))
          end = next
        }
      }
      let unit = text[end...].drop { $0 == " " || $0 == "-" }.prefix { $0.isLetter }.lowercased()
      if let scale = units[unit], let start = numbers.first ?? nil, let stop = numbers.last ?? nil {
        return SpokenTime(text[..<index].lowercased(), start, stop, scale)
      }
      index = end
    }
    return nil
  }

  /// The only number of a text, as seconds; nil where there are more, or none.
  static func onlyNumber(in text: String) -> Int? {
    let parts = text.split { !isDigit($0) && $0 != "." }.filter { $0.contains(where: isDigit) }
    guard parts.count == 1, let value = Double(parts[0]), value < 1e9 else { return nil }
    return Int((value * 1e9).rounded())
  }

  private typealias Number = (value: Double, digit: Double)

  private init?(_ lead: String, _ start: Number, _ stop: Number, _ scale: Double) {
    guard start.value * scale < 1e18, stop.value * scale < 1e18 else { return nil }
    first = Int((start.value * scale).rounded())
    last = Int((stop.value * scale).rounded())
    digit = Int((stop.digit * scale).rounded())
    let words = lead.split { !$0.isLetter }.suffix(2).map(String.init)
    let sign = lead.last { $0 != " " }
    let word = words.last ?? ""
    isApproximate =
      "~≈".contains(sign ?? "-")
      || ["about", "around", "approximately", "roughly", "almost", "nearly"].contains(word)
    isLowerBound =
      ">≥".contains(sign ?? "-") || word == "over" || [["more", "than"], ["at", "least"]].contains(words)
    isUpperBound =
      "<≤".contains(sign ?? "-") || ["under", "within"].contains(word)
      || [["less", "than"], ["at", "most"], ["up", "to"]].contains(words)
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  /// A decimal number at `end`, which is moved behind it, and what one unit of its last digit is.
  private static func number(_ text: String, _ end: inout String.Index) -> Number? {
    let start = end
    var digit = 1.0
    var isFraction = false
    while end < text.endIndex {
      if isDigit(text[end]) {
        if isFraction { digit /= 10 }
      } else if text[end] == ".", !isFraction, let next = text[end...].dropFirst().first, isDigit(next) {
        isFraction = true
      } else {
        break
      }
      end = text.index(after: end)
    }
    return Double(text[start..<end]).map { ($0, digit) }
  }
}
