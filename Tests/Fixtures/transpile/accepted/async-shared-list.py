import asyncio

async def producer(queue, n):
    for i in range(n):
        await queue.put(i)
        await asyncio.sleep(0.1)
    await queue.put(None)

async def consumer(queue, results):
    while True:
        item = await queue.get()
        if item is None:
            break
        results.append(item * 2)
        print("consumed", item)

async def main():
    queue = asyncio.Queue(maxsize=2)
    results = []
    await asyncio.gather(producer(queue, 5), consumer(queue, results))
    print(results)

asyncio.run(main())
