# Blocks in asyncio.Event: three runners wait for one shot.
import asyncio

async def run(shot, name, seconds):
    await shot.wait()
    await asyncio.sleep(seconds)
    print(name, "arrives")

async def main():
    shot = asyncio.Event()
    async with asyncio.TaskGroup() as race:
        for name, seconds in (("Ann", 0.6), ("Bob", 0.2), ("Cid", 0.4)):
            race.create_task(run(shot, name, seconds))
        await asyncio.sleep(0.5)
        print("go!")
        shot.set()
    print("the race is over")

asyncio.run(main())
