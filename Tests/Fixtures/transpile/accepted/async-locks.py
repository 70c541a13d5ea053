import asyncio

async def philosopher(name, left, right, meals):
    for i in range(2):
        print(f"{name} thinks")
        await asyncio.sleep(0.1)
        async with left:
            async with right:
                print(f"{name} eats")
                meals[name] = meals.get(name, 0) + 1
                await asyncio.sleep(0.1)

async def main():
    forks = [asyncio.Lock() for _ in range(3)]
    meals = {}
    names = ["A", "B", "C"]
    tasks = []
    for i, name in enumerate(names):
        first, second = sorted([i, (i + 1) % 3])
        tasks.append(philosopher(name, forks[first], forks[second], meals))
    await asyncio.gather(*tasks)
    print(sorted(meals.items()))

asyncio.run(main())
