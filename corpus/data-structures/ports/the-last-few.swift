import Pythonic

nonisolated(unsafe) var recent: Deque<String> = Deque(maxlen: 3)
for page in ["home", "news", "sport", "weather", "home"] {
  recent.append(page)
  print(str(Array(recent)))
}
