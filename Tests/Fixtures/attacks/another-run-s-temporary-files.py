# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: []

import os
print([name for name in os.listdir("/tmp") + os.listdir("/dev/shm") if name not in ("diglot-run", "{{tests}}")])
