# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

import os

try:
    os.chmod("{{home}}/.ssh/id_rsa", 0o644)
    print("REACHED")
except OSError:
    print("denied")
