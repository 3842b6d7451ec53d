#!/usr/bin/env python3
"""A wire with a fault between a client and a server on this machine; with a certificate, its near end speaks TLS.

    faulty-wire.py PORT_FILE SERVER_PORT none 0 [PEM]
    faulty-wire.py PORT_FILE SERVER_PORT each N    cuts each connection after it carried N bytes to the server
    faulty-wire.py PORT_FILE SERVER_PORT hold N    falls silent on each connection after it carried N bytes to the server
    faulty-wire.py PORT_FILE SERVER_PORT total N   ends for good after it carried N bytes to the server
    faulty-wire.py PORT_FILE SERVER_PORT flip N    changes one byte, once, in a long block after N bytes to the server,
                                                   and then makes PORT_FILE.flipped

Writes the port that it listens on to PORT_FILE, and ends when that file is gone, or after two minutes.
"""
import asyncio
import os
import ssl
import sys

port_file, server_port, mode, limit = sys.argv[1], int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
carried = 0
flipped = False


async def carry(reader, writer, is_request):
    global carried, flipped
    own = 0
    try:
        while block := await reader.read(4096):
            if is_request:
                own += len(block)
                carried += len(block)
                if mode == "total" and carried > limit:
                    os._exit(0)
                if mode == "each" and own > limit:
                    break
                if mode == "hold" and own > limit:
                    await asyncio.sleep(120)
                if mode == "flip" and carried > limit and len(block) == 4096 and not flipped:
                    flipped = True
                    open(port_file + ".flipped", "w").close()
                    block = block[:-1] + bytes([block[-1] ^ 1])
            writer.write(block)
            await writer.drain()
    except (ConnectionError, ssl.SSLError):
        pass
    finally:
        writer.close()


async def connect(reader, writer):
    up_reader, up_writer = await asyncio.open_connection("127.0.0.1", server_port)
    tasks = [
        asyncio.create_task(carry(reader, up_writer, True)),
        asyncio.create_task(carry(up_reader, writer, False)),
    ]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for w in (writer, up_writer):
        w.close()


async def main():
    tls = None
    if len(sys.argv) > 5:
        tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        tls.load_cert_chain(sys.argv[5])
    server = await asyncio.start_server(connect, "127.0.0.1", 0, ssl=tls)
    with open(port_file + ".new", "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(port_file + ".new", port_file)
    for _ in range(120):
        if not os.path.exists(port_file):
            break
        await asyncio.sleep(1)
    os._exit(0)


asyncio.run(main())
