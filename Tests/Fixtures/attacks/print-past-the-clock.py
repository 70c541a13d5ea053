# promise: A run takes no more of the machine than its limits.
# end: finished
# line: file is full

import ctypes, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
libc = ctypes.CDLL(None, use_errno=True)
block = b"x" * (1 << 20)
written = 0
while (done := libc.syscall({{write}}, 2, block, len(block))) > 0 and written < 1 << 30:
    written += done
print("file is full" if written < 1 << 30 else written)
