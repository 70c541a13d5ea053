# Blocks in processes that start as a new Python, not as a fork.
import multiprocessing
import time

if __name__ == "__main__":
    spawn = multiprocessing.get_context("spawn")
    sleeper = spawn.Process(target=time.sleep, args=(0.5,))
    sleeper.start()
    sleeper.join()
    print("the sleeper ended with", sleeper.exitcode)
    speaker = spawn.Process(target=print, args=("hello from a new Python",))
    speaker.start()
    speaker.join()
    print("the speaker ended with", speaker.exitcode)
