# promise: A run takes no more of the machine than its limits.
# end: any

block = "x" * 1023 + "\n"
for _ in range(10 << 20):
    print(block, end="")
