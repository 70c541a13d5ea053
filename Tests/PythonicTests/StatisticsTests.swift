import Pythonic
import Testing

/// `statistics` against CPython.
@Suite struct StatisticsTests {
  @Test func `means, medians and spreads are Python's`() throws {
    var random = Random(seed: 91)
    var oracle = Oracle(setup: "import statistics")
    for _ in 0..<400 {
      let count = random.integer(0...9)
      let whole = (0..<count).map { _ in random.integer(-1000...1000) }
      let floats = (0..<count).map { _ in random.uniform(-1e3, 1e3) }
      let wide = (0..<count).map { _ in random.uniform(-1, 1) * Double(random.integer(1...1_000_000_000)) }
      let mixed = zip(whole, floats).map { $0 % 2 == 0 ? Number($0) : Number($1) }
      let texts = [whole.repr, floats.repr, wide.repr, mixed.repr]
      oracle.expect("statistics.mean(\(texts[0]))", try statistics.meanChecked(whole))
      oracle.expect("statistics.mean(\(texts[1]))", try statistics.meanChecked(floats))
      oracle.expect("statistics.mean(\(texts[2]))", try statistics.meanChecked(wide))
      oracle.expect("statistics.mean(\(texts[3]))", try statistics.meanChecked(mixed))
      oracle.expect("statistics.fmean(\(texts[1]))", try statistics.fmeanChecked(floats))
      oracle.expect("statistics.median(\(texts[0]))", try statistics.medianChecked(whole))
      oracle.expect("statistics.median(\(texts[1]))", try statistics.medianChecked(floats))
      oracle.expect("statistics.median(\(texts[3]))", try statistics.medianChecked(mixed))
      oracle.expect("statistics.median_low(\(texts[0]))", try statistics.medianLowChecked(whole))
      oracle.expect("statistics.median_high(\(texts[1]))", try statistics.medianHighChecked(floats))
      oracle.expect("statistics.variance(\(texts[0]))", try statistics.varianceChecked(whole))
      oracle.expect("statistics.variance(\(texts[2]))", try statistics.varianceChecked(wide))
      oracle.expect("statistics.variance(\(texts[3]))", try statistics.varianceChecked(mixed))
      oracle.expect("statistics.pvariance(\(texts[0]))", try statistics.pvarianceChecked(whole))
      oracle.expect("statistics.pvariance(\(texts[1]))", try statistics.pvarianceChecked(floats))
      oracle.expect("statistics.stdev(\(texts[0]))", try statistics.stdevChecked(whole))
      oracle.expect("statistics.stdev(\(texts[1]))", try statistics.stdevChecked(floats))
      oracle.expect("statistics.stdev(\(texts[2]))", try statistics.stdevChecked(wide))
      oracle.expect("statistics.pstdev(\(texts[3]))", try statistics.pstdevChecked(mixed))
      oracle.expect("statistics.mode(\(texts[0]))", try statistics.modeChecked(whole))
      let few = whole.map { $0 % 3 }
      oracle.expect("statistics.multimode(\(few.repr))", statistics.multimode(few))
    }
    try oracle.verify(atLeast: 8000)
  }
}
