"""Stacks.

>>> stack = Stack()
>>> stack.push(1)
>>> len(stack)
1
"""


class Stack:
    """A stack.

    Example::

        stack = Stack()
        stack.push(2)

    It goes on::

        this is no code
    """

    def __init__(self):
        self.items = []

    def push(self, item):
        r"""Puts an item on top.

        >>> Stack().push("a\n")
        >>> Stack().pop()
        Traceback (most recent call last):
            ...
        AttributeError: 'Stack' object has no attribute 'pop'
        """
        self.items.append(item)

    def __len__(self):
        """>>> len(Stack())
        0
        """
        return len(self.items)

    def peek(self):
        """The last one.

        Examples:
            ```python
            print(Stack().items)
            ```
        """
        return self.items[-1]
