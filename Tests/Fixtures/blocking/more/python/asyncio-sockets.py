# Blocks in a socket pair: the event loop on one end, a plain thread on the other.
import asyncio
import socket
import threading
import time

here, there = socket.socketpair()

def answer():
    while question := there.recv(100):
        time.sleep(0.4)
        there.sendall(question[::-1])

async def main():
    here.setblocking(False)
    loop = asyncio.get_running_loop()
    loop.call_later(0.2, print, "the loop goes on")
    for question in (b"abc", b"xyz"):
        await loop.sock_sendall(here, question)
        print((await loop.sock_recv(here, 100)).decode())
    here.close()

threading.Thread(target=answer).start()
asyncio.run(main())
