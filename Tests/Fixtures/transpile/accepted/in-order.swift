import Pythonic

// Targets are bound from left to right, each with what those before it have got.
nonisolated(unsafe) var i = 0
nonisolated(unsafe) var numbers = [1, 2, 3]
let (value1, value2) = (2, 9)
i = value1
numbers[numbers.index(at: i)] = value2
print(i, str(numbers))

(numbers[0], i) = (5, 1)
print(i, str(numbers))

// A copy of a list of what cannot be changed is a copy for all purposes.
let pairs = [Tuple(1, "a"), Tuple(2, "b")]
nonisolated(unsafe) var others = pairs
others.append(Tuple(3, "c"))
print(str(pairs), str(others), str(sorted(others, reverse: true)))

// Rows that are made anew are nobody else's.
nonisolated(unsafe) var rows = [[1, 2], [3, 4]]
nonisolated(unsafe) var copies = Array(rows)
copies[0].append(9)
rows[1][0] = 7
print(str(rows), str(copies))

nonisolated(unsafe) var seen = PySet([1, 2])
do {
  try seen.removeChecked(100)
} catch let error where error.isA(KeyError.self) {
  print("no", str(error))
}
seen.remove(1)
print(str(seen))
