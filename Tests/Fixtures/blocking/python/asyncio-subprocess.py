# Blocks in an asyncio subprocess, read line by line while another task ticks.
import asyncio

async def tick():
    for number in (1, 2):
        await asyncio.sleep(0.4)
        print("tick", number)

async def main():
    ticking = asyncio.create_task(tick())
    script = "for word in one two; do sleep 0.5; echo $word; done"
    child = await asyncio.create_subprocess_exec("sh", "-c", script, stdout=asyncio.subprocess.PIPE)
    async for line in child.stdout:
        print("child says", line.decode().strip())
    print("child ended with", await child.wait())
    await ticking

asyncio.run(main())
