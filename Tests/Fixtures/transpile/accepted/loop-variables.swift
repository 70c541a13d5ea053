import Pythonic

func f(_ xs: [Int]) {
  for var x in xs {
    if x < 0 {
      x = -x
    }
    print(x)
  }
  for var line in ["a ", " b"] {
    line = line.strip()
    print(line)
  }
}

f([1, -2])
