# promise: A run sees and touches no process but its own.
# end: finished
# line: denied

import os, resource

try:
    resource.prlimit({{pid}}, resource.RLIMIT_NOFILE, (3, 3))
    print("REACHED")
except OSError:
    print("denied")
