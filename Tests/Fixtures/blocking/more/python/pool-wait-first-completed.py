# Blocks in concurrent.futures.wait, until the first of the futures is done, then until all are.
import time
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

pool = ThreadPoolExecutor()
sprints = [pool.submit(time.sleep, seconds) for seconds in (0.6, 0.2, 0.4)]
done, running = wait(sprints, return_when=FIRST_COMPLETED)
print(len(done), "done,", len(running), "running")
done, running = wait(sprints, timeout=0.3)
print(len(done), "done,", len(running), "running")
wait(sprints)
print("all done")
