# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

try:
    open("/proc/sys/kernel/core_pattern", "w").write("|/tmp/x")
    print("REACHED")
except OSError:
    print("denied")
