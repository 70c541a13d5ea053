# Blocks in the results of ThreadPoolExecutor.map, which come in order: two workers, four jobs.
import time
from concurrent.futures import ThreadPoolExecutor

def work(seconds):
    time.sleep(seconds)
    print("worked", seconds)
    return seconds

with ThreadPoolExecutor(max_workers=2) as pool:
    for result in pool.map(work, [0.5, 0.2, 0.1, 0.4]):
        time.sleep(0.01)
        print("result", result)
