# Each target is looked for when those before it have what they get; and texts with parentheses in calls that may fail.
class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


def follow(items):
    items[1], items[items[1]] = items[0], items[2]
    return items


def call(text):
    try:
        start = text.index("(")
        end = text.rindex(")", start)
        return text[start + 1:end].split(",")
    except ValueError:
        return text.split("(")


def number(text):
    try:
        return int(text, 16)
    except ValueError:
        return text.count("x") or None


head = Node(1, Node(2, Node(3)))
head.next, head.next.value = head.next.next, 9
print(head.next.value, head.next.next is None)
rows = [[1, 2], [3, 4]]
rows[0], rows[0][1] = [5, 6], 7
print(rows, follow([4, 3, 1, 7, 9]))
print(call("f(a, (b))x"), call(")q,w("), call("a(b"))
print(number("ff"), number("xyzx"), number("q"))
groups = {"b": {1, 2}, "a": {3}}
for name, members in sorted(groups.items()):
    print(name, sorted(members))
print("hé".encode("ascii", "ignore"), "hé".encode("ascii", "replace").decode())
for _ in range(2):
    print(_)
print("hé".encode("ascii", errors="ignore"), "hé".encode(encoding="ascii", errors="replace"), "é".encode(errors="ignore"))
