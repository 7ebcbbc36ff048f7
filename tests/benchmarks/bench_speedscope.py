#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench_speedscope.py PROGRAM PACKAGE [--items I] [--json]: how long a run takes until it is on the screen, here and in speedscope.

One predicted run of I items (500,000, of which each has a fetch and a transform: as many spans again) is written as a recording
and as a Chrome trace. The window opens the recording; PACKAGE, speedscope as npm unpacks it, opens the trace in a headless
Chromium, both served on loopback. Of both it says the time until the run is drawn, and the memory at its most: resident of the
program, and of all of Chromium's processes together, proportional where they share.
"""
import argparse
import contextlib
import functools
import http.server
import pathlib
import re
import tempfile
import threading
import time

from measured_program import Program, say, show, start

ITEMS, PATIENCE_S, POLL_S = 500_000, 600, 0.05
WORK = ('--modes', 'parallel', '--fetch', 'lognormal(80ms,0.6)', '--transform', '500us', '--fetch-limit', '64',
        '--transform-limit', '64', '--threads', '8', '--cores', '2')


class Quiet(http.server.SimpleHTTPRequestHandler):
    """What is served: PACKAGE's page, and the trace beside it."""

    def __init__(self, *arguments, trace, **named):
        self.trace = trace
        super().__init__(*arguments, **named)

    def translate_path(self, path):
        return str(self.trace) if path.startswith('/trace.json') else super().translate_path(path)

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder, trace):
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Quiet, directory=folder, trace=trace))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()


def descendants(process):
    children = {}
    for status in pathlib.Path('/proc').glob('[0-9]*/status'):
        with contextlib.suppress(OSError):
            parent = int(re.search(r'^PPid:\s*(\d+)', status.read_text(), re.MULTILINE)[1])
            children.setdefault(parent, []).append(int(status.parent.name))
    found, left = [], [process]
    while left:
        found += (more := children.get(left.pop(), []))
        left += more
    return found


def megabytes_of(processes):
    total = 0
    for process in processes:
        with contextlib.suppress(OSError, TypeError):
            rollup = pathlib.Path(f'/proc/{process}/smaps_rollup').read_text()
            total += int(re.search(r'^Pss:\s*(\d+)', rollup, re.MULTILINE)[1])
    return total / 1024


def shown_by_speedscope(package, trace):
    # Not of Python itself: only this needs it.
    from selenium import webdriver  # pylint: disable=import-outside-toplevel
    from selenium.webdriver.chrome.service import Service  # pylint: disable=import-outside-toplevel
    options = webdriver.ChromeOptions()
    options.binary_location = '/usr/bin/chromium'
    for argument in ('--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--window-size=1600,900'):
        options.add_argument(argument)
    with served(package / 'dist' / 'release', trace) as port, tempfile.TemporaryDirectory() as profile:
        options.add_argument(f'--user-data-dir={profile}')
        driver = webdriver.Chrome(service=Service('/usr/bin/chromedriver'), options=options)
        try:
            driver.set_script_timeout(PATIENCE_S)
            processes = descendants(driver.service.process.pid)
            begin, most = time.monotonic(), 0
            driver.get(f'http://127.0.0.1:{port}/index.html#profileURL=/trace.json&title=run')
            while not driver.execute_script('return document.title').startswith('run'):
                if time.monotonic() - begin > PATIENCE_S:
                    return None
                processes = descendants(driver.service.process.pid)
                most = max(most, megabytes_of(processes))
                time.sleep(POLL_S)
            # It is drawn in the next frame.
            driver.execute_async_script('const done = arguments[0];'
                                        'requestAnimationFrame(() => requestAnimationFrame(() => done()))')
            seconds = time.monotonic() - begin
            return {'seconds': seconds, 'megabytes': max(most, megabytes_of(processes))}
        finally:
            driver.quit()


def shown_here(program, recording):
    # "first frame after 312.4 ms, 96 MB resident at most"
    said = re.search(r'first frame after ([\d.]+) ms, (\d+) MB', program.output('--first-frame', recording))
    if not said:
        raise RuntimeError('the window says nothing of its first frame')
    return {'seconds': float(said[1]) / 1000, 'megabytes': float(said[2])}


def print_text(result):
    print(f'speedscope: {result["items"]:,} items until they are on the screen, and the memory at its most')
    for name in ('overlapse', 'speedscope'):
        one = result[name]
        print(f'  {name:12}' + (f'{one["seconds"]:8.2f} s {one["megabytes"]:8.0f} MB' if one
                               else f'  not within {PATIENCE_S} s'))
    if result['speedscope']:
        print(f'  speedscope takes {result["speedscope"]["seconds"] / result["overlapse"]["seconds"]:.0f} times as long')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('program')
    parser.add_argument('package', type=pathlib.Path)
    parser.add_argument('--items', type=int, default=ITEMS)
    parser.add_argument('--json', action='store_true')
    asked = parser.parse_args()
    program = Program(asked.program)
    with tempfile.TemporaryDirectory() as folder:
        recording, trace = (pathlib.Path(folder) / name for name in ('run.overlapse', 'run.trace.json'))
        say(f'predicting {asked.items:,} items')
        program.output('predict', '--items', asked.items, *WORK, '--quiet', '--export', recording, '--export', trace)
        say('opening them here')
        here = shown_here(program, recording)
        say(f'opening {trace.stat().st_size / 1e6:.0f} MB in speedscope')
        there = shown_by_speedscope(asked.package, trace)
    show({'items': asked.items, 'overlapse': here, 'speedscope': there}, asked.json, print_text)


start(main)
