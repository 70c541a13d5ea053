# Blocks in Pool.map: two processes share four jobs.
import multiprocessing
import time

def work(seconds):
    time.sleep(seconds)
    print("worked", seconds)
    return seconds

if __name__ == "__main__":
    with multiprocessing.Pool(2) as pool:
        print(pool.map(work, [0.6, 0.2, 0.3, 0.4], chunksize=1))
