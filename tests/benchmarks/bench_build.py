#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench_build.py [--ci] [--json]: how long a first build, the tests and a change take, from a fresh clone of this commit.

Packages are installed already. --ci runs every check as well, which is longest. Rows and targets are those of bench.h.
"""
import json
import os
import pathlib
import platform
import resource
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]


def processor():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def seconds(command, clone):
    """What this takes in a clone, by the clock and of processor; what it says goes to standard error."""
    print(f'bench: {" ".join(command)}', file=sys.stderr)
    start, used = time.monotonic(), processor()
    subprocess.run(command, cwd=clone, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=True)
    return time.monotonic() - start, processor() - used


def fresh_clone(folder, name):
    clone = pathlib.Path(folder) / name
    subprocess.run(['git', 'clone', '--quiet', str(ROOT), str(clone)], check=True)
    return clone


def change_window(clone):
    """A line more in the largest source of the window."""
    source = max(clone.glob('ui/*/*.cpp'), key=lambda path: path.stat().st_size)
    with source.open('a', encoding='utf-8') as file:
        file.write('\nnamespace overlapse { int changedLine() { return __LINE__; } }\n')
    return source.relative_to(clone)


def measure(with_ci):
    rows = []

    def row(case, taken, target):
        for name, value, aim in ((case, taken[0], target), (f'{case}, processor', taken[1], None)):
            rows.append({'case': name, 'value': round(value, 1), 'unit': 's', 'target': aim, 'peer': None,
                         'peer_value': None})

    with tempfile.TemporaryDirectory(prefix='overlapse-build.') as folder:
        clone = fresh_clone(folder, 'clone')
        row('./dev run to the first frame', seconds(['./dev', 'run', '--first-frame'], clone), 240)
        row('./dev test', seconds(['./dev', 'test'], clone), 480)
        changed = change_window(clone)
        row(f'{changed} changed, until tst_window_rules passed',
            seconds(['./dev', 'test', '-R', '^tst_window_rules$'], clone), 40)
        if with_ci:
            row('.ci/run', seconds(['.ci/run'], fresh_clone(folder, 'ci')), 1200)
    return rows


def system():
    try:
        return platform.freedesktop_os_release().get('PRETTY_NAME', platform.system())
    except OSError:
        return platform.system()


def main(arguments):
    if not set(arguments) <= {'--ci', '--json'}:
        sys.exit(__doc__)
    rows = measure('--ci' in arguments)
    if '--json' in arguments:
        machine = {'cores': len(os.sched_getaffinity(0)), 'system': system()}
        print(json.dumps({'bench': 'build', 'machine': machine, 'rows': rows}, separators=(',', ':')))
        return
    print('build')
    for row in rows:
        line = f"  {row['case']:<58} {row['value']:>10.1f} s"
        if row['target']:
            met = 'met' if row['value'] <= row['target'] else 'MISSED'
            line += f"        target {row['target']:>8.1f} {met}"
        print(line)


if __name__ == '__main__':
    try:
        main(sys.argv[1:])
    except subprocess.CalledProcessError as error:
        sys.exit(f'bench: {" ".join(error.cmd)} failed')
