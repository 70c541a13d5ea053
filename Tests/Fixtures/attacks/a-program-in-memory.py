# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

import os, subprocess

program = os.memfd_create("program", 0)
os.write(program, b"#!/bin/sh\nif cat {{home}}/.ssh/id_rsa 2>&1; then echo REACHED; else echo denied; fi\n")
done = subprocess.run([f"/proc/self/fd/{program}"], pass_fds=[program], capture_output=True, text=True)
print(done.stdout.split("\n")[-2])
