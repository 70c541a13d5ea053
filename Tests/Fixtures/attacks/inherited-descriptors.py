# promise: A run has no variable, descriptor or terminal of the tool.
# end: finished
# line: ['/dev/null']

import os
paths = [os.readlink(f"/proc/self/fd/{name}") for name in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{name}")]
print([path for path in paths if "memfd" not in path])
