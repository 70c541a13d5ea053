# Blocks in asyncio.Lock, in the order in which the tasks ask for it.
import asyncio

async def cross(bridge, car):
    async with bridge:
        await asyncio.sleep(0.3)
        print("car", car, "is across")

async def main():
    bridge = asyncio.Lock()
    await asyncio.gather(*(cross(bridge, car) for car in (1, 2, 3)))
    print("the bridge is locked:", bridge.locked())

asyncio.run(main())
