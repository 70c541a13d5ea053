import Pythonic

let groups = [[2, 3, 4, 1], [4, 5, 2], [6, 4, 2]]
print(
  str(PySet<Int>.intersection(of: groups.map { PySet($0) })),
  str(PySet<Int>.union(of: groups.map { group in PySet(group) })),
  str(PySet([1]).union(PySet(PySet([2]))).union(PySet([9]))))
print(
  math.dist([0, 0].map { Double($0) }, [3, 4].map { Double($0) }),
  math.dist(([1, 2.5] as [Number]).map { Double($0) }, ([4, 6.5] as [Number]).map { Double($0) }),
  Bytes([99, 97, 102, 195, 169]).decode("utf-8"))
