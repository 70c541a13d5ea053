# Blocks in nothing: it looks at the clock until the time has come.
import time

def burn(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass

burn(0.2)
print("burnt 0.2 s")
time.sleep(0.3)
print("slept 0.3 s")
