# line 12 [alias]
class Box:
    def __init__(self):
        self.items = [1, 2]

    def get(self):
        return self.items


box = Box()
print(box.items)
got = box.get()
got.append(3)
print(box.items)
