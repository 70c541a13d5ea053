# promise: A run sees and touches no process but its own.
# end: finished
# line: denied

import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)

def call(number, *arguments):
    if libc.syscall(number, *map(ctypes.c_long, arguments)) < 0:
        raise OSError(ctypes.get_errno(), "refused")

try:
    call({{process_vm_readv}}, {{pid}}, 0, 0, 0, 0, 0)
    print("REACHED")
except OSError:
    print("denied")
