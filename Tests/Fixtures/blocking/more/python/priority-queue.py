# Blocks in PriorityQueue.get: while the doctor is busy, the waiting room sorts itself.
import queue
import threading
import time

room = queue.PriorityQueue()

def treat():
    while (patient := room.get())[1]:
        time.sleep(0.4)
        print("treated", patient[1])

doctor = threading.Thread(target=treat)
doctor.start()
room.put((5, "a cough"))
time.sleep(0.1)
for patient in ((9, None), (7, "a scratch"), (1, "a broken leg")):
    room.put(patient)
print("three are waiting")
doctor.join()
