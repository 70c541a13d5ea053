# Blocks in Lock.acquire: five threads queue for one lock, whose holder sleeps.
import threading
import time

bridge = threading.Lock()

def cross(car):
    with bridge:
        time.sleep(0.2)
        print("car", car, "is across")

cars = [threading.Thread(target=cross, args=(car,)) for car in range(5)]
for car in cars:
    car.start()
for car in cars:
    car.join()
print("the bridge is free")
