# Blocks in a pool of processes: what a worker raises comes out of the result.
import time
from concurrent.futures import ProcessPoolExecutor

def divide(a, b):
    time.sleep(0.3)
    return a / b

if __name__ == "__main__":
    with ProcessPoolExecutor(max_workers=1) as pool:
        jobs = [pool.submit(divide, 6, 3), pool.submit(divide, 1, 0), pool.submit(divide, 6, 2)]
        for job in jobs:
            try:
                print("result", job.result())
            except ZeroDivisionError as error:
                print("error:", error)
