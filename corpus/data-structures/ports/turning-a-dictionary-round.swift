import Pythonic

func invert(_ mapping: Dict<String, String>) -> Dict<String, [String]> {
  var inverted = Dict<String, [String]>()
  for (key, value) in mapping.items() {
    inverted[value, default: []].append(key)
  }
  return inverted
}

let capitals = ["Oslo": "Norway", "Lima": "Peru", "Bergen": "Norway"] as Dict<String, String>
print(str(invert(capitals)))
