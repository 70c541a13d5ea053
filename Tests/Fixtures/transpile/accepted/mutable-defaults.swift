import Pythonic

// The default is made once.
func lucas(_ n: Int) -> BigInt {
  if memo.contains(n) {
    return memo[n]
  }
  let result = n == 0 ? BigInt(2) : n == 1 ? BigInt(1) : lucas(n - 1) + lucas(n - 2)
  memo[n] = result
  return result
}

/// Adds an item to what the calls before have left.
func appendTo(_ item: Int) -> [Int] {
  target.append(item)
  return target
}

func paths(_ n: Int, _ k: Int, _ seen: inout Dict<TupleOf<Int>, BigInt>) -> BigInt {
  if n == 0 || k == 0 {
    return BigInt(1)
  }
  if !seen.contains(TupleOf([n, k])) {
    seen[TupleOf([n, k])] = paths(n - 1, k, &seen) + paths(n, k - 1, &seen)
  }
  return seen[TupleOf([n, k])]
}

func collect(_ value: Int, _ into: inout PySet<Int>) -> Int {
  into.add(value)
  return into.count
}

nonisolated(unsafe) var memo = Dict<Int, BigInt>()

nonisolated(unsafe) var target: [Int] = []

nonisolated(unsafe) var pathsSeen = Dict<TupleOf<Int>, BigInt>()

print(lucas(10), lucas(90))
print(str(appendTo(1)))
print(str(appendTo(2)))
print(paths(3, 4, &pathsSeen), paths(16, 16, &pathsSeen))
nonisolated(unsafe) var collectInto = PySet<Int>()

nonisolated(unsafe) var mine = PySet([7])
print(collect(1, &collectInto), collect(1, &collectInto), collect(2, &collectInto))
print(collect(5, &mine), str(mine))
print(collect(3, &collectInto))
