import Pythonic

func halves(_ n: Int) -> TupleOf<Int> {
  TupleOf([floordiv(n, 2), mod(n, 2)])
}

for n in [7, -7, 0] {
  print(str(halves(n)), truediv(n, 2))
}
