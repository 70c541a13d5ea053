# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

import os

try:
    os.mkdir("{{home}}/folder")
    print("REACHED")
except OSError:
    print("denied")
