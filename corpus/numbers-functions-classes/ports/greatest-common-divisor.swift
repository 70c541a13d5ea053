import Pythonic

func gcd(_ a: Int, _ b: Int) -> Int {
  var a = a
  var b = b
  while b != 0 {
    (a, b) = (b, mod(a, b))
  }
  return a
}

print(gcd(48, 36), gcd(17, 5))
