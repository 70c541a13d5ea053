# Blocks in asyncio.timeout: the inner one strikes, the outer one is put off.
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    async with asyncio.timeout(0.6) as outer:
        try:
            async with asyncio.timeout(0.3):
                await asyncio.sleep(1)
        except TimeoutError:
            print("inner timeout")
        outer.reschedule(loop.time() + 1)
        await asyncio.sleep(0.8)
        print("outer timeout was put off")
    async with asyncio.timeout(0.2):
        await asyncio.sleep(1)

asyncio.run(main())
