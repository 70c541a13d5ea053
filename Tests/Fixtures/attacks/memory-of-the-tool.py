# promise: A run sees and touches no process but its own.
# end: finished
# line: denied

try:
    open("/proc/{{pid}}/mem", "rb")
    print("REACHED")
except OSError:
    print("denied")
