# promise: A run takes no more of the machine than its limits.
# end: finished
# line: full

written = 0
try:
    for number in range(64):
        with open(f"file-{number}", "wb") as file:
            for _ in range(64):
                written += file.write(b"x" * (1 << 20))
    print("REACHED", written)
except OSError:
    print("full")
