# Blocks in socketserver: a thread for the server, another for each of two clients.
import socket
import socketserver
import threading
import time

class Echo(socketserver.StreamRequestHandler):
    def handle(self):
        word = self.rfile.readline()
        time.sleep(0.5)
        self.wfile.write(word)

def ask(address, delay, word):
    time.sleep(delay)
    with socket.create_connection(address) as connection:
        connection.sendall(word)
        print("echo:", connection.makefile().readline().strip())

with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Echo) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    late = threading.Thread(target=ask, args=(server.server_address, 0.3, b"late\n"))
    late.start()
    ask(server.server_address, 0.1, b"early\n")
    late.join()
