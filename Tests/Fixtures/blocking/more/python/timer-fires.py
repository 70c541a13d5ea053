# Blocks in threading.Timer: two timers fire in the order of their delays.
import threading
import time

start = time.monotonic()

def ring(name):
    print(name, "rings after", round(time.monotonic() - start, 1))

threading.Timer(0.7, ring, ["the egg"]).start()
threading.Timer(0.3, ring, ["the tea"]).start()
time.sleep(0.1)
print("two timers are running")
