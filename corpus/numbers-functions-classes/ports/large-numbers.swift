import Pythonic

func factorial(_ number: Int) -> BigInt {
  var result: BigInt = 1
  for factor in range(2, number + 1) {
    result *= BigInt(factor)
  }
  return result
}

print(factorial(25))
print(str(factorial(100)).length, "digits")
print(mod(pow(BigInt(2), 100), 97))
