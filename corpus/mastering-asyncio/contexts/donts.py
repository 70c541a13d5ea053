# Lesson: what each "don't" breaks, and that its "do" does not.
# A driver runs between the redefinitions of `bad` and `good`.
import asyncio
import time
import warnings

# The second `bad` forgets an await: Python warns on stderr at some later collection. The missing lines say it here.
warnings.simplefilter("ignore", RuntimeWarning)


async def _tick():
    while True:
        print("  tick")
        await asyncio.sleep(0.4)


async def _watch(name, function):
    """Runs the function beside a ticker: no ticks come while somebody blocks the loop."""
    ticker = asyncio.create_task(_tick())
    await asyncio.sleep(0.1)
    print(f"{name}: begins")
    await function()
    print(f"{name}: ends")
    ticker.cancel()


async def fetch_data():
    print("Fetching...")
    await asyncio.sleep(1)
    print("Fetched")


async def main():
    print("Main")


async def async_function():
    print("Async function")


def blocking_function():
    time.sleep(1)


# diglot: snippet 1-8
asyncio.run(_watch("time.sleep", bad))
asyncio.run(_watch("asyncio.sleep", good))
# diglot: snippet 9-16
asyncio.run(_watch("without await", bad))
asyncio.run(_watch("with await", good))
# diglot: snippet 17-30
loop.close()
sync_function()
asyncio.run(_watch("run_in_executor", good))
