# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

try:
    open("{{home}}/.profile", "a").write("planted")
    print("REACHED")
except OSError:
    print("denied")
