# line 15 [print-order]
class Box:
    def __init__(self):
        self.n = 0

    def bump(self):
        self.n += 1
        return self.n

    def __str__(self):
        return f"Box {self.n}"


box = Box()
print(box, box.bump())
