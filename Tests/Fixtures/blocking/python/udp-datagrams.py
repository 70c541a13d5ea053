# Blocks in recvfrom: each datagram is read as it was sent, one at a time.
import socket
import threading
import time

inbox = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
inbox.bind(("127.0.0.1", 0))

def send():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outbox:
        for number in (1, 2, 3):
            time.sleep(0.25)
            outbox.sendto(b"datagram %d" % number, inbox.getsockname())

threading.Thread(target=send).start()
for _ in range(3):
    data, _ = inbox.recvfrom(100)
    print(data.decode())
inbox.close()
