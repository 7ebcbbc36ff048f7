#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tidy.py ROOT BUILD: runs clang-tidy over the product's sources that BUILD/compile_commands.json names.

Several sources of the same flags are looked at as one file first: four of five seconds of a source are its headers.
Clean together is taken for clean; where something is found, or names of several files meet, each half is looked at by
itself, down to the single file, whose findings are printed. A file that was clean is looked at again when it, any
header, its flags or the settings have changed.
"""
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shlex
import subprocess
import sys

TOGETHER = 8  # sources at most; more save little
ALWAYS = [
    # The analyzer follows fewer calls into other functions: half of its time, and the sanitizers see more.
    '--extra-arg=-Xclang', '--extra-arg=-analyzer-config', '--extra-arg=-Xclang', '--extra-arg=mode=shallow',
    '--extra-arg=-Wno-unknown-warning-option']


class Source:
    def __init__(self, root, file, command):
        words = shlex.split(command)[1:]
        self.flags = [word for at, word in enumerate(words)
                      if word not in ('-c', '-o', str(root / file)) and words[at - 1] != '-o']
        self.file = file


def listed(root, *patterns):
    """The project's files that match: tracked or new, not ignored, not deleted."""
    names = subprocess.run(['git', '-C', root, 'ls-files', '-coz', '--exclude-standard', '--', *patterns],
                           check=True, capture_output=True, text=True).stdout.split('\0')
    return [name for name in names if name and (root / name).is_file()]


def sources(root, build):
    """Those that are built, in groups of the same flags."""
    commands = {entry['file']: entry['command'] for entry in json.loads((build / 'compile_commands.json').read_text())}
    groups = {}
    for file in sorted(listed(root, 'app/*.cpp', 'core/*.cpp', 'ui/*.cpp')):
        if str(root / file) not in commands:
            print(f'(not part of {build.name}, so not checked: {file})', file=sys.stderr)
            continue
        source = Source(root, file, commands[str(root / file)])
        groups.setdefault(tuple(source.flags), []).append(source)
    return groups.values()


class Tidy:
    def __init__(self, root, build):
        self.root, self.build = root, build
        settings = hashlib.sha256(subprocess.run(['clang-tidy', '--version'], check=True, capture_output=True).stdout)
        for file in ['.clang-tidy', 'CMakePresets.json', *listed(root, '*.h')]:
            settings.update((root / file).read_bytes())
        self.settings = settings.digest()

    def stamp(self, source):
        return self.build / 'clean' / source.file.replace('/', ',')

    def key(self, source):
        text = (self.root / source.file).read_bytes()
        return hashlib.sha256(self.settings + repr(source.flags).encode() + text).hexdigest()

    def known_clean(self, source):
        stamp = self.stamp(source)
        return stamp.is_file() and stamp.read_text() == self.key(source)

    def run(self, file, flags, *more):
        return subprocess.run(['clang-tidy', '--quiet', *ALWAYS, *more, str(file), '--', *flags], cwd=self.root,
                              capture_output=True, text=True)

    def findings(self, group):
        """What clang-tidy says of these sources, nothing where they are clean."""
        if len(group) == 1:
            found = self.run(self.root / group[0].file, group[0].flags)
            if found.returncode != 0:
                said = ''.join(line + '\n' for line in (found.stdout + found.stderr).splitlines()
                               if not line.endswith(' generated.'))
                return said or f'{group[0].file}: clang-tidy ended with {found.returncode}\n'
        elif not self.clean_together(group):
            return self.findings(group[:len(group) // 2]) + self.findings(group[len(group) // 2:])
        for source in group:
            self.stamp(source).write_text(self.key(source))
        return ''

    def clean_together(self, group):
        text = ''.join((self.root / source.file).read_text() + '\n' for source in group)
        file = self.build / 'together' / (hashlib.sha256(text.encode()).hexdigest()[:16] + '.cpp')
        file.write_text(text)
        folders = sorted({os.path.dirname(self.root / source.file) for source in group})
        beside = [flag for folder in folders for flag in ('-iquote', folder)]
        found = self.run(file, group[0].flags + beside, '--checks=-readability-duplicate-include')
        file.unlink()
        return found.returncode == 0


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    root, build = (pathlib.Path(argument).resolve() for argument in arguments)
    for folder in ('clean', 'together'):
        (build / folder).mkdir(exist_ok=True)
    tidy = Tidy(root, build)
    groups = []
    for group in sources(root, build):
        left = [source for source in group if not tidy.known_clean(source)]
        groups += [left[at:at + TOGETHER] for at in range(0, len(left), TOGETHER)]
    clean = True
    with concurrent.futures.ThreadPoolExecutor(len(os.sched_getaffinity(0))) as pool:
        for text in pool.map(tidy.findings, groups):
            print(text, end='', flush=True)
            clean = clean and not text
    return 0 if clean else 1


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
