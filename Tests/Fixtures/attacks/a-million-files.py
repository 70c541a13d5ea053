# promise: A run takes no more of the machine than its limits.
# end: finished
# line: full

try:
    for number in range(1000000):
        open(str(number), "w").close()
    print("REACHED")
except OSError:
    print("full")
