import Pythonic

func firstEven(_ numbers: [Int]) -> Int? {
  for n in numbers {
    if mod(n, 2) == 0 {
      return n
    }
  }
  return nil
}

print(str(firstEven([1, 3, 4])), str(firstEven([1, 3])))
if firstEven([1]) == nil {
  print("none")
}
