# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

try:
    print(open("/etc/shadow").read())
    print("REACHED")
except OSError:
    print("denied")
