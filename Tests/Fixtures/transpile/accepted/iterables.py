class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)
        return self

    def __iter__(self):
        return reversed(self.items)

    def __contains__(self, item):
        return item in self.items

    def __bool__(self):
        return bool(self.items)

def numbers(text):
    for word in text.split():
        if word == "!":
            raise ValueError("not a word")
        yield len(word)


stack = Stack().push(1).push(2).push(3)
print(list(stack), 2 in stack, [item * 2 for item in stack], bool(stack))
print(list(numbers("a bee cat")))
seen = []
note = lambda item: seen.append(item)
for item in stack:
    note(item)
print(seen)
