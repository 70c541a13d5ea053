# Blocks in Barrier.wait: one party comes too late, its timeout breaks the barrier for the other.
import threading
import time

start = threading.Barrier(3)

def line_up(name, delay, patience):
    time.sleep(delay)
    try:
        start.wait(timeout=patience)
    except threading.BrokenBarrierError:
        time.sleep(delay)
        print(name, "goes home")

first = threading.Thread(target=line_up, args=("Ann", 0.1, 0.5))
second = threading.Thread(target=line_up, args=("Bob", 0.2, 2))
first.start()
second.start()
first.join()
print("broken:", start.broken)
second.join()
