# line 7 [unsupported]
class Stack:
    def __init__(*own):
        own[0].items = [1]


stack = Stack()
print(stack.items)
