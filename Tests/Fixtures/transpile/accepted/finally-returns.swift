import Pythonic

func firstDigit(_ text: String) -> Int? {
  var text = text
  var digit: Int? = nil
  do {
    while !(try text.atChecked(0)).isdigit() {
      text = text.slice(1, nil)
    }
    digit = try intChecked(try text.atChecked(0))
  } catch {}
  return digit
}

print(str(firstDigit("ab7c")), str(firstDigit("none")))
