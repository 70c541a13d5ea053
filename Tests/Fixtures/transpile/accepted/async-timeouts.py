import asyncio


async def work(delay, limit):
    try:
        async with asyncio.timeout(limit) as scope:
            result = await asyncio.sleep(delay, "finished")
            print(result, scope.expired())
    except TimeoutError:
        print("too late", scope.expired())
    return asyncio.current_task().get_name()


async def main():
    print(await asyncio.create_task(work(1, 2), name="first"))
    print(await work(2, 0.5))
    done, pending = await asyncio.wait([asyncio.create_task(asyncio.sleep(1, 1)), asyncio.create_task(asyncio.sleep(2, 2))],
                                       return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending))
    await asyncio.wait(pending)


asyncio.run(main())
