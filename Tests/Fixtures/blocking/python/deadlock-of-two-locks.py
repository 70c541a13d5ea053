# Blocks for ever in Lock.acquire: each of two threads holds the lock that the other wants.
import threading
import time

knife = threading.Lock()
fork = threading.Lock()

def dine(name, first, second):
    with first:
        print(name, "has one")
        time.sleep(0.5)
        with second:
            print(name, "eats")

ann = threading.Thread(target=dine, args=("Ann", knife, fork))
bob = threading.Thread(target=dine, args=("Bob", fork, knife))
ann.start()
time.sleep(0.2)
bob.start()
ann.join()
bob.join()
