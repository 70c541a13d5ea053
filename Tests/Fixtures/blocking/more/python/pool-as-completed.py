# Blocks in as_completed: the results come as they are ready.
import time
from concurrent.futures import ThreadPoolExecutor, as_completed

def fetch(name, seconds):
    time.sleep(seconds)
    return name

with ThreadPoolExecutor() as pool:
    plan = [("slow", 0.9), ("quick", 0.2), ("fair", 0.5)]
    pages = [pool.submit(fetch, name, seconds) for name, seconds in plan]
    for page in as_completed(pages):
        print("got", page.result())
print("got all")
