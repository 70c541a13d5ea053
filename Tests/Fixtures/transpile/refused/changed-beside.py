# line 11 [alias]
class Stack:
    def __init__(self):
        self.items = [1]

    def pop(self):
        return self.items.pop()


stack = Stack()
print([stack.items, [stack.pop()]])
