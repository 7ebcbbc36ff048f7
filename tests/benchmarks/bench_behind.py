#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench_behind.py PROGRAM [--quick] [--json] [--requests R] [--keep FOLDER]: how well one recording predicts real work.

Each work is measured and recorded at each fetch limit N, and from each recording every other N' is predicted. What takes
less than a second is measured three times and the median counts: how far the other two are off is what no prediction
can do better than, and is shown as such. A prediction is promised where the program says that it is to be relied on;
beside that stand all where N' <= N, whatever the program says of them. A run of which other programs used more than 10 %
of the machine is repeated, up to 3 times and for 6 minutes in all, and the least disturbed counts. The program says that
share of runs of a tenth of a second and more; of shorter ones it is found out here. Then simulated experiments: each is predicted and measured.

--quick takes fewer works, limits and experiments; --requests is for each server (200); --keep keeps the recordings.
"""
import argparse
import collections
import contextlib
import os
import pathlib
import platform
import random
import resource
import statistics
import tempfile
import time

import behind_works
from measured_program import Program, say, show, start

DISTURBED, REPEATS = 0.10, 3
SHORT_NS, TIMES = 1_000_000_000, 3
LIMITS, FEW_LIMITS = (1, 2, 4, 8, 16, 32, 64), (2, 8, 32)
EXPERIMENTS, FEW_EXPERIMENTS = 100, 25
REPEATS_S, FEW_REPEATS_S = 360, 30  # all together
SHORTEST_NS, LONGEST_NS = 100_000_000, 400_000_000  # of a simulated experiment
AIMS = {'real': {'median': 0.03, 'worst': 0.12}, 'simulated': {'median': 0.01, 'worst': 0.06}}
MODES = ('sequential', 'concurrent', 'parallel', 'prefetching', 'blocking')
SHOWN = 10  # of the worst


class Predictor(Program):
    """What it predicts from recordings."""

    def predict(self, *options):
        """The run, and how far the recording's own replay was off."""
        result = self.json('predict', *options)
        return result['runs'][0], result['workload'].get('fit')

    def predict_in_words(self, *options):
        """The sentences: how well the recording is explained, and what sets the pace of its one mode."""
        lines = self.output('predict', *options).splitlines()
        mode = options[options.index('--modes') + 1]
        return [lines[2]] + [line.removeprefix(mode).strip() for line in lines if line.startswith(mode)][1:]


def processor_of_group():
    """In ticks, of all processes of this one's group, and of their children that have ended: what is not others'."""
    ticks = 0
    for stat in pathlib.Path('/proc').glob('[0-9]*/stat'):
        with contextlib.suppress(OSError):
            fields = stat.read_text(encoding='utf-8', errors='replace').rpartition(')')[2].split()
            if int(fields[2]) == os.getpgrp():
                ticks += int(fields[11]) + int(fields[12])
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return ticks + (ended.ru_utime + ended.ru_stime) * os.sysconf('SC_CLK_TCK')


def processor_of_all():
    """In ticks: how many there were, and how many of them were idle."""
    with open('/proc/stat', encoding='utf-8') as stat:
        ticks = [int(field) for field in stat.readline().split()[1:9]]
    return sum(ticks), ticks[3] + ticks[4]


class Patience:
    """Repeats what was disturbed, until the time for that is used up: on a machine that is never quiet all of it is."""

    def __init__(self, seconds):
        self.seconds = seconds

    def undisturbed(self, measure):
        """The least disturbed of as many measurements as are needed, others' share, and how often it was repeated."""
        tries = []
        while not tries or (tries[-1][0] > DISTURBED and len(tries) <= REPEATS and self.seconds > 0):
            begin, (total, idle), own = time.monotonic(), processor_of_all(), processor_of_group()
            run = measure(len(tries))
            (total_then, idle_then), own_then = processor_of_all(), processor_of_group()
            there = max(1, total_then - total)
            others = max(0, there - (idle_then - idle) - (own_then - own)) / there
            self.seconds -= time.monotonic() - begin if tries else 0
            tries.append((run.get('disturbed', others), run))
        share, run = min(tries, key=lambda one: one[0])
        return run, {'disturbed': share, 'repeated': len(tries) - 1}


