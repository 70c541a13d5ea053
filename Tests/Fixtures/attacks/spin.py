# promise: A run takes no more of the machine than its limits.
# end: timedOut

while True:
    pass
