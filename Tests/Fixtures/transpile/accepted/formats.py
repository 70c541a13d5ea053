price, name = 3.14159, "pi"
print(f"{name:>5}|{price:.2f}|{price:8.3f}|{42:05d}|{name!r}")
print("%d of %s" % (3, "four"), "{} and {}".format(1, "two"))
print(1e16, 1e-5, 0.1 + 0.2, 100.0, float("inf"))
