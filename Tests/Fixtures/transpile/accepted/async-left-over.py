import asyncio

async def background():
    try:
        while True:
            await asyncio.sleep(1)
            print("tick")
    except asyncio.CancelledError:
        print("background cancelled")
        raise

async def main():
    t = asyncio.create_task(background())
    await asyncio.sleep(2.5)
    print("main done")

asyncio.run(main())
