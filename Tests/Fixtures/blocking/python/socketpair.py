# Blocks in recv and sendall of a socket pair: two threads play ping-pong.
import socket
import threading
import time

here, there = socket.socketpair()

def play():
    while ball := there.recv(10):
        time.sleep(0.2)
        print(ball.decode())
        there.sendall(b"pong")

player = threading.Thread(target=play)
player.start()
for _ in range(3):
    here.sendall(b"ping")
    ball = here.recv(10)
    time.sleep(0.3)
    print(ball.decode())
here.close()
player.join()
