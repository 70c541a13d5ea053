# promise: A run takes no more of the machine than its limits.
# end: finished
# line: full

import os
try:
    for _ in range(1000000):
        os.open("/dev/null", os.O_RDONLY)
    print("REACHED")
except OSError:
    print("full")
