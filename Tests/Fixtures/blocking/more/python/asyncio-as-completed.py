# Blocks in asyncio.wait and as_completed, with timeouts.
import asyncio

async def fetch(name, seconds):
    await asyncio.sleep(seconds)
    return name

async def main():
    plan = [("slow", 0.9), ("quick", 0.2), ("fair", 0.5)]
    pages = [asyncio.create_task(fetch(name, seconds)) for name, seconds in plan]
    done, pending = await asyncio.wait(pages, timeout=0.3)
    print(len(done), "done,", len(pending), "pending")
    for page in asyncio.as_completed(pending):
        print("got", await page)

asyncio.run(main())
