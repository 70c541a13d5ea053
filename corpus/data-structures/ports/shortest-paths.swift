import Pythonic

func distances(_ roads: Dict<String, [Tuple<String, Int>]>, _ start: String) -> Dict<String, Int> {
  var found = Dict<String, Int>()
  var heap = [Tuple(0, start)]
  while !heap.isEmpty {
    let (distance, city) = heappop(&heap).elements
    if found.contains(city) {
      continue
    }
    found[city] = distance
    for item in roads.get(city, []) {
      let (neighbour, length) = item.elements
      if !found.contains(neighbour) {
        heappush(&heap, Tuple(distance + length, neighbour))
      }
    }
  }
  return found
}

let roads =
  ["A": [Tuple("B", 7), Tuple("C", 3)], "B": [Tuple("D", 2)], "C": [Tuple("B", 1), Tuple("D", 8)]]
  as Dict<String, [Tuple<String, Int>]>
for (city, distance) in distances(roads, "A").items() {
  print(city, distance)
}
