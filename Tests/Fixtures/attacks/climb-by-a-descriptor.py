# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

import os

try:
    root = os.open("/", os.O_RDONLY | os.O_PATH)
    print(os.read(os.open("{{home}}/.ssh/id_rsa".lstrip("/"), os.O_RDONLY, dir_fd=root), 100))
    print("REACHED")
except OSError:
    print("denied")
