# Blocks in Semaphore.acquire: two berths, four ships.
import threading
import time

berths = threading.Semaphore(2)

def unload(ship, seconds):
    with berths:
        time.sleep(seconds)
        print(ship, "leaves")

plan = [("Aurora", 0.2), ("Bounty", 0.5), ("Calypso", 0.4), ("Dart", 0.3)]
ships = [threading.Thread(target=unload, args=entry) for entry in plan]
for ship in ships:
    ship.start()
for ship in ships:
    ship.join()
print("the harbour is empty")
