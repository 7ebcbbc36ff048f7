#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""bench_advice.py PROGRAM [--quick] [--json] [--workloads W]: how good the setting is that `overlapse tune` advises.

Of each of W (50) random simulated workloads, always the same, some random setting is the present one. Tune is asked for advice
as one would who has that setting: with its mode where that has limits, else with tune's own. Then a grid of N and M is measured
in that mode, a coarser one in the other two that have limits; the grids hold the advised limits, and their neighbours in its
mode. The best few of these, the present and the advised setting are measured three times more, in turn, and only these medians
are compared, so that none is called the best for having been lucky once. The advice is right where its makespan is at most 5 %
above the shortest in its mode, as which to take it leaves to the user; how many would be right in any mode stands beside it.
A workload without advice is not right.

The grid is measured from what is predicted to be short to what is not, for some seconds. Left out is what cannot be better: the
sum of the times of its fetches, or transforms, over how many there can be at a time is longer than the shortest makespan so far.
What takes a quarter more than that is stopped. What there was no time for is counted.

--quick takes five workloads.
"""
import argparse
import dataclasses
import os
import pathlib
import platform
import random
import statistics
import sys
import time
import typing

from measured_program import Program, say, show, start

AS_GOOD, TIMES, DISTURBED = 1.05, 3, 0.10
BUDGET, SWEEP_S = '30s', 12
SLOWER, START_S = 1.25, 0.5  # a run is stopped where it takes so much more than the best, and this to start
MODES = ('concurrent', 'parallel', 'prefetching')  # those with limits
FETCH_LIMITS, TRANSFORM_LIMITS = (1, 2, 4, 8, 16, 32, 64), (1, 4, 16)
FEW_FETCH_LIMITS, FEW_TRANSFORM_LIMITS = (4, 16, 64), (4, 16)  # of other modes
BEST_OF_MODE, BEST_OF_OTHERS = 3, 2  # that are measured again
USUAL = ('--mode', 'parallel', '--fetch-limit', '32', '--transform-limit', '16')
SHORTEST_NS, LONGEST_NS, LONGEST_PRESENT_NS = 200_000_000, 1_500_000_000, 2_000_000_000
FAILS_IN_PART = 0, 1  # tune without advice says why all the same


class Setting(typing.NamedTuple):
    mode: str
    order: str
    threads: int
    fetch_limit: int
    transform_limit: int

    def options(self):
        return ('--mode', self.mode, '--order', self.order, '--threads', self.threads,
                '--fetch-limit', self.fetch_limit, '--transform-limit', self.transform_limit)

    def __str__(self):
        return f'{self.mode} {self.fetch_limit} {self.transform_limit}' if self.mode in MODES else self.mode


@dataclasses.dataclass
class Workload:
    options: tuple
    present: Setting
    capacity: typing.Optional[int]
    uses_cores: bool
    fetches_ns: int = 0  # the sum over all items
    transforms_ns: int = 0

    def __str__(self):
        return ' '.join(f'{name[2:]} {value}' for name, value in zip(self.options[::2], self.options[1::2])) \
            + f' order {self.present.order} threads {self.present.threads}'

    def floor_ns(self, setting):
        """No run with this setting can be shorter."""
        fetching = min(setting.fetch_limit, self.capacity or setting.fetch_limit)
        transforming = 1 if setting.mode == 'concurrent' else min(setting.threads, setting.transform_limit)
        if self.uses_cores:
            transforming = min(transforming, os.cpu_count())
        return max(self.fetches_ns / fetching, self.transforms_ns / transforming)


def random_times(draw, mean_ms):
    a = draw.uniform(0.5, 1.5) * mean_ms
    return draw.choice([f'{a:.3f}ms', f'uniform({a / 4:.3f}ms,{a * 7 / 4:.3f}ms)', f'lognormal({a:.3f}ms,0.6)',
                        f'exp({a:.3f}ms)'])


def drawn(draw):
    cores = os.cpu_count()
    work, capacity = draw.choice(['cpu', 'wall']), draw.choice([None, draw.randint(3, 40)])
    options = ('--items', draw.randint(100, 600), '--fetch', random_times(draw, draw.choice([5, 10, 20, 40])),
               '--transform', f'{work}({random_times(draw, draw.choice([0.1, 0.5, 1, 2, 4]))})',
               '--seed', draw.randint(1, 1000), *(('--capacity', capacity) if capacity else ()))
    present = Setting(draw.choice(('sequential', *MODES, 'blocking')), draw.choice(['kept', 'any']),
                      draw.randint(1, 2 * cores), draw.randint(1, 32), draw.randint(1, 8))
    return Workload(options, present, capacity, work == 'cpu')


def predicted_run(program, workload, mode, *options):
    """In that mode; the other options are of a setting, of which the last count."""
    given = workload.present._replace(mode=mode).options()[2:]
    return program.json('predict', '--modes', mode, *given, *options, *workload.options)['runs'][0]


def random_workloads(program, count):
    """Such as take a fraction of a second with usual limits, and not much more with those of now."""
    draw, workloads = random.Random(1), []
    while len(workloads) < count:
        workload = drawn(draw)
        present = predicted_run(program, workload, workload.present.mode)['makespan_ns']
        usual = predicted_run(program, workload, USUAL[1], *USUAL[2:])['makespan_ns']
        if present > LONGEST_PRESENT_NS or not SHORTEST_NS <= usual <= LONGEST_NS:
            continue
        sums = predicted_run(program, workload, 'sequential')['waits_ns']
        workload.fetches_ns, workload.transforms_ns = sums['fetch_running'], sums['transform_cpu']
        workloads.append(workload)
    return workloads


def advice_for(program, workload):
    """The advised setting, or None, and what tune said."""
    asked = workload.present
    if asked.mode not in MODES:
        asked = asked._replace(mode='parallel')  # it refuses the others
    found = program.json('tune', *asked.options(), '--budget', BUDGET, *workload.options)
    advice = found['advice']
    if not advice:
        return None, found
    return Setting(advice['mode'], advice['order'], advice['threads'] or asked.threads, advice['fetch_limit'],
                   advice['transform_limit']), found


def near(limit, most):
    """A fifth below and a quarter above, or one."""
    return {max(1, min(limit - 1, round(0.8 * limit))), limit, min(most, max(limit + 1, round(1.25 * limit)))}


def grid_around(advised):
    most = FETCH_LIMITS[-1]  # of --max-fetch-limit, unless it is given
    settings = {advised._replace(fetch_limit=n, transform_limit=m)
                for n in {*FETCH_LIMITS, *near(advised.fetch_limit, most)}
                for m in {*TRANSFORM_LIMITS, advised.transform_limit}}
    settings |= {advised._replace(transform_limit=m) for m in near(advised.transform_limit, sys.maxsize)}
    settings |= {advised._replace(mode=mode, fetch_limit=n, transform_limit=m) for mode in MODES
                 for n in {*FEW_FETCH_LIMITS, advised.fetch_limit}
                 for m in {*FEW_TRANSFORM_LIMITS, advised.transform_limit}}
    return settings - {advised}


def predictions(program, workload, settings):
    fetches, transforms = ({setting[place] for setting in settings} for place in (3, 4))
    one = next(iter(settings))
    maps = program.json('sweep', '--modes', ','.join(MODES), '--order', one.order, '--threads', one.threads,
                        '--fetch-limits', ','.join(map(str, sorted(fetches))),
                        '--transform-limits', ','.join(map(str, sorted(transforms))), *workload.options)['maps']
    return {one._replace(mode=of['mode'], fetch_limit=n, transform_limit=m): makespan
            for of in maps for m, row in zip(of['transform_limits'], of['makespan_ns'])
            for n, makespan in zip(of['fetch_limits'], row)}


def measured(program, workload, setting, within=None):
    return program.run(*setting.options(), *workload.options, within=within)


def swept(program, workload, advised):
    """What each setting of the grid took that was not stopped, its own mode first; and what came of all of them."""
    settings = grid_around(advised)
    expected = predictions(program, workload, settings)
    took, counts = {}, {'settings': len(settings), 'measured': 0, 'stopped': 0, 'cannot_be_better': 0, 'no_time': 0}
    best, end = measured(program, workload, advised)['makespan_ns'], time.monotonic() + SWEEP_S
    for setting in sorted(settings, key=lambda one: (one.mode != advised.mode, expected[one])):
        if workload.floor_ns(setting) >= best:
            counts['cannot_be_better'] += 1
        elif time.monotonic() >= end:
            counts['no_time'] += 1
        elif run := measured(program, workload, setting, SLOWER * best / 1e9 + START_S):
            counts['measured'] += 1
            took[setting] = run['makespan_ns']
            best = min(best, took[setting])
        else:
            counts['stopped'] += 1
    return took, counts


def in_turn(program, workload, settings):
    """The median of each, and the share of the machine that others used, where it is known."""
    draw, runs = random.Random(1), {setting: [] for setting in settings}
    for _ in range(TIMES):
        for setting in draw.sample(list(runs), len(runs)):
            runs[setting].append(measured(program, workload, setting))
    others = [run['disturbed'] for of in runs.values() for run in of if 'disturbed' in run]
    return ({setting: statistics.median(run['makespan_ns'] for run in of) for setting, of in runs.items()},
            statistics.median(others) if others else None)


def in_figures(setting, medians):
    return {**setting._asdict(), 'makespan_ns': medians[setting]}


def compared(program, workload):
    advised, found = advice_for(program, workload)
    result = {'workload': str(workload), 'settled': found['settled'], 'spent_s': found['spent_ns'] / 1e9}
    if not advised:
        medians, others = in_turn(program, workload, [workload.present])
        return {**result, 'present': in_figures(workload.present, medians), 'reason': found['reason'],
                'disturbed': others, 'right': False, 'right_in_any_mode': False}
    took, counts = swept(program, workload, advised)
    took.pop(workload.present, None)
    short = sorted(took, key=took.get)
    few = [one for one in short if one.mode == advised.mode][:BEST_OF_MODE]
    few += [one for one in short if one.mode != advised.mode][:BEST_OF_OTHERS]
    medians, others = in_turn(program, workload, dict.fromkeys([workload.present, advised, *few]))
    best = min((one for one in medians if one.mode == advised.mode), key=medians.get)
    best_of_all = min(medians, key=medians.get)
    ratio, ratio_of_all = (medians[advised] / medians[one] for one in (best, best_of_all))
    return {**result, 'present': in_figures(workload.present, medians), 'advised': in_figures(advised, medians),
            'best': in_figures(best, medians), 'ratio': ratio, 'right': ratio <= AS_GOOD,
            'best_in_any_mode': in_figures(best_of_all, medians), 'ratio_in_any_mode': ratio_of_all,
            'right_in_any_mode': ratio_of_all <= AS_GOOD, 'grid': counts, 'disturbed': others,
            'why': found['advice']['why']}


def benchmark(program, count):
    results = []
    for number, workload in enumerate(random_workloads(program, count), 1):
        say(f'{number} of {count}: {workload}')
        results.append(compared(program, workload))
        say('\n'.join(lines_of(number, results[-1])))

    def row(case, value, target, better):
        return {'case': case, 'value': value, 'unit': f'of {count}', 'target': target, 'peer': None, 'peer_value': None,
                'better': better}

    return {'bench': 'advice', 'machine': {'cores': os.cpu_count(), 'system': platform.system()},
            'rows': [row('advice within 5 % of the best of its mode', sum(one['right'] for one in results), count, 'more'),
                     row('and within 5 % of the best of any mode', sum(one['right_in_any_mode'] for one in results), None,
                         'more'),
                     row('no advice', sum('reason' in one for one in results), None, 'less')],
            'workloads': results}


def setting_text(figures):
    setting = Setting(*(figures[field] for field in Setting._fields))
    return f"{figures['makespan_ns'] / 1e6:.0f} ms {setting}"


def lines_of(number, one):
    mark = ' *' if (one['disturbed'] or 0) > DISTURBED else ''
    yield f"  {number:>2} {one['workload']}{mark}"
    line = f"     {setting_text(one['present']):<27}"
    if 'reason' in one:
        yield f"{line}no advice: {one['reason']}"
        return
    yield (f"{line}{setting_text(one['advised']):<27}{setting_text(one['best']):<27}{one['ratio']:>6.3f} "
           f"{'right' if one['right'] else 'WRONG':<7}{setting_text(one['best_in_any_mode']):<27}"
           f"{one['ratio_in_any_mode']:>6.3f}")


def print_text(result):
    print('advice: what tune advises, against a sweep of measured runs; mode, N and M')
    print(f"     {'present':<27}{'advised':<27}{'best of its mode':<27}{'ratio':>6} {'':<7}{'best of any mode':<27}{'ratio':>6}")
    for number, one in enumerate(result['workloads'], 1):
        print('\n'.join(lines_of(number, one)))
    if any((one['disturbed'] or 0) > DISTURBED for one in result['workloads']):
        print(f'  * other programs used more than {100 * DISTURBED:.0f} % of the machine')
    grids = [one['grid'] for one in result['workloads'] if 'grid' in one]
    if grids:
        print('  {settings} settings in the grids: {measured} measured, {stopped} stopped as they took longer, '
              '{cannot_be_better} cannot be better, {no_time} left out for want of time'.format(
                  **{key: sum(grid[key] for grid in grids) for key in grids[0]}))
    for row in result['rows']:
        line = f"  {row['case']:<45}{row['value']:>3} {row['unit']}"
        if row['target'] is not None:
            line += f", wanted {row['target']}: {'met' if row['value'] >= row['target'] else 'MISSED'}"
        print(line)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.replace('%', '%%'), add_help=False)
    parser.add_argument('program', type=pathlib.Path)
    parser.add_argument('--quick', action='store_true')
    parser.add_argument('--json', action='store_true')
    parser.add_argument('--workloads', type=int)
    options = parser.parse_args()
    result = benchmark(Program(options.program.resolve(), FAILS_IN_PART),
                       options.workloads or (5 if options.quick else 50))
    show(result, options.json, print_text)


if __name__ == '__main__':
    start(main)
