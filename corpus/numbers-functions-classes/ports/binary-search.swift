import Pythonic

func search(_ values: [Int], _ wanted: Int) -> Int? {
  var low = 0
  var high = values.count - 1
  while low <= high {
    let middle = floordiv(low + high, 2)
    if values.at(middle) == wanted {
      return middle
    }
    if values.at(middle) < wanted {
      low = middle + 1
    } else {
      high = middle - 1
    }
  }
  return nil
}

let values = [2, 3, 5, 7, 11, 13, 17]
print(str(search(values, 11)), str(search(values, 4)))
