# Blocks for ever in an asyncio.Event that nobody sets.
import asyncio

async def main():
    ready = asyncio.Event()
    print("waiting")
    await asyncio.sleep(0.5)
    print("still waiting")
    await ready.wait()
    print("never printed")

asyncio.run(main())
