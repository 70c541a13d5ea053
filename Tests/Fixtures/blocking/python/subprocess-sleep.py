# Blocks in a program that is not Python: sleep, from the system.
import subprocess
import time

start = time.monotonic()
print("going to sleep")
subprocess.run(["sleep", "1"], check=True)
print("slept", round(time.monotonic() - start), "s")
