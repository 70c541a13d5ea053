# Blocks in a queue between processes, which has a thread, a pipe and semaphores inside.
import multiprocessing
import time

def produce(queue):
    for number in (1, 2, 3):
        time.sleep(0.3)
        queue.put(number)
    queue.put(None)

queue = multiprocessing.Queue()
producer = multiprocessing.Process(target=produce, args=(queue,))
producer.start()
for number in iter(queue.get, None):
    print("got", number)
producer.join()
print("the producer ended with", producer.exitcode)
