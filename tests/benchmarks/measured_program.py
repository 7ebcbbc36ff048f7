# SPDX-License-Identifier: MIT
"""The program that benchmarks measure, by its command line, and what they say meanwhile."""
import json
import signal
import subprocess
import sys


def say(text):
    print(f'bench: {text}', file=sys.stderr, flush=True)


class Program:
    """Overlapse; where it ends with another status than these, the benchmark ends with what it said."""

    def __init__(self, path, statuses=(0,)):
        self.path, self.statuses = path, statuses

    def output(self, *options, within=None):
        """What it prints; None where it took longer than so many seconds, and was ended."""
        command = [self.path, *map(str, options)]
        try:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                  text=True, timeout=within)
        except subprocess.TimeoutExpired:
            return None
        if done.returncode not in self.statuses:
            raise RuntimeError(f'{" ".join(map(str, command))} ended with {done.returncode}\n{done.stderr.strip()}')
        return done.stdout

    def json(self, *options, within=None):
        printed = self.output(*options, '--quiet', '--json', within=within)
        return None if printed is None else json.loads(printed)

    def run(self, *options, within=None):
        """One measured run; None where it took longer than that."""
        result = self.json('run', *options, within=within)
        return None if result is None else result['runs'][0]


def show(result, as_json, print_text):
    if as_json:
        print(json.dumps(result, separators=(',', ':')))
    else:
        print_text(result)


def start(main):
    """What goes wrong is one line; where the benchmark is ended, so is what it started."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        main()
    except (RuntimeError, OSError) as error:
        sys.exit(f'bench: {error}')
    except KeyboardInterrupt:
        sys.exit(130)
