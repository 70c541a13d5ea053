# line 11 [alias]
class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)


stack = Stack()
items = stack.items
stack.push(3)
print(items)
