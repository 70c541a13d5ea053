# promise: A run sees and touches no process but its own.
# end: finished
# line: True

import os
print(sorted(int(name) for name in os.listdir("/proc") if name.isdigit())[:3] in ([1, 2], [1, 2, 3]))
