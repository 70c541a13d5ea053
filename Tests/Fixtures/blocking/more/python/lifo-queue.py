# Blocks in LifoQueue.get: the last plate on the stack is the first to be washed.
import queue
import threading
import time

stack = queue.LifoQueue()

def wash():
    for _ in range(3):
        plate = stack.get()
        time.sleep(0.3)
        print("washed", plate)

washer = threading.Thread(target=wash)
washer.start()
for plate in ("the first", "the second", "the third"):
    stack.put(plate)
    time.sleep(0.1)
washer.join()
print("the stack is empty:", stack.empty())
