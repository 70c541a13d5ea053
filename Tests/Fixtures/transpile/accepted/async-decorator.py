import asyncio
import functools
import time

def timed(func):
    @functools.wraps(func)
    async def wrapper(*args, **kwargs):
        start = time.perf_counter()
        try:
            return await func(*args, **kwargs)
        finally:
            print(f"{func.__name__} took {time.perf_counter() - start:.2f}s")
    return wrapper

@timed
async def slow(x):
    await asyncio.sleep(0.25)
    return x * 2

async def main():
    print(await slow(21))

asyncio.run(main())
