# Blocks in asyncio.Semaphore: two berths, four ships.
import asyncio

async def unload(berths, ship, seconds):
    async with berths:
        await asyncio.sleep(seconds)
        print(ship, "leaves")

async def main():
    berths = asyncio.Semaphore(2)
    plan = [("Aurora", 0.2), ("Bounty", 0.5), ("Calypso", 0.4), ("Dart", 0.3)]
    await asyncio.gather(*(unload(berths, ship, seconds) for ship, seconds in plan))
    print("the harbour is empty")

asyncio.run(main())
