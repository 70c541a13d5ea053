# promise: A run sees and touches no process but its own.
# end: finished
# line: still here

import os
try:
    os.kill(-1, 9)
except OSError:
    pass
print("still here")
