# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

import subprocess

try:
    done = subprocess.run(["cat", "{{home}}/.ssh/id_rsa"], capture_output=True, text=True)
    print(done.stdout, end="")
    if done.returncode: raise PermissionError
    print("REACHED")
except OSError:
    print("denied")
