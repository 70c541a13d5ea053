# Blocks in asyncio.to_thread, three times side by side.
import asyncio
import time

def compute(name, seconds):
    time.sleep(seconds)
    print("computed", name)
    return seconds

async def main():
    times = await asyncio.gather(
        asyncio.to_thread(compute, "slow", 0.6),
        asyncio.to_thread(compute, "quick", 0.2),
        asyncio.to_thread(compute, "fair", 0.4))
    print("all:", times)

asyncio.run(main())
