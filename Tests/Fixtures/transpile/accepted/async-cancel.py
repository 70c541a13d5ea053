import asyncio

async def heartbeat(interval):
    n = 0
    while True:
        await asyncio.sleep(interval)
        n += 1
        print("beat", n)

async def main():
    hb = asyncio.create_task(heartbeat(0.3))
    await asyncio.sleep(1)
    hb.cancel()
    try:
        await hb
    except asyncio.CancelledError:
        print("stopped")

asyncio.run(main())
