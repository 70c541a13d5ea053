# Blocks in os.read of a pipe, which another thread fills and then closes.
import os
import threading
import time

reading, writing = os.pipe()

def dictate():
    for word in (b"one", b"two", b"three"):
        time.sleep(0.3)
        os.write(writing, word)
    time.sleep(0.1)
    os.close(writing)

threading.Thread(target=dictate).start()
while word := os.read(reading, 100):
    print("heard", word.decode())
print("silence")
