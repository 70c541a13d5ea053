# promise: A run reads the system and writes its own folder; no other file is in its reach.
# end: finished
# line: []

import os
# A checkout below /tmp is seen where the run needs its libraries.
print([name for name in os.listdir("/tmp") if name.startswith("diglot-") and name not in ("diglot-run", "{{tests}}")] + os.listdir("/dev/shm"))
