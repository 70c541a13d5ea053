# Blocks in a lock between processes: a convoy of three.
import multiprocessing
import time

def cross(bridge, car):
    time.sleep(0.1 * car)
    with bridge:
        time.sleep(0.4)
        print("car", car, "is across")

bridge = multiprocessing.Lock()
cars = [multiprocessing.Process(target=cross, args=(bridge, car)) for car in (1, 2, 3)]
for car in cars:
    car.start()
for car in cars:
    car.join()
print("the bridge is free")
