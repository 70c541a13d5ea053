# promise: All that a run starts has ended when the run has.
# end: finished
# line: started

import signal, subprocess
child = subprocess.Popen(["sleep", "{{daemon}}"], start_new_session=True)
child.send_signal(signal.SIGSTOP)
print("started")
