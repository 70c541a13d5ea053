# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

try:
    print(open("{{home}}/.ssh/id_rsa").read())
    print("REACHED")
except OSError:
    print("denied")
