from abc import ABC, abstractmethod


class Node:
    def __init__(self, value):
        self.value = value
        self.next = None


def is_cyclic(head):
    runner = walker = head
    while runner and runner.next:
        runner = runner.next.next
        walker = walker.next
        if runner == walker:
            return True
    return False


def way(previous, target):
    path = []
    node = target if target else None
    while node is not None:
        path.append(node)
        node = previous.get(node)
    return path[::-1]


class Heap(ABC):
    def __init__(self):
        """Nothing to do."""

    @abstractmethod
    def push(self, item):
        ...


class ListHeap(Heap):
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)
        self.items.sort()


def permutations_of(result, numbers, path):
    if not numbers:
        result.append(path)
    for i in range(len(numbers)):
        permutations_of(result, numbers[:i] + numbers[i + 1:], path + [numbers[i]])


def is_open(states, name):
    if name not in states:
        raise KeyError(name)
    return states[name]


def pop_open(stack, states):
    count = 0
    while stack and is_open(states, stack[-1]):
        stack.pop()
        count += 1
    return count


def degrees(n, edges):
    counts = [0] * n
    for u, v in edges:
        counts[u] += 1
        counts[v] += 1
    return counts


head = Node(1)
head.next = Node(2)
print(is_cyclic(head))
head.next.next = head
print(is_cyclic(head))
print(way({"a": None, "b": "a", "c": "b"}, "c"))
heap = ListHeap()
heap.push(3)
heap.push(1)
print(heap.items)
found = []
permutations_of(found, [1, 2, 3], [])
print(found)
try:
    print(pop_open(["a", "b"], {"b": True, "a": False}))
    print(pop_open(["a"], {}))
except KeyError as error:
    print("no", error)
print(degrees(3, []))
print({name: None for name in "ab"} == {"a": None, "b": None})
