# Blocks in reading lines from a pipe, which a forked child writes between its sleeps.
import os
import time

reading, writing = os.pipe()
child = os.fork()
if child == 0:
    for number in (1, 2, 3):
        time.sleep(0.4)
        os.write(writing, f"line {number}\n".encode())
    os._exit(0)
os.close(writing)
with open(reading) as lines:
    for line in lines:
        print("parent reads", line.strip())
print("end of file")
os.waitpid(child, 0)
