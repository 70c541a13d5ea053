# Blocks in asyncio.Queue: in put when it is full, in get when it is empty, and in join.
import asyncio

async def pack(belt):
    while True:
        box = await belt.get()
        await asyncio.sleep(0.3)
        print("packed", box)
        belt.task_done()

async def main():
    belt = asyncio.Queue(maxsize=1)
    packer = asyncio.create_task(pack(belt))
    for box in range(4):
        await belt.put(box)
        await asyncio.sleep(0.1)
        print("put", box)
    await belt.join()
    print("all packed")
    packer.cancel()

asyncio.run(main())
