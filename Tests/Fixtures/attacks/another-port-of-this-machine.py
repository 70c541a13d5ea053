# promise: A run reaches the servers that it starts itself, and no other.
# end: finished
# line: denied

import socket

try:
    socket.create_connection(("127.0.0.1", {{port}}), 1)
    print("REACHED")
except OSError:
    print("denied")
