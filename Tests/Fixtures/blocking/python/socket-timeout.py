# Blocks in recv with a timeout, which is a poll before the read.
import socket
import threading
import time

here, there = socket.socketpair()

def answer():
    time.sleep(0.5)
    there.sendall(b"at last")

threading.Thread(target=answer).start()
here.settimeout(0.3)
try:
    here.recv(100)
except TimeoutError as error:
    print(error)
print(here.recv(100).decode())
