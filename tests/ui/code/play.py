# SPDX-License-Identifier: MIT
"""Plays snippets of Python on a clock of its own: time passes when nothing is ready, so a busy machine changes nothing.

Standard input is a JSON list of {code, fetch, transform, fails}: times in nanoseconds, by item; `fails` is
the item whose fetch or transform raises ("fetch 3"), or nothing. Standard output is a list of {makespan, emitted, error,
fetches, transforms}: the last two are the most that there were at a time.
"""
import asyncio
import concurrent.futures
import heapq
import json
import selectors
import sys


class Clock:
    """Whole nanoseconds. Workers and the loop have each their own instant while they compute."""

    def __init__(self):
        self.now = 0
        self.worker = None  # the instant of the one that runs

    def pass_time(self, time):
        if self.worker is None:
            self.now += time
        else:
            self.worker += time

    def instant(self):
        return self.now if self.worker is None else self.worker


class NoFiles(selectors.BaseSelector):
    """Nothing is ever ready by itself: to wait is to let time pass."""

    def __init__(self, clock):
        self.clock = clock
        self.real = selectors.DefaultSelector()

    def select(self, timeout=None):
        if timeout is None:
            raise RuntimeError('everything waits for ever')
        self.clock.now += round(max(timeout, 0) * 1e9)
        return []

    def register(self, *args):
        return self.real.register(*args)

    def unregister(self, *args):
        return self.real.unregister(*args)

    def get_map(self):
        return self.real.get_map()

    def close(self):
        self.real.close()


class Loop(asyncio.SelectorEventLoop):
    def __init__(self, clock):
        super().__init__(NoFiles(clock))
        self.clock = clock

    def time(self):
        return self.clock.now / 1e9

    def run_in_executor(self, executor, func, *args):
        return executor.start(self, func, args)


class Pool:
    """As many workers as it is given. What is submitted begins at once, or when one is free, first in first out."""

    clock = None

    def __init__(self, workers):
        self.free = [0] * workers
        self.waiting = []
        self.idle = workers

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False

    def shutdown(self, cancel_futures=False):
        pass

    # Nobody but the workers lets time pass, so each call can be done when it is known when it begins.
    def submit(self, func, *args):
        future = concurrent.futures.Future()
        self.clock.worker = heapq.heappop(self.free)
        try:
            future.set_result(func(*args))
        except Exception as error:
            future.set_exception(error)
        future.ended = self.clock.worker
        heapq.heappush(self.free, self.clock.worker)
        self.clock.worker = None
        self.clock.now = max(self.free)
        return future

    def map(self, func, items):
        futures = [self.submit(func, item) for item in items]
        return (future.result() for future in futures)

    def start(self, loop, func, args):
        future = loop.create_future()
        self.waiting.append((loop, func, args, future))
        self.begin_next()
        return future

    def begin_next(self):
        while self.idle > 0 and self.waiting:
            loop, func, args, future = self.waiting.pop(0)
            if future.cancelled():
                continue
            self.idle -= 1
            self.clock.worker = self.clock.now
            result, error = None, None
            try:
                result = func(*args)
            except Exception as raised:
                error = raised
            took, self.clock.worker = self.clock.worker - self.clock.now, None
            loop.call_later(took / 1e9, self.end, future, result, error)

    def end(self, future, result, error):
        self.idle += 1
        if not future.cancelled():
            if error:
                future.set_exception(error)
            else:
                future.set_result(result)
        self.begin_next()


def as_completed(futures):
    return sorted(futures, key=lambda future: future.ended)


class Broken(Exception):
    pass


class Most:
    """How many there are at a time, from when each begins and ends."""

    def __init__(self):
        self.changes = []

    def add(self, begin, end):
        self.changes += [(begin, 1), (end, -1)]

    def most(self):
        now = most = 0
        for _, change in sorted(self.changes):
            now += change
            most = max(most, now)
        return most


def play(case):
    clock = Pool.clock = Clock()
    emitted, fetches, transforms = [], Most(), Most()

    def fails(stage, item):
        if case.get('fails') == f'{stage} {item}':
            raise Broken(f'{stage} {item}')

    async def fetch_async(item):
        begin = clock.now
        await asyncio.sleep(case['fetch'][item] / 1e9)
        fetches.add(begin, begin + case['fetch'][item])
        fails('fetch', item)
        return item

    def fetch_waiting(item):
        begin = clock.instant()
        clock.pass_time(case['fetch'][item])
        fetches.add(begin, clock.instant())
        fails('fetch', item)
        return item

    def transform(data):
        begin = clock.instant()
        clock.pass_time(case['transform'][data])
        transforms.add(begin, clock.instant())
        fails('transform', data)
        return data

    names = {'transform': transform, 'emit': emitted.append, 'fetch': fetch_async}
    items = range(len(case['fetch']))
    error = ''
    try:
        exec(compile(case['code'], 'snippet', 'exec'), names)
        if asyncio.iscoroutinefunction(names['pipeline']):
            with asyncio.Runner(loop_factory=lambda: Loop(clock)) as runner:
                runner.run(names['pipeline'](items))
        else:
            names['fetch'] = fetch_waiting
            names['pipeline'](items)
    except* Broken as group:
        error = ' and '.join(sorted({str(e) for e in group.exceptions}))
    return {'makespan': clock.now, 'emitted': emitted, 'error': error,
            'fetches': fetches.most(), 'transforms': transforms.most()}


concurrent.futures.ThreadPoolExecutor = Pool
concurrent.futures.as_completed = as_completed
json.dump([play(case) for case in json.load(sys.stdin)], sys.stdout)
