# promise: A run reaches the servers that it starts itself, and no other.
# end: finished
# line: denied

import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)

def call(number, *arguments):
    if libc.syscall(number, *map(ctypes.c_long, arguments)) < 0:
        raise OSError(ctypes.get_errno(), "refused")
import socket, struct

try:
    s = socket.socket()
    address = struct.pack("=HH4s8x", 2, socket.htons({{port}}), socket.inet_aton("127.0.0.1"))
    call({{connect}}, s.fileno(), ctypes.addressof(ctypes.create_string_buffer(address, 16)), 16)
    print("REACHED")
except OSError:
    print("denied")
