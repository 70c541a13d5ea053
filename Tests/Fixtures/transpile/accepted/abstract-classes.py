from abc import ABC, abstractmethod


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    def describe(self):
        return f"{self.name} of {self.area()}"


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side

    @property
    def name(self):
        return "square"


class Tool:
    made = 0

    def __init__(self, name):
        self.name = name
        Tool.made += 1

    def use(self):
        raise NotImplementedError("use of " + self.name)


class Hammer(Tool):
    def __init__(self):
        super().__init__("hammer")
        self.hits = 0

    def use(self):
        self.hits += 1
        return self.hits


print(Square(3).describe())
try:
    Shape()
except TypeError as error:
    print(error)
print(Hammer().use(), Tool.made)
try:
    Tool("file").use()
except NotImplementedError as error:
    print("not there:", error)
