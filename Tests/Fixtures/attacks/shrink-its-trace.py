# promise: What a run does to itself costs its own verdict, and nothing else.
# end: finished
# line: denied
# line: denied

# The tool has it in its memory, too, and would not survive to find less of it there.
import os

for shrink in (lambda: os.ftruncate(1023, 0), lambda: os.open("/proc/self/fd/1023", os.O_RDWR | os.O_TRUNC)):
    try:
        shrink()
        print("REACHED")
    except OSError:
        print("denied")
