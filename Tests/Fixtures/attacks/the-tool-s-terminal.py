# promise: A run has no variable, descriptor or terminal of the tool.
# end: finished
# line: denied

import os

try:
    os.open("/dev/tty", os.O_RDWR)
    print("REACHED")
except OSError:
    print("denied")
