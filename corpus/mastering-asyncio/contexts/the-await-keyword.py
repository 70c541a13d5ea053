# Lesson: each await pauses this coroutine, and the lines come in the order of the source.
import asyncio


async def fetch_data(url):
    print(f"Fetching {url}...")
    await asyncio.sleep(2)
    return f"Data from {url}"


# diglot: snippet

print(asyncio.run(process_data()))
