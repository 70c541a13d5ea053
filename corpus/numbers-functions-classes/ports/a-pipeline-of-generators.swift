import Pythonic

func numbers(_ limit: Int) -> Generator<Int> {
  Generator { yield in
    for number in range(limit) {
      print("make", number)
      yield(number)
    }
  }
}

func evens(_ source: Generator<Int>) -> Generator<Int> {
  Generator { yield in
    for number in source {
      if mod(number, 2) == 0 {
        yield(number)
      }
    }
  }
}

func squares(_ source: Generator<Int>) -> Generator<Int> {
  Generator { yield in
    for number in source {
      yield(number * number)
    }
  }
}

for square in squares(evens(numbers(5))) {
  print("got", square)
}
