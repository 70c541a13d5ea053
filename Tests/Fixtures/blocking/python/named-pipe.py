# Blocks in open: a named pipe opens for reading only when somebody opens it for writing.
import os
import tempfile
import threading
import time

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "pipe")
    os.mkfifo(path)

    def write():
        time.sleep(0.3)
        with open(path, "w") as pipe:
            time.sleep(0.2)
            pipe.write("hello\n")

    threading.Thread(target=write).start()
    with open(path) as pipe:
        print("open")
        print("read", pipe.readline().strip())
