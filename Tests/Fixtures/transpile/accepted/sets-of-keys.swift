import Pythonic

enum NothingTupleOrStringList: Union {
  case tuple(TupleOf<Never>)
  case list([String])

  var value: Any {
    switch self {
    case .tuple(let value): value
    case .list(let value): value
    }
  }
}

let graph: Dict<String, [String]> =
  ["a": ["b"], "b": ["c"], "c": ["e"], "e": ["g"], "d": [], "f": ["e", "d"], "g": []] as Dict<String, [String]>
print(str(Array(PySet(graph))))
print(str(Array(PySet(graph.keys()))))
nonisolated(unsafe) var openNodes = PySet(graph)
nonisolated(unsafe) var order: [String] = []
while !openNodes.isEmpty {
  order.append(openNodes.pop())
}
print(str(order))
for size in range(3, 40, 6) {
  let squares = Dict(range(size).map { n in (n * n, n) })
  print(str(Array(PySet(squares))), str(Array(PySet(Array(squares.keys())))))
}
for node in graph.keys() {
  for other
    in ({ (value: NothingTupleOrStringList) -> [String] in
      switch value {
      case .tuple(let value): return []
      case .list(let value): return value
      }
    })(graph.get(node).map { NothingTupleOrStringList.list($0) } ?? NothingTupleOrStringList.tuple(TupleOf([])))
  {
    print(node, other, terminator: " ")
  }
}
print()