def measure_work(program, patience, work, limits, folder):
    """Each limit, with a server of its own: the makespan and the recording of the median."""
    runs = []
    for limit in limits:
        tries = []
        while not tries or (len(tries) < TIMES and tries[0][0]['makespan_ns'] < SHORT_NS):

            def measure(attempt):
                recording = folder / f'{work.name} at {limit}, {len(tries)}-{attempt}.overlapse'.replace('/', '_')
                with work.start() as options:
                    run = program.run(*options, '--transform', 'none', '--fetch-limit', str(limit), '--export',
                                      recording)
                return run | {'recording': recording}

            tries.append(patience.undisturbed(measure))
        tries.sort(key=lambda one: one[0]['makespan_ns'])
        run, conditions = tries.pop(len(tries) // 2)
        again = [other['makespan_ns'] / run['makespan_ns'] - 1 for other, _ in tries]
        runs.append({'group': work.group, 'work': work.name, 'limit': limit, 'makespan_ns': run['makespan_ns'],
                     'recording': run['recording'], 'again': again, **conditions})
    return runs


def prediction_options(run, asked):
    return '--durations', run['recording'], '--modes', 'parallel', '--fetch-limit', str(asked)


def predict_work(program, runs):
    """Every limit from every other: the rows."""
    rows = []
    for run in runs:
        for other in runs:
            if other is run:
                continue
            predicted, fit = program.predict(*prediction_options(run, other['limit']))
            reliable = predicted.get('reliable', True)
            rows.append({'group': run['group'], 'work': run['work'], 'recorded_at': run['limit'],
                         'asked_for': other['limit'], 'predicted_ns': predicted['makespan_ns'],
                         'measured_ns': other['makespan_ns'],
                         'error': predicted['makespan_ns'] / other['makespan_ns'] - 1, 'promised': reliable,
                         'fewer': other['limit'] <= run['limit'], 'fit': fit})
    return rows


def real_works(program, patience, works, limits, folder):
    runs, rows, missing = [], [], []
    for work in works:
        say(work.name)
        if not work.start:
            missing.append({'group': work.group, 'work': work.name})
            continue
        measured = measure_work(program, patience, work, limits, folder)
        runs += measured
        rows += predict_work(program, measured)
    return runs, rows, missing


def random_times(draw, mean_ms):
    a = draw.uniform(0.3, 1.7) * mean_ms
    return draw.choice([f'{a:.3f}ms', f'uniform({a / 4:.3f}ms,{a * 7 / 4:.3f}ms)', f'exp({a:.3f}ms)',
                        f'lognormal({a:.3f}ms,0.6)', f'spike({a:.3f}ms,5%,{5 * a:.3f}ms)'])


def random_experiment(draw):
    transform = '{}({})'.format(draw.choice(['cpu', 'wall']), random_times(draw, draw.choice([1, 5])))
    return ['--items', str(draw.randint(10, 100)), '--fetch', random_times(draw, draw.choice([5, 20, 50])),
            '--transform', transform, '--seed', str(draw.randint(1, 1000)), '--fetch-limit', str(draw.randint(1, 16)),
            '--transform-limit', str(draw.randint(1, 8)), '--threads', str(draw.randint(1, 2 * os.cpu_count())),
            '--order', draw.choice(['kept', 'any'])]


def simulated(program, patience, count):
    draw, rows = random.Random(1), []
    while len(rows) < count:
        options, mode = random_experiment(draw), draw.choice(MODES)
        prediction = program.predict(*options, '--modes', mode)[0]
        predicted = prediction['makespan_ns']
        if not SHORTEST_NS <= predicted <= LONGEST_NS:
            continue
        run, conditions = patience.undisturbed(lambda attempt: program.run(*options, '--mode', mode))
        rows.append({'experiment': ' '.join(['--mode', mode, *options]), 'predicted_ns': predicted,
                     'measured_ns': run['makespan_ns'], 'error': predicted / run['makespan_ns'] - 1,
                     'promised': prediction.get('reliable', True), **conditions})
    return rows


def errors_of(rows):
    errors = [abs(row['error']) for row in rows]
    return {'median': statistics.median(errors), 'worst': max(errors)} if errors else {'median': None, 'worst': None}


def summary(name, rows, runs):
    """Of what is promised; of all that ask for fewer than was recorded, or are promised; and of measuring again."""
    promised = [row for row in rows if row['promised']]
    known = [row for row in rows if row['promised'] or row['fewer']]
    again = [{'error': error} for run in runs for error in run['again']]
    return {'group': name, 'rows': len(rows), 'promised': len(promised), **errors_of(promised),
            'known': {'rows': len(known), **errors_of(known)}, 'again': {'rows': len(again), **errors_of(again)}}


def repeats(runs):
    return {'runs': len(runs), 'repeated': sum(run['repeated'] > 0 for run in runs),
            'disturbed_all_the_same': sum(run['disturbed'] > DISTURBED for run in runs)}


def worst_of(program, rows, runs):
    """The promised rows that are farthest off, with what the program says of them."""
    recorded = {(run['work'], run['limit']): run for run in runs}
    worst = sorted((row for row in rows if row['promised']), key=lambda row: -abs(row['error']))[:SHOWN]
    for row in worst:
        run = recorded[row['work'], row['recorded_at']]
        row['says'] = program.predict_in_words(*prediction_options(run, row['asked_for']))
    return worst


def figures(result):
    """As rows of bench.h, in percent."""
    return [{'case': f'{name}, {which} error', 'value': round(100 * of[which], 2), 'unit': '%',
             'target': 100 * AIMS[kind][which], 'peer': None, 'peer_value': None}
            for kind, name, of in (('real', 'promised predictions of real work', result['groups'][-1]),
                                   ('simulated', 'simulated experiments', result['simulated']))
            for which in ('median', 'worst')]


def benchmark(program, folder, requests, quick):
    works = behind_works.Works(program.path, folder, requests, quick)
    patience = Patience(FEW_REPEATS_S if quick else REPEATS_S)
    runs, rows, missing = real_works(program, patience, works, FEW_LIMITS if quick else LIMITS, folder)
    say('simulated experiments')
    experiments = simulated(program, patience, FEW_EXPERIMENTS if quick else EXPERIMENTS)
    names = dict.fromkeys(row['group'] for row in rows)

    def summary_of(name):
        return summary(name, *([one for one in of if one['group'] == name] for of in (rows, runs)))

    result = {'bench': 'behind', 'machine': {'cores': os.cpu_count(), 'system': platform.system()},
            'requests': requests, 'aims': AIMS,
            'groups': [summary_of(name) for name in names] + [summary('all', rows, runs)],
            'missing': missing, 'repeats': repeats(runs), 'worst': worst_of(program, rows, runs), 'predictions': rows,
            'runs': [{key: value for key, value in run.items() if key != 'recording'} for run in runs],
            'simulated': {**errors_of([row for row in experiments if row['promised']]), **repeats(experiments),
                          'promised': sum(row['promised'] for row in experiments), 'all': errors_of(experiments),
                          'worst_of': sorted(experiments, key=lambda row: -abs(row['error']))[:SHOWN],
                          'experiments': experiments}}
    return result | {'rows': figures(result)}


def percent(share):
    return '-' if share is None else f'{100 * share:.1f} %'


def print_errors(rows):
    """A table of each work: a line for each recording, a column for each limit asked for."""
    works = collections.defaultdict(dict)
    for row in rows:
        error = f"{100 * row['error']:+.1f}"
        works[row['work']][row['recorded_at'], row['asked_for']] = error if row['promised'] else f'({error})'
    for work, errors in works.items():
        limits = sorted({recorded for recorded, _ in errors})
        print(f'  {work:<34}' + ''.join(f'{limit:>9}' for limit in limits))
        for recorded in limits:
            print(f'    recorded at {recorded:<20}' + ''.join(f'{errors.get((recorded, n), "."):>9}' for n in limits))


def print_repeats(counts):
    print(f"  {counts['runs']} runs, {counts['repeated']} of them repeated as others disturbed them, "
          f"{counts['disturbed_all_the_same']} disturbed all the same")


def print_aims(aims):
    print(f"  {'aims':<30}{'':>19}{percent(aims['median']):>9}{percent(aims['worst']):>9}")


def print_text(result):
    print(f"behind: what N' (columns) takes, from a recording at N (lines), {result['requests']} requests to a server;")
    print('errors in %, in brackets where the program says that it is not to be relied on')
    print_errors(result['predictions'])
    for work in result['missing']:
        print(f"  {work['work']}: not installed")
    print(f"  {'':<40}{'promised':>27}{'or fewer than recorded':>27}{'measured again':>27}")
    print(f"  {'':<30}{'rows':>10}" + f"{'rows':>9}{'median':>9}{'worst':>9}" * 3)
    for of in result['groups']:
        kinds = {'rows': of['promised'], 'median': of['median'], 'worst': of['worst']}, of['known'], of['again']
        print(f"  {of['group']:<30}{of['rows']:>10}" + ''.join(
            f"{kind['rows']:>9}{percent(kind['median']):>9}{percent(kind['worst']):>9}" for kind in kinds))
    print_aims(result['aims']['real'])
    print_repeats(result['repeats'])
    print('  the worst that are promised')
    for row in result['worst']:
        print(f"    {row['work']}, {row['recorded_at']} to {row['asked_for']}: {row['predicted_ns'] / 1e6:.0f} ms for "
              f"{row['measured_ns'] / 1e6:.0f} ms, {100 * row['error']:+.1f} %; {'; '.join(row['says'])}")
    of = result['simulated']
    print(f"  {'simulated':<30}{of['runs']:>10}{of['promised']:>9}{percent(of['median']):>9}{percent(of['worst']):>9}")
    print(f"  {'all of them':<30}{'':>19}{percent(of['all']['median']):>9}{percent(of['all']['worst']):>9}")
    print_aims(result['aims']['simulated'])
    print_repeats(of)
    for row in of['worst_of']:
        print(f"    {100 * row['error']:+.1f} %{'' if row['promised'] else ' (not promised)'}, others used {percent(row['disturbed'])}: {row['experiment']}")


def main():
    parser = argparse.ArgumentParser(usage=__doc__.replace('%', '%%'), add_help=False)
    parser.add_argument('program', type=pathlib.Path)
    parser.add_argument('--quick', action='store_true')
    parser.add_argument('--json', action='store_true')
    parser.add_argument('--requests', type=int, default=200)
    parser.add_argument('--keep', type=pathlib.Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='overlapse-behind.') as scratch:
        folder = options.keep or pathlib.Path(scratch)
        folder.mkdir(exist_ok=True, parents=True)
        result = benchmark(Predictor(options.program.resolve()), folder, options.requests, options.quick)
    show(result, options.json, print_text)


if __name__ == '__main__':
    start(main)
