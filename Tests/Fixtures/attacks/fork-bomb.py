# promise: A run takes no more of the machine than its limits.
# end: timedOut

import os
while True:
    try:
        os.fork()
    except OSError:
        pass
