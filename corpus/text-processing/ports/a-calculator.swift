import Pythonic

/// The value of an expression in Polish notation, reversed.
func evaluate(_ expression: String) -> Int {
  var stack: [Int] = []
  for token in expression.split() {
    if ["+", "-", "*"].contains(token) {
      let right = stack.pop()
      let left = stack.pop()
      if token == "+" {
        stack.append(left + right)
      } else if token == "-" {
        stack.append(left - right)
      } else {
        stack.append(left * right)
      }
    } else {
      stack.append(int(token))
    }
  }
  return stack.pop()
}

print(evaluate("3 4 + 2 *"))
print(evaluate("5 1 2 + 4 * + 3 -"))
