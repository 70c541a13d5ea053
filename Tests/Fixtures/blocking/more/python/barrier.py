# Blocks in Barrier.wait: three walkers meet twice, and nobody goes on before the last is there.
import threading
import time

meeting = threading.Barrier(3, action=lambda: print("all here"))

def walk(name, first_leg, second_leg):
    for leg in (first_leg, second_leg):
        time.sleep(leg)
        print(name, "arrives")
        meeting.wait()

plan = [("Ann", 0.1, 0.5), ("Bob", 0.2, 0.4), ("Cid", 0.3, 0.2)]
walkers = [threading.Thread(target=walk, args=entry) for entry in plan]
for walker in walkers:
    walker.start()
for walker in walkers:
    walker.join()
