#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench_tune.py PROGRAM [--quick] [--json] [--runs R]: how good the limits are that `overlapse tune` finds.

Of each work the throughput is measured for every N from 1 to beyond what it serves at a time; the knee is the smallest N
within 2 % of the best. Then tune searches R times (20). A search is right where its N is within 25 % of the knee (or 1), and
what was measured with that N is within 3 % of the best. One server refuses (503) what would make more than twice as many as
it serves wait or be served: there it counts how many requests were refused.

--quick takes two works and three searches.
"""
import argparse
import os
import pathlib
import platform
import shutil
import statistics
import tempfile

import behind_works
from measured_program import Program, say, show, start

AS_GOOD, NEAR_KNEE, NEAR_BEST, MOST_REFUSED, LEAST_RIGHT, BUDGET = 0.98, 0.25, 0.97, 0.05, 19 / 20, '30s'
REQUESTS = 3_000
SHORT_NS, TIMES, LONG_TIMES, CLOSE = 1_000_000_000, 5, 3, 0.9
FAILS_IN_PART = 0, 1  # then it says its result all the same


class Refusing(behind_works.Pool):
    """Answers 503 to what comes while as many stand in line as it serves at a time."""

    def __init__(self, loop, places, service):
        super().__init__(loop, places, service)
        self.places, self.asked, self.refused = places, 0, 0

    def take(self, path, answer):
        self.asked += 1
        if self.free == 0 and len(self.line) >= self.places:
            self.refused += 1
            answer.__self__.transport.write(b'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n')
            return
        super().take(path, answer)


def throughputs_of(program, limits, work):
    """Of each limit, the median of several in turn, so that a slow minute is all of theirs: of all where one takes less than a
    second, else of those that may be near the best."""
    def run(limit):
        return program.run('--fetch-limit', limit, '--transform', 'none', *work)

    def median_of(limit):
        return statistics.median(run['throughput_per_s'] for run in runs[limit])

    runs = {limit: [run(limit)] for limit in limits}
    again, times = list(limits), TIMES
    if min(run['makespan_ns'] for [run] in runs.values()) >= SHORT_NS:
        again, times = [limit for limit in limits if median_of(limit) >= CLOSE * max(map(median_of, limits))], LONG_TIMES
    for _ in range(times - 1):
        for limit in again:
            runs[limit].append(run(limit))
    return {limit: median_of(limit) for limit in limits}


def tuned(program, work):
    return program.json('tune', '--transform', 'none', '--yes', '--budget', BUDGET, *work)


def limits_of(most):
    return [limit for limit in range(1, 65) if limit <= most or limit % 8 == 0]


def search_of(program, work, rates):
    knee = min(limit for limit, rate in rates.items() if rate >= AS_GOOD * max(rates.values()))
    found = tuned(program, work)
    advice = found['advice']
    if not advice:
        return {'reason': found['reason'], 'right': False, 'spent_s': found['spent_ns'] / 1e9}
    limit = advice['fetch_limit']
    near = min(rates, key=lambda tried: (abs(tried - limit), tried))
    share = rates[near] / max(rates.values())
    return {'fetch_limit': limit, 'share': share, 'spent_s': found['spent_ns'] / 1e9,
            'right': abs(limit - knee) <= max(1, NEAR_KNEE * knee) and share >= NEAR_BEST}


def measured_work(program, name, work, most, runs):
    say(f'{name}: every N')
    rates = throughputs_of(program, limits_of(most), work)
    say(f'{name}: {runs} searches')
    searches = [search_of(program, work, rates) for _ in range(runs)]
    best = max(rates.values())
    return {'work': name, 'best_per_s': best, 'knee': min(n for n, rate in rates.items() if rate >= AS_GOOD * best),
            'right': sum(search['right'] for search in searches), 'searches': searches, 'throughput_per_s': rates}


def list_of(folder, url, count):
    path = folder / 'urls'
    path.write_text(''.join(f'{url}{number}\n' for number in range(count)), encoding='utf-8')
    return '--fetch', 'http', '--list', path


def of_server(program, folder, places, service, runs):
    with behind_works.pool_address(places, service) as url:
        count = min(REQUESTS, 80 * places)
        return measured_work(program, f'server of {places} places, {service}', list_of(folder, url, count),
                             2 * places, runs)


def of_refusing(program, folder, places, runs):
    with behind_works.served_by(lambda loop: Refusing(loop, places, 'constant')) as (url, pool):
        work = list_of(folder, url, REQUESTS)
        searches = []
        for _ in range(runs):
            pool.asked = pool.refused = 0
            found = tuned(program, work)
            searches.append({'fetch_limit': (found['advice'] or {}).get('fetch_limit'), 'refused': pool.refused / pool.asked,
                             'right': pool.refused <= MOST_REFUSED * pool.asked})
    return {'work': f'server of {places} places that refuses beyond {2 * places}', 'searches': searches,
            'right': sum(search['right'] for search in searches)}


def of_commands(program, folder, runs):
    files = behind_works.folder_of(folder / 'packed', [300_000] * 60)
    return measured_work(program, 'gzip -9c of 60 files', ('--fetch', 'cmd:gzip -9c {}', '--yes', '--inputs', files),
                         4 * os.cpu_count(), runs)


def works_of(program, folder, quick, runs):
    """One after another, each as it is done."""
    for places in (9,) if quick else (5, 9, 17, 40):
        yield of_server(program, folder, places, 'constant', runs)
    for places in (9,) if quick else (5, 9, 17):
        yield of_refusing(program, folder, places, runs)
    if not quick and shutil.which('gzip'):
        yield of_commands(program, folder, runs)


def benchmark(program, folder, quick, runs):
    results = []
    for result in works_of(program, folder, quick, runs):
        say('\n'.join(lines_of(result, runs)))  # what was measured for minutes is not lost with what comes after
        results.append(result)
    rows = [{'case': f"{result['work']}: searches that are right", 'value': result['right'], 'unit': f'of {runs}',
             'target': LEAST_RIGHT * runs, 'peer': None, 'peer_value': None, 'better': 'more'} for result in results]
    return {'bench': 'tune', 'machine': {'cores': os.cpu_count(), 'system': platform.system()}, 'rows': rows,
            'works': results}


def lines_of(work, runs):
    yield f"{work['work'] + ': searches that are right':<64} {work['right']} of {runs}, wanted {LEAST_RIGHT * runs:g}"
    if 'knee' in work:
        yield f"  knee N = {work['knee']}, best {work['best_per_s']:.0f} a second"
    yield '  found ' + ', '.join(
        str(search['reason']) if 'reason' in search else str(search['fetch_limit'])
        + (f" ({100 * search['share']:.1f} %, {search['spent_s']:.0f} s)" if 'share' in search
           else f" ({100 * search['refused']:.1f} % refused)") for search in work['searches'])


def print_text(result):
    print('tune: limits found by searching, against every limit measured')
    for work in result['works']:
        print('\n'.join('  ' + line for line in lines_of(work, len(work['searches']))))


def main():
    parser = argparse.ArgumentParser(usage=__doc__.replace('%', '%%'), add_help=False)
    parser.add_argument('program', type=pathlib.Path)
    parser.add_argument('--quick', action='store_true')
    parser.add_argument('--json', action='store_true')
    parser.add_argument('--runs', type=int)
    options = parser.parse_args()
    runs = options.runs or (3 if options.quick else 20)
    with tempfile.TemporaryDirectory(prefix='overlapse-tune.') as scratch:
        result = benchmark(Program(options.program.resolve(), FAILS_IN_PART), pathlib.Path(scratch), options.quick, runs)
    show(result, options.json, print_text)


if __name__ == '__main__':
    start(main)
