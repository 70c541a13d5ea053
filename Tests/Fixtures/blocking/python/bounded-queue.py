# Blocks in Queue.put when the queue is full, in Queue.get when it is empty, and in Queue.join.
import queue
import threading
import time

belt = queue.Queue(maxsize=2)

def pack():
    while True:
        box = belt.get()
        time.sleep(0.3)
        print("packed", box)
        belt.task_done()

threading.Thread(target=pack, daemon=True).start()
for box in range(5):
    belt.put(box)
    print("put", box)
belt.join()
print("all packed")
