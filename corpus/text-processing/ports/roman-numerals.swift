import Pythonic

func roman(_ number: Int) -> String {
  var number = number
  let numerals = [
    Tuple(1000, "M"), Tuple(900, "CM"), Tuple(500, "D"), Tuple(400, "CD"), Tuple(100, "C"), Tuple(90, "XC"),
    Tuple(50, "L"), Tuple(40, "XL"), Tuple(10, "X"), Tuple(9, "IX"), Tuple(5, "V"), Tuple(4, "IV"), Tuple(1, "I"),
  ]
  var result = ""
  for item in numerals {
    let (value, numeral) = item.elements
    while number >= value {
      result += numeral
      number -= value
    }
  }
  return result
}

for year in [1984, 2024, 49] {
  print(year, roman(year))
}
