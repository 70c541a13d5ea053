# Blocks in a thread that the event loop has started: the loop goes on meanwhile.
import asyncio
import time

def read_file():
    time.sleep(0.5)
    return "contents"

async def tick():
    for number in (1, 2, 3):
        await asyncio.sleep(0.2)
        print("tick", number)

async def main():
    ticking = asyncio.create_task(tick())
    loop = asyncio.get_running_loop()
    print(await loop.run_in_executor(None, read_file))
    await ticking

asyncio.run(main())
