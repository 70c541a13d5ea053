# Blocks in accept and recv: a server in a thread, a client in the main thread.
import socket
import threading
import time

listener = socket.create_server(("127.0.0.1", 0))

def serve():
    connection, _ = listener.accept()
    while word := connection.recv(100):
        time.sleep(0.3)
        connection.sendall(word.upper())
    print("the client is gone")

server = threading.Thread(target=serve)
server.start()
with socket.create_connection(listener.getsockname()) as client:
    for word in (b"one", b"two"):
        time.sleep(0.2)
        client.sendall(word)
        print("the server says", client.recv(100).decode())
server.join()
