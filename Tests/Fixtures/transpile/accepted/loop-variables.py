def f(xs):
    for x in xs:
        if x < 0:
            x = -x
        print(x)
    for line in ["a ", " b"]:
        line = line.strip()
        print(line)
f([1, -2])
