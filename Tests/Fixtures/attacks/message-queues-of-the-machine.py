# promise: A run asks the kernel for nothing that no example needs.
# end: finished
# line: denied
# line: denied

# What is left in them outlives the run.
import ctypes, os

libc = ctypes.CDLL(None, use_errno=True)
for queue in (lambda: libc.msgget(0, 0o1600), lambda: libc.mq_open(b"/diglot", os.O_CREAT | os.O_RDWR, 0o600, None)):
    print("REACHED" if queue() >= 0 else "denied")
