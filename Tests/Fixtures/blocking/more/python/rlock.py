# Blocks in RLock.acquire: the owner enters twice, the other waits until it has left twice.
import threading
import time

room = threading.RLock()

def visit():
    with room:
        print("visitor is in")

visitor = threading.Thread(target=visit)
with room:
    with room:
        visitor.start()
        time.sleep(0.3)
        print("owner leaves the inner room")
    time.sleep(0.2)
    print("owner leaves the outer room")
visitor.join()
