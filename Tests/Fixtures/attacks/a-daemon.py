# promise: All that a run starts has ended when the run has.
# end: finished
# line: started

import os, sys
sys.stdout.flush()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        for fd in (0, 1, 2):
            os.close(fd)
        os.execvp("sleep", ["sleep", "{{daemon}}"])
    os._exit(0)
os.wait()
print("started")
