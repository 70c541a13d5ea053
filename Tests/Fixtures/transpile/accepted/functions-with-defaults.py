class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __iter__(self):
        yield self.x
        yield self.y


def counter(start=0):
    count = start

    def step(by=1, scale=1):
        nonlocal count
        count += by * scale
        return count

    return step


tick = counter()
tick()
print(tick(5), tick(scale=3), tick(2, 10))
x, y = 2 * Vector(1, 2)
print(x, y)
header = b"PK\x03"
magic = b"GIF"
print(header[0], magic[1], len(magic + b"89a"), ())
