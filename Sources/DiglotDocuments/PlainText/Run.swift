/// Statements and comments that follow one another and may be one example.
struct Run {
  /// Indices into the items of the document.
  var items: ClosedRange<Int>
  var indent: Int
  /// The names that its statements assign or define.
  var bound: Set<String> = []
  var weights: [Double] = []
  var isUnmistakable = false
  /// The last item that is sure to belong to it; what comes after stays only if something sure follows.
  var lastSure: Int

  /// The same run with the items of another that follows it.
  mutating func append(_ other: Run, isSure: Bool) {
    items = items.lowerBound...other.items.upperBound
    bound.formUnion(other.bound)
    weights += other.weights
    isUnmistakable = isUnmistakable || other.isUnmistakable
    if isSure { lastSure = other.lastSure }
  }
}
