# Blocks in a manager: a process that serves a list to two others over a socket.
import multiprocessing
import time

def add(names, delay, name):
    time.sleep(delay)
    names.append(name)

if __name__ == "__main__":
    with multiprocessing.Manager() as manager:
        names = manager.list()
        late = multiprocessing.Process(target=add, args=(names, 0.5, "late"))
        early = multiprocessing.Process(target=add, args=(names, 0.2, "early"))
        late.start()
        early.start()
        early.join()
        print(list(names))
        late.join()
        print(list(names))
