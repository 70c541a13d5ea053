import Pythonic

func chunks(_ items: [Int], _ size: Int) -> Generator<[Int]> {
  Generator { yield in
    for start in range(0, items.count, size) {
      yield(items.slice(start, start + size))
    }
  }
}

for chunk in chunks([1, 2, 3, 4, 5, 6, 7], 3) {
  print(str(chunk))
}
