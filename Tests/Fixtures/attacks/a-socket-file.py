# promise: A run reaches the servers that it starts itself, and no other.
# end: finished
# line: denied

import socket

try:
    socket.socket(socket.AF_UNIX).connect("{{home}}/agent")
    print("REACHED")
except OSError:
    print("denied")
