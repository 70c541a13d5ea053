# Blocks in the event loop, which a signal to the process itself wakes.
import asyncio
import os
import signal

async def main():
    loop = asyncio.get_running_loop()
    received = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, received.set)
    loop.call_later(0.4, os.kill, os.getpid(), signal.SIGUSR1)
    print("waiting for a signal")
    await received.wait()
    print("got it")

asyncio.run(main())
