import Pythonic

func unique(_ items: [Int]) -> [Int] {
  Array(Dict(keys: items).keys())
}

func unique(_ items: String) -> [String] {
  Array(Dict(keys: items.characters).keys())
}

print(str(unique([3, 1, 3, 2, 1])))
print(str(unique("mississippi")))
