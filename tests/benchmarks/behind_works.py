# SPDX-License-Identifier: MIT
"""The works of bench_behind.py: what is fetched, and the servers that stand behind it on this machine alone."""
import asyncio
import collections
import contextlib
import dataclasses
import math
import random
import selectors
import shutil
import socket
import subprocess
import threading
import time
import typing

MEAN = 0.02  # seconds that a server holds a request
SIGMA = 0.6
SERVICES = {
    'constant': lambda draw: MEAN,
    'uniform': lambda draw: draw.uniform(0.25 * MEAN, 1.75 * MEAN),
    'lognormal': lambda draw: draw.lognormvariate(math.log(MEAN) - SIGMA * SIGMA / 2, SIGMA),
}


@dataclasses.dataclass
class Work:
    group: str
    name: str
    start: typing.Callable  # gives a context of options of `overlapse run`; None where a program is missing


class Pool:
    """Serves so many requests at a time; the others stand in line, first come, first served."""

    def __init__(self, loop, places, service):
        self.loop, self.free, self.service = loop, places, service
        self.line = collections.deque()

    def take(self, path, answer):
        if self.free == 0:
            self.line.append((path, answer))
            return
        self.free -= 1
        self.serve(path, answer)

    def serve(self, path, answer):
        self.loop.call_later(SERVICES[self.service](random.Random(path)), self.end, answer)

    def end(self, answer):
        answer()
        self.free += 1
        if self.line:
            self.take(*self.line.popleft())


class Connection(asyncio.Protocol):
    """Answers each GET when the pool has served it, and stays open."""

    def __init__(self, pool):
        self.pool, self.received, self.transport = pool, b'', None

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        self.received += data
        while b'\r\n\r\n' in self.received:
            head, _, self.received = self.received.partition(b'\r\n\r\n')
            self.pool.take(head.split(b' ', 2)[1], self.answer)

    def answer(self):
        if not self.transport.is_closing():
            self.transport.write(b'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nok')


@contextlib.contextmanager
def served_by(make_pool):
    """Where a server of that pool listens, on a thread of its own, until the context ends; and the pool."""
    # Waits of select() are exact to the microsecond, those of epoll to the millisecond.
    loop = asyncio.SelectorEventLoop(selectors.SelectSelector())
    pool = make_pool(loop)
    server = loop.run_until_complete(loop.create_server(lambda: Connection(pool), '127.0.0.1', 0))
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        yield 'http://127.0.0.1:{}/'.format(server.sockets[0].getsockname()[1]), pool
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.close()


@contextlib.contextmanager
def pool_address(places, service):
    with served_by(lambda loop: Pool(loop, places, service)) as (url, _):
        yield url


@contextlib.contextmanager
def ended(command, **options):
    """A process that is ended with the context."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


@contextlib.contextmanager
def overlapse_address(program, folder, *options):
    command = [program, 'serve', folder, *options, '--quiet']
    with ended(command, stdout=subprocess.PIPE, text=True) as process:
        yield process.stdout.readline().strip().rstrip('/') + '/'


NGINX = """daemon off; pid {folder}/nginx.pid; error_log {folder}/error.log; worker_processes 2;
events {{ worker_connections 1024; }}
http {{ access_log off; keepalive_requests 1000000; client_body_temp_path {folder}/t; proxy_temp_path {folder}/t;
  fastcgi_temp_path {folder}/t; uwsgi_temp_path {folder}/t; scgi_temp_path {folder}/t;
  server {{ listen 127.0.0.1:{port}; root {files}; }} }}
"""


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(('127.0.0.1', port)) == 0


@contextlib.contextmanager
def nginx_address(nginx, folder, files):
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    folder.mkdir(exist_ok=True)
    config = folder / 'nginx.conf'
    config.write_text(NGINX.format(folder=folder, files=files, port=port), encoding='utf-8')
    with ended([nginx, '-e', folder / 'error.log', '-c', config]) as process:
        while not answers(port):
            if process.poll() is not None:
                raise RuntimeError(f'nginx ended with {process.returncode}')
            time.sleep(0.02)
        yield f'http://127.0.0.1:{port}/'


def text(draw, size):
    """Of this many bytes, and such that it can be packed."""
    words = [bytes(draw.choices(b'abcdefghijklmnopqrstuvwxyz', k=draw.randint(2, 9))) for _ in range(2000)]
    return b' '.join(draw.choices(words, k=size // 5))[:size]


def folder_of(path, sizes):
    """A folder of so many files, of these sizes."""
    draw = random.Random(1)
    content = text(draw, 2 * max(sizes))
    path.mkdir()
    for number, size in enumerate(sizes):
        begin = draw.randrange(max(sizes))
        (path / str(number)).write_bytes(content[begin:begin + size])
    return path


class Works:
    """All of them, with their files below a folder; `few` of them are enough for a quick look."""

    def __init__(self, program, folder, requests, few):
        self.program, self.folder, self.requests, self.few = program, folder, requests, few

    def __iter__(self):
        for places in (4, 32) if self.few else (1, 4, 9, 32):
            for service in SERVICES:
                yield self.of_urls('servers', f'{places} place{"s" if places > 1 else ""}, {service}', self.requests,
                                   lambda p=places, s=service: pool_address(p, s))
        small = folder_of(self.folder / 'small', [2_700] * 5_000)
        for latency in ('20ms', 'lognormal(20ms,0.6)')[self.few:]:
            for capacity in ((), ('--capacity', '9')):
                options = '--latency', latency, *capacity
                yield self.of_urls('overlapse serve', ' '.join(('serve', *options)), self.requests,
                                   lambda o=options: overlapse_address(self.program, small, *o))
        yield self.of_nginx(small)
        draw = random.Random(2)
        packed = folder_of(self.folder / 'packed', [draw.randint(200_000, 900_000) for _ in range(40)])
        yield self.of_options('commands', 'gzip -9c, 40 files', '--yes', '--fetch', 'cmd:gzip -9c {}', '--inputs',
                              packed)
        yield self.of_options('commands', 'sleep 0.02, 100 times', '--yes', '--fetch', 'cmd:sleep 0.02', '--list',
                              self.list_of('sleeps', map(str, range(100))))
        if not self.few:
            yield self.of_options('files', '5,000 warm files of 2.7 kB', '--fetch', 'file', '--cache', 'warm',
                                  '--inputs', small)
        large = folder_of(self.folder / 'large', [1_000_000] * 300)
        yield self.of_options('files', '300 warm files of 1 MB', '--fetch', 'file', '--cache', 'warm', '--inputs',
                              large)

    def list_of(self, name, lines):
        path = self.folder / name
        path.write_text(''.join(f'{line}\n' for line in lines), encoding='utf-8')
        return path

    def of_options(self, group, name, *options):
        return Work(group, name, lambda: contextlib.nullcontext(options))

    def of_urls(self, group, name, count, address):
        @contextlib.contextmanager
        def start():
            with address() as url:
                yield '--fetch', 'http', '--list', self.list_of('urls', (f'{url}{number}' for number in range(count)))

        return Work(group, name, start)

    def of_nginx(self, files):
        nginx = shutil.which('nginx', path='/usr/sbin:/usr/bin')
        name = 'nginx, 5,000 files of 2.7 kB'
        if not nginx:
            return Work('nginx', name, None)
        self.folder.chmod(0o755)  # its workers are another user when root starts it
        return self.of_urls('nginx', name, 5_000, lambda: nginx_address(nginx, self.folder / 'nginx', files))
