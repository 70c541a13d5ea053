import Pythonic

func naturals() -> Generator<Int> {
  Generator { yield in
    var n = 0
    while true {
      print("made", n)
      yield(n)
      n += 1
    }
  }
}

func squares(_ numbers: Generator<Int>) -> Generator<Int> {
  Generator { yield in
    for number in numbers {
      yield(number * number)
    }
  }
}

nonisolated(unsafe) let source = naturals()
for square in squares(source) {
  if square > 5 {
    break
  }
  print(square)
}
print(source.take(), str(Generator([7]).next()))
