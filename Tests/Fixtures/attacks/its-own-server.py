# promise: A run reaches the servers that it starts itself, and no other.
# end: finished
# line: hello

import socket, threading
server = socket.create_server(("127.0.0.1", 0))

def serve():
    connection, _ = server.accept()
    with connection:
        connection.sendall(b"hello")

thread = threading.Thread(target=serve)
thread.start()
with socket.create_connection(server.getsockname()) as client:
    print(client.recv(100).decode())
thread.join()
