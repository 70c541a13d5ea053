# Blocks for ever in Lock.acquire: the owner itself asks again, after a timeout in vain.
import threading

door = threading.Lock()
door.acquire()
print("got it")
print("again in 0.5 s:", door.acquire(timeout=0.5))
door.acquire()
print("never printed")
