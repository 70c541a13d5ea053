# Blocks in both ends of a pipe between processes: one asks, the other answers.
import multiprocessing
import time

def answer(end):
    while (number := end.recv()) is not None:
        time.sleep(0.3)
        end.send(number * number)

here, there = multiprocessing.Pipe()
child = multiprocessing.Process(target=answer, args=(there,))
child.start()
for number in (2, 3):
    here.send(number)
    print("an answer in 0.2 s:", here.poll(0.2))
    print("answer:", here.recv())
here.send(None)
child.join()
