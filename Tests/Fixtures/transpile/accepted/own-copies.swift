import Pythonic

func rotated(_ items: [Int]) -> [Int] {
  var items = items
  items.append(items.pop(0))
  return items
}

func tidy(_ text: String) -> String {
  var text = text.lower()
  text = text.replace("a", "b")
  text += "!"
  return text
}

func letters(_ text: String) -> String {
  var text = Array(text.characters)
  text.append("x")
  return text.joined()
}

func counted(_ table: Dict<String, Int>) -> Dict<String, Int> {
  var table = table
  table["sum"] = table.values().reduce(0, +)
  return table
}

func deeper(_ rows: [[Int]]) -> [[Int]] {
  var rows = rows
  rows[0].append(1)
  return rows
}

func reduced(_ number: Int) -> Int {
  var number = number * 2
  while number > 10 {
    number -= 3
  }
  return number
}

func shown(_ `repeat`: Int) -> String {
  var `repeat` = String(`repeat`)
  `repeat` += `repeat`
  return "<\(`repeat`)>"
}

// A parameter that is bound anew to something of the function's own: the caller's stays as it is.

let numbers = [3, 1, 2]
let table = ["a": 1, "b": 2] as Dict<String, Int>
let rows: [[Int]] = [[3], []]
print(str(rotated(numbers)), str(numbers), str([numbers, [4]].map { one in rotated(one) }))
print(tidy("AxC"), letters("abc"), reduced(40), shown(12))
print(str(counted(table)), str(table), str(deeper(rows)), str(rows))
