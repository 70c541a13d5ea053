# promise: A run sees and touches no process but its own.
# end: finished
# line: denied
# line: denied

import os

for attempt in (lambda: os.setpriority(os.PRIO_PROCESS, {{pid}}, 19), lambda: os.sched_setaffinity({{pid}}, {0})):
    try:
        attempt()
        print("REACHED")
    except OSError:
        print("denied")
