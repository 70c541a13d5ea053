/// Which elements of two rows belong together.
enum Alignment {
  /// The most pairs that are in order on both sides: for each element of the left row its partner.
  ///
  /// Rows whose table would have more than four million entries are paired one by one from the start.
  static func longest(_ left: Int, _ right: Int, _ isPair: (Int, Int) -> Bool) -> [Int?] {
    var result = [Int?](repeating: nil, count: left)
    guard left > 0, right > 0, left <= 4_000_000 / right else {
      var next = 0
      for index in 0..<left {
        guard let found = (next..<right).first(where: { isPair(index, $0) }) else { continue }
        result[index] = found
        next = found + 1
      }
      return result
    }
    var table = [Int32](repeating: 0, count: (left + 1) * (right + 1))
    var pairs = [Bool](repeating: false, count: left * right)
    for row in stride(from: left - 1, through: 0, by: -1) {
      for column in stride(from: right - 1, through: 0, by: -1) {
        pairs[row * right + column] = isPair(row, column)
        let here = row * (right + 1) + column
        let diagonal = pairs[row * right + column] ? table[here + right + 2] + 1 : 0
        table[here] = max(diagonal, table[here + 1], table[here + right + 1])
      }
    }
    var (row, column) = (0, 0)
    while row < left, column < right {
      let here = row * (right + 1) + column
      if pairs[row * right + column], table[here] == table[here + right + 2] + 1 {
        result[row] = column
        (row, column) = (row + 1, column + 1)
      } else if table[here] == table[here + right + 1] {
        row += 1
      } else {
        column += 1
      }
    }
    return result
  }
}
