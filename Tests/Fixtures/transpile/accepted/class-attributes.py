class Dog:
    kind = "canine"
    tricks = []

    def __init__(self, name):
        self.name = name

    def add_trick(self, trick):
        self.tricks.append(trick)

d = Dog("Fido")
e = Dog("Buddy")
d.add_trick("roll over")
e.add_trick("play dead")
print(d.tricks, Dog.tricks, d.kind)
class Counter:
    count = 0

    def __init__(self):
        Counter.count += 1
        self.id = Counter.count

a = Counter()
b = Counter()
print(Counter.count, a.id, b.id, a.count)

class Config:
    debug = False
    def enable(self):
        self.debug = True
c = Config()
c.enable()
print(c.debug, Config.debug)
