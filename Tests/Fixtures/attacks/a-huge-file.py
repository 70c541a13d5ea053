# promise: A run takes no more of the machine than its limits.
# end: finished
# line: denied

try:
    open("huge", "wb").truncate(1 << 40)
    print("REACHED")
except OSError:
    print("denied")
