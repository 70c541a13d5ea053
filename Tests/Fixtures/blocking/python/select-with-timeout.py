# Blocks in select.select: once until its timeout, once until there is something to read.
import select
import socket
import threading
import time

here, there = socket.socketpair()

def send():
    time.sleep(0.5)
    there.send(b"!")

threading.Thread(target=send).start()
readable, writable, _ = select.select([here], [here], [], 1)
print("readable:", len(readable), "writable:", len(writable))
readable, _, _ = select.select([here], [], [], 0.3)
print("readable:", len(readable))
readable, _, _ = select.select([here], [], [], 1)
print("readable:", len(readable))
