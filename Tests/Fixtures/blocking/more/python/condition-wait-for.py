# Blocks in Condition.wait_for: the first time in vain, the second time until there is enough.
import threading
import time

stock = []
arrived = threading.Condition()

def deliver():
    for crate in range(3):
        time.sleep(0.2)
        with arrived:
            stock.append(crate)
            arrived.notify()

supplier = threading.Thread(target=deliver)
supplier.start()
with arrived:
    print("three in half a second:", arrived.wait_for(lambda: len(stock) == 3, timeout=0.5))
    print("three in the end:", arrived.wait_for(lambda: len(stock) == 3))
supplier.join()
