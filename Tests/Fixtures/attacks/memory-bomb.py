# promise: A run takes no more of the machine than its limits.
# end: finished
# line: MemoryError

blocks = []
try:
    while True:
        blocks.append(bytes(256 << 20))
except MemoryError:
    blocks.clear()
    print("MemoryError")
