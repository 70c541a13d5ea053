# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

import os

try:
    os.symlink("{{home}}/.ssh/id_rsa", "link")
    print(open("link").read())
    print("REACHED")
except OSError:
    print("denied")
