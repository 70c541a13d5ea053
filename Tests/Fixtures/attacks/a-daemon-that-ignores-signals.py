# promise: All that a run starts has ended when the run has.
# end: finished
# line: started

import subprocess
subprocess.Popen(["sh", "-c", "trap '' HUP INT TERM; (trap '' HUP INT TERM; sleep {{daemon}}; sleep {{daemon}}) &"],
                 start_new_session=True).wait()
print("started")
