# promise: A run reaches the servers that it starts itself, and no other.
# end: finished
# line: denied

import socket

try:
    socket.socket(socket.AF_UNIX).connect("\0{{abstract}}")
    print("REACHED")
except OSError:
    print("denied")
