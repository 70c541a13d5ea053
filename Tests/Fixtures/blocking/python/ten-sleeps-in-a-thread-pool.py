# Blocks in time.sleep, in ten threads of a pool, all until the same instant.
import time
from concurrent.futures import ThreadPoolExecutor

def nap(number):
    time.sleep(1)
    print("awake", number)

with ThreadPoolExecutor(max_workers=10) as pool:
    for number in range(10):
        pool.submit(nap, number)
print("all awake")
