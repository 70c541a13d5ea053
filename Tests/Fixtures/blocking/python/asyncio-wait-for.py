# Blocks in asyncio.wait_for, whose timeout cancels what it waits for.
import asyncio

async def bake():
    try:
        await asyncio.sleep(1)
        return "bread"
    except asyncio.CancelledError:
        print("the oven is off")
        raise

async def main():
    try:
        await asyncio.wait_for(bake(), timeout=0.4)
    except TimeoutError:
        print("too late")
    print(await asyncio.wait_for(bake(), timeout=2))

asyncio.run(main())
