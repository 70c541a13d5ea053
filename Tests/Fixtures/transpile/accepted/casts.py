class Shape:
    def __init__(self):
        self.corners = 0


class Circle(Shape):
    def __init__(self, radius):
        super().__init__()
        self.radius = radius


class Square(Shape):
    def __init__(self, side):
        super().__init__()
        self.side = side


def size(shape):
    if isinstance(shape, Circle):
        return 3 * shape.radius
    elif isinstance(shape, Square) and shape.side > 2:
        return shape.side**2
    elif isinstance(shape, Square):
        return -1
    return 0


def is_larger(one, other):
    if isinstance(one, Circle):
        if isinstance(other, Circle):
            return one.radius > other.radius
    return False


shapes = [Circle(2), Square(3), Square(1), Shape()]
for shape in shapes:
    print(size(shape), is_larger(shape, shapes[0]))
    if not isinstance(shape, Circle):
        continue
    print("radius", shape.radius)
