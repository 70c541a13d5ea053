# promise: What a run does to itself costs its own verdict, and nothing else.
# end: any

import mmap, os, random

size = os.fstat(1023).st_size
random.seed(9)
with mmap.mmap(1023, size) as trace:
    for start in range(0, 64 << 20, 1 << 20):
        trace[start : start + 4096] = random.randbytes(4096)
    os._exit(0)
