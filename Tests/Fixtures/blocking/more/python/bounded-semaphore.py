# Blocks in BoundedSemaphore.acquire, with a timeout; one release too many is an error.
import threading
import time

seat = threading.BoundedSemaphore(1)

def sit():
    with seat:
        time.sleep(0.5)
        print("stands up")

guest = threading.Thread(target=sit)
guest.start()
print("a seat in 0.3 s:", seat.acquire(timeout=0.3))
print("a seat in 1 s:", seat.acquire(timeout=1))
guest.join()
seat.release()
seat.release()
