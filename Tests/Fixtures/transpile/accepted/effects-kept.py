"""What types tell before a program runs, of what is evaluated all the same for what it does."""

log = []


def f(x):
    log.append(x)


def g(x):
    log.append(x)
    return x


print(f(1))
print("a", f(2), f"{f(3)}", str(f(4)), [f(5)])
if g(6) is None:
    print("no")
if g(7) is not None:
    print("yes")
print(isinstance(g(8), int), g(9) == None, f(10) is None)
if isinstance(g(11), str):
    print("str")
x = f(12) or 5
y = f(13) and 5
print(x, y, not f(14), bool(f(15)))
if f(16):
    print("never")
z = 1 if f(17) else 2
d = {"k": f(18)}
print(z, d, len([f(19)]))


class C:
    def m(self):
        return f(20)
    def n(self):
        print(self.m())
        return str(self.m())


print(C().n(), log)
while (k := g(21)) is None:
    pass
print(k, (w := 3) is None, w, type(g(22)).__name__, log[-1])
