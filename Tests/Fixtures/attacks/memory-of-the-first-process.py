# promise: A run sees and touches no process but its own.
# end: finished
# line: denied

try:
    open("/proc/1/mem", "r+b")
    print("REACHED")
except OSError:
    print("denied")
