# promise: A run sees and touches no process but its own.
# end: finished
# line: denied

import os, signal

try:
    signal.pidfd_send_signal(os.pidfd_open({{pid}}), signal.SIGKILL)
    print("REACHED")
except OSError:
    print("denied")
