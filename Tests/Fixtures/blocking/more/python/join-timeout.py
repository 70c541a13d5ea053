# Blocks in Thread.join, first with a timeout; each thread sees its own thread-local name.
import threading
import time

mine = threading.local()
mine.name = "main"

def work(name):
    mine.name = name
    time.sleep(0.5)
    print(mine.name, "is done")

worker = threading.Thread(target=work, args=("worker",))
worker.start()
worker.join(timeout=0.3)
print(mine.name, "sees it alive:", worker.is_alive())
worker.join()
print(mine.name, "sees it alive:", worker.is_alive())
