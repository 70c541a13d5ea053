# Blocks in Condition.wait: one waiter is notified, then all that are left.
import threading
import time

bell = threading.Condition()

def wait(name):
    with bell:
        bell.wait()
        print(name, "heard it")

waiters = [threading.Thread(target=wait, args=(name,)) for name in ("Ann", "Bob", "Cid")]
for waiter in waiters:
    waiter.start()
time.sleep(0.2)
with bell:
    bell.notify()
time.sleep(0.3)
with bell:
    print("once more, for all")
    bell.notify_all()
for waiter in waiters:
    waiter.join()
