// Temperatures of a week.

import Pythonic

/// The coldest and the warmest.
final class Range {
  var low: Int
  var high: Int

  // Both are included.
  init(_ low: Int, _ high: Int) {
    self.low = low
    self.high = high  // not below low
  }

  /// In degrees.
  func width() -> Int {
    self.high - self.low
  }
}

// Warm days are those above the limit.
/// Tells how many days are warm.
///
/// A day at the limit is not.
func warm(_ values: [Int], _ limit: Int) -> Int {
  var count = 0
  for value in values {
    // Strictly above.
    if value > limit {  // so that 15 is not
      count += 1
    }
  }

  // All days are seen.
  return count
}

// The days, from Monday on.
let readings = [12, 15, 9, 21, 18, 17, 11]  // in degrees

// What is warm
// is a matter of taste.
let LIMIT = 15

let text = "# no comment"  // but this
print(warm(readings, LIMIT), text)

print(Range(min(readings), max(readings)).width())
// The end.
