# promise: A run sees and touches no process but its own.
# end: finished
# line: denied

try:
    print(open("/proc/{{pid}}/environ").read())
    print("REACHED")
except OSError:
    print("denied")
