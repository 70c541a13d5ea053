# Blocks in sleeps shorter than a millisecond, a hundred of them.
import time

start = time.perf_counter()
for _ in range(100):
    time.sleep(0.0003)
print("a hundred sleeps are over")
time.sleep(0.2)
print("at least 0.23 s in all:", time.perf_counter() - start >= 0.23)
