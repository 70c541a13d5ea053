# promise: A run takes no more of the machine than its limits.
# end: timedOut

import os, signal
os.kill(os.getpid(), signal.SIGSTOP)
