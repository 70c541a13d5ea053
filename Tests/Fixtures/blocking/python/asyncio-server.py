# Blocks in an asyncio server and its three clients, which talk over the loopback interface.
import asyncio

async def serve(reader, writer):
    name = (await reader.readline()).decode().strip()
    await asyncio.sleep(0.5)
    writer.write(f"hello {name}\n".encode())
    writer.close()

async def visit(port, name, delay):
    await asyncio.sleep(delay)
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(f"{name}\n".encode())
    print((await reader.readline()).decode().strip())
    writer.close()

async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    await asyncio.gather(visit(port, "Ann", 0.3), visit(port, "Bob", 0.1), visit(port, "Cid", 0.2))
    server.close()
    print("the server is closed")

asyncio.run(main())
