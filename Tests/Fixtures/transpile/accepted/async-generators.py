import asyncio

async def countdown(n):
    while n > 0:
        yield n
        n -= 1
        await asyncio.sleep(0.1)

async def evens(source):
    async for x in source:
        if x % 2 == 0:
            yield x

async def main():
    async for x in evens(countdown(6)):
        print(x)
    squares = [x * x async for x in countdown(4)]
    print(squares)
    total = 0
    async for x in countdown(10):
        if x == 7:
            break
        total += x
    print(total)

asyncio.run(main())
