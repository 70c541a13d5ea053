# promise: A run sees and touches no process but its own.
# end: finished
# line: denied

import os

try:
    os.kill({{pid}}, 9)
    print("REACHED")
except OSError:
    print("denied")
