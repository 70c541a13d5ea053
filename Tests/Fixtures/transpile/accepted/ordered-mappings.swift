import Pythonic

func kind(_ value: Dict<String, String>) -> String? {
  if value.contains("type") && value["type"] == "point" {
    let rest = value.without("type")
    return "point \(str(rest))"
  } else {
    return "other"
  }
  return nil
}

nonisolated(unsafe) var recent: OrderedDict<String, Int> = OrderedDict()
for page in ["home", "news", "home", "help"] {
  recent[page] = recent.get(page, 0) + 1
  recent.moveToEnd(page)
}
print(
  str(recent), str(Array(recent.keys())),
  str(OrderedDict(["a": 1] as Dict<String, Int>) == OrderedDict(["b": 1] as Dict<String, Int>)))
print(str(recent.popitem(last: false)), str(Dict(recent.items())))
nonisolated(unsafe) var groups: DefaultDict<String, [String]> = DefaultDict { [] }
for word in ["apple", "avocado", "banana"] {
  groups[word.at(0)].append(word)
}
print(str(groups), recent["help"])

print(str(kind(["type": "point", "x": "1"] as Dict<String, String>)), str(kind(["x": "2"] as Dict<String, String>)))
