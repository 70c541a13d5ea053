# Blocks in a pool within a pool: each outer job waits for inner jobs of its own.
import time
from concurrent.futures import ThreadPoolExecutor

def pick(tree, seconds):
    time.sleep(seconds)
    print("picked", tree)
    return 1

def harvest(orchard, seconds):
    with ThreadPoolExecutor(max_workers=2) as pickers:
        trees = [pickers.submit(pick, f"{orchard} {number}", seconds * number) for number in (1, 2)]
        return sum(tree.result() for tree in trees)

with ThreadPoolExecutor(max_workers=2) as orchards:
    crops = [orchards.submit(harvest, "apple", 0.2), orchards.submit(harvest, "pear", 0.3)]
    print("harvested", sum(crop.result() for crop in crops))
