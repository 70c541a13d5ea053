# Blocks in the event loop, which a thread wakes by call_soon_threadsafe.
import asyncio
import threading
import time

def fetch(loop, page):
    for percent in (50, 100):
        time.sleep(0.3)
        loop.call_soon_threadsafe(print, "fetched", percent, "%")
    loop.call_soon_threadsafe(page.set_result, "a page")

async def main():
    loop = asyncio.get_running_loop()
    page = loop.create_future()
    threading.Thread(target=fetch, args=(loop, page)).start()
    print("got", await page)

asyncio.run(main())
