import Pythonic

nonisolated(unsafe) var first = [1, 2]
first.append(3)
print(str(first))
