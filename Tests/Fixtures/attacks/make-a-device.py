# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: denied

import os, stat

try:
    os.mknod("disk", 0o660 | stat.S_IFBLK, os.makedev(254, 0))
    print("REACHED")
except OSError:
    print("denied")
