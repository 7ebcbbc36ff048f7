#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How sources are looked at together, with a clang-tidy of our own that finds BAD, and cannot read two NAMEs in one file."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / 'resources/dev/tidy.py'
CLANG_TIDY = r'''#!/bin/sh
[ "$1" != --version ] || exit 0
for file; do case $file in *.cpp) break ;; esac; done
grep -c . "$file" >>"$LOG"
[ "$(grep -c NAME "$file")" -lt 2 ] || { echo "$file: NAME twice"; exit 1; }
! grep -q SILENT "$file" || exit 3
! grep -q BAD "$file" || { echo "$file:1: BAD"; echo "1 warning generated."; exit 1; }
'''


class Tidy(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.build = self.root / 'build/lint'
        self.build.mkdir(parents=True)
        (self.root / '.gitignore').write_text('build\nbin\nlog\n')
        for file in ('.clang-tidy', 'CMakePresets.json', 'bin/clang-tidy'):
            (self.root / file).parent.mkdir(exist_ok=True)
            (self.root / file).write_text(CLANG_TIDY)
        (self.root / 'bin/clang-tidy').chmod(0o755)
        subprocess.run(['git', 'init', '-q', self.root], check=True)

    def write(self, **texts):
        (self.root / 'core').mkdir(exist_ok=True)
        for name, text in texts.items():
            (self.root / f'core/{name}.cpp').write_text(text + '\n')
        self.commands = [{'file': str(path), 'command': f'c++ -Icore -o {path.stem}.o -c {path}', 'directory': '.'}
                         for path in sorted((self.root / 'core').iterdir())]
        (self.build / 'compile_commands.json').write_text(json.dumps(self.commands))

    def found(self):
        """What was printed, and of how many lines each file was that was looked at."""
        log = self.root / 'log'
        log.write_text('')
        environment = {**os.environ, 'PATH': f'{self.root}/bin:{os.environ["PATH"]}', 'LOG': str(log)}
        run = subprocess.run([sys.executable, SCRIPT, self.root, self.build], capture_output=True, text=True,
                             env=environment)
        self.assertEqual(run.stderr, '')
        self.assertEqual(run.returncode, 1 if run.stdout else 0)
        return run.stdout.splitlines(), sorted(int(size) for size in log.read_text().split())

    def test_clean_sources_are_looked_at_once_and_together(self):
        self.write(a='1', b='2', c='3')
        self.assertEqual(self.found(), ([], [3]))
        self.assertEqual(self.found(), ([], []))
        self.write(b='4')
        self.assertEqual(self.found(), ([], [1]))
        (self.root / '.clang-tidy').write_text('other')
        self.assertEqual(self.found(), ([], [3]))

    def test_a_finding_is_printed_of_the_file_itself(self):
        self.write(a='1', b='BAD', c='3', d='4')
        finding = f'{self.root.resolve()}/core/b.cpp:1: BAD'
        self.assertEqual(self.found(), ([finding], [1, 1, 2, 2, 4]))
        self.assertEqual(self.found(), ([finding], [1]))

    def test_names_that_meet_are_no_finding(self):
        self.write(a='NAME', b='NAME', c='3', d='4')
        self.assertEqual(self.found(), ([], [1, 1, 2, 2, 4]))

    def test_an_end_without_a_word_is_one(self):
        self.write(a='SILENT')
        self.assertEqual(self.found(), (['core/a.cpp: clang-tidy ended with 3'], [1]))


if __name__ == '__main__':
    unittest.main()
