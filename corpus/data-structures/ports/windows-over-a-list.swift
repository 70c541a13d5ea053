import Pythonic

func movingAverage(_ values: [Double], _ size: Int) -> [Double] {
  let windows = range(values.count - size + 1).map { start in values.slice(start, start + size) }
  return windows.map { window in truediv(sum(window), Double(size)) }
}

let temperatures = [21.0, 23.5, 22.0, 25.5, 24.0]
print(str(movingAverage(temperatures, 3)))
