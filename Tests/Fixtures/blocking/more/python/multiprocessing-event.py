# Blocks in an event between processes, first with a timeout.
import multiprocessing
import time

def prepare(ready):
    time.sleep(0.5)
    print("child is ready")
    ready.set()

ready = multiprocessing.Event()
child = multiprocessing.Process(target=prepare, args=(ready,))
child.start()
print("ready after 0.3 s:", ready.wait(timeout=0.3))
print("ready:", ready.wait())
child.join()
