import Pythonic

nonisolated(unsafe) var tasks: [Tuple<Int, String>] = []
nonisolated(unsafe) var name = ""
nonisolated(unsafe) var priority = 0
for item in [Tuple(3, "tidy up"), Tuple(1, "put out the fire"), Tuple(2, "call home")] {
  let parts2 = item.elements
  priority = parts2.0
  name = parts2.1
  heappush(&tasks, Tuple(priority, name))
}

while !tasks.isEmpty {
  let parts3 = heappop(&tasks).elements
  priority = parts3.0
  name = parts3.1
  print(priority, name)
}
