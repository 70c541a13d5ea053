# promise: A run asks the kernel for nothing that no example needs.
# end: finished
# line: denied

import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)

def call(number, *arguments):
    if libc.syscall(number, *map(ctypes.c_long, arguments)) < 0:
        raise OSError(ctypes.get_errno(), "refused")

try:
    call({{clone}}, 0x10000000 | 17, 0, 0, 0, 0)
    print("REACHED")
except OSError:
    print("denied")
