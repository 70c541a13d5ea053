# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

import os

try:
    print(os.listdir("{{home}}"))
    print("REACHED")
except OSError:
    print("denied")
