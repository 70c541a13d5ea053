# Blocks in a pool of four processes, whose results come as they are ready.
import time
from concurrent.futures import ProcessPoolExecutor, as_completed

def work(seconds):
    time.sleep(seconds)
    return seconds

if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=4) as pool:
        jobs = [pool.submit(work, seconds) for seconds in (0.8, 0.2, 0.6, 0.4)]
        for job in as_completed(jobs):
            print("worked", job.result())
    print("the pool is closed")
