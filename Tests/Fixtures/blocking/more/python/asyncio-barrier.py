# Blocks in asyncio.Barrier: nobody goes on before the last is there.
import asyncio

async def walk(meeting, name, first_leg, second_leg):
    await asyncio.sleep(first_leg)
    print(name, "arrives")
    await meeting.wait()
    await asyncio.sleep(second_leg)
    print(name, "is home")

async def main():
    meeting = asyncio.Barrier(3)
    await asyncio.gather(
        walk(meeting, "Ann", 0.1, 0.3), walk(meeting, "Bob", 0.5, 0.2), walk(meeting, "Cid", 0.3, 0.1))

asyncio.run(main())
