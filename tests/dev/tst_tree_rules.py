#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The rules of the tree, in small trees that break them."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / 'resources/dev/tree_rules.py'


class TreeRules(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)

    def write(self, file, *lines, licence='// SPDX-License-Identifier: MIT'):
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text('\n'.join([licence, *lines]) + '\n')

    def broken(self, rule, *options):
        run = subprocess.run([sys.executable, SCRIPT, *options, self.root, rule], capture_output=True, text=True)
        self.assertEqual(run.stderr, '')
        self.assertEqual(run.returncode, 1 if run.stdout else 0)
        return run.stdout.splitlines()

    def assertNames(self, violations, *beginnings):
        self.assertEqual(len(violations), len(beginnings), violations)
        for violation, beginning in zip(violations, beginnings):
            self.assertTrue(violation.startswith(beginning), violation)

    def test_a_file_without_a_licence_is_named(self):
        self.write('core/trace/good.cpp')
        self.write('core/trace/bare.cpp', licence='')
        self.write('ui/qml/Bare.qml', licence='')
        self.write('dev', licence='# SPDX-License-Identifier: MIT')
        self.write('.ci/run', licence='#!/bin/sh')
        self.write('resources/notes.txt', licence='none is asked for')
        self.assertNames(self.broken('licences'), '.ci/run:', 'core/trace/bare.cpp:', 'ui/qml/Bare.qml:')

    def test_core_includes_downwards_only(self):
        self.write('core/pipeline/spec.h')
        self.write('core/trace/trace.h', '#include "pipeline/spec.h"')
        self.write('core/live/run.cpp', '#include "trace/trace.h"', '#include <vector>')
        self.assertEqual(self.broken('includes'), [])
        self.write('core/pipeline/spec.h', '#include "trace/trace.h"')
        self.write('core/workload/inputs.cpp', '#include "core/live/feed.h"')
        self.write('core/live/feed.h')
        self.assertNames(self.broken('includes'), 'core/pipeline/spec.h:2: may not include core/trace/trace.h',
                         'core/workload/inputs.cpp:2: may not include core/live/feed.h')

    def test_a_class_is_included_by_whoever_names_it(self):
        self.write('core/trace/trace.h', '#include <QFile>', '#include <vector>')
        self.write('core/trace/trace.cpp', '#include "trace.h"', 'QFile f; std::vector<int> v; // QSize s;')
        self.write('core/trace/other.cpp', '#include <QSize>', 'class QFile;', 'QFile *f; QString s("QFile f;");')
        self.assertEqual(self.broken('includes'), [])
        self.write('core/trace/bare.cpp', 'QFile f("x"); QSize s{1, 2}; std::vector<int> v;')
        self.assertNames(self.broken('includes'), *(f'core/trace/bare.cpp: names {name} and does not include <{name}>'
                                                    for name in ('QFile', 'QSize', 'vector')))

    def test_two_types_of_one_name_are_named(self):
        body = ('{', '    struct Part', '    {', '    };', '};')
        self.write('core/trace/span.h', 'namespace overlapse {', 'class Other; // other.h', 'struct Span', *body,
                   '} // namespace overlapse')
        self.write('core/trace/own.cpp', 'namespace overlapse {', 'namespace {', 'struct Span', *body,
                   '} // namespace', 'struct Span::Part', *body, '} // namespace overlapse')
        self.write('core/trace/other.h', 'namespace overlapse::inner {', 'struct Span', *body,
                   '} // namespace overlapse::inner', 'namespace overlapse {', 'class Other : Span', *body,
                   '} // namespace overlapse')
        self.assertEqual(self.broken('includes'), [])
        self.write('ui/scene/span.h', 'namespace overlapse {', 'enum class Span : int { A };', '} // namespace overlapse')
        self.write('ui/scene/again.cpp', 'namespace overlapse {', 'namespace {', '} // namespace',
                   'class alignas(64) Other final', *body, '} // namespace overlapse')
        self.assertNames(self.broken('includes'), 'ui/scene/again.cpp: defines overlapse::Other, as core/trace/other.h',
                         'ui/scene/span.h: defines overlapse::Span, as core/trace/span.h')

    def test_core_does_not_know_the_window_nor_the_window_the_command_line(self):
        self.write('ui/scene/scene.h')
        self.write('app/options.h')
        self.write('core/formats/picture.cpp', '#include "scene/scene.h"')
        self.write('ui/scene/scene.cpp', '#include "scene.h"', '#include "options.h"')
        self.write('app/main.cpp', '#include "options.h"', '#include "scene/scene.h"')
        self.assertNames(self.broken('includes'), 'core/formats/picture.cpp:2:', 'ui/scene/scene.cpp:3:')

    def test_no_file_is_reached_by_way_of_dots(self):
        self.write('core/trace/trace.h')
        self.write('core/trace/trace.cpp', '#include "../trace/trace.h"')
        self.assertNames(self.broken('includes'), 'core/trace/trace.cpp:2: includes by way of ..')

    def test_a_new_folder_of_core_needs_a_row(self):
        self.write('core/misc/thing.cpp')
        self.assertNames(self.broken('includes'), 'core/misc/: has no row')

    def test_folders_of_the_window_include_downwards_only(self):
        self.write('ui/document/run_record.h')
        self.write('ui/document/document.h', '#include "document/run_record.h"')
        self.write('ui/running/runner.cpp', '#include "document/run_record.h"', '#include "document/document.h"')
        self.write('ui/scene/scene.h', '#include "run_record.h"')
        self.write('ui/app/session.h', '#include "document/document.h"')
        self.write('ui/misc/thing.cpp')
        self.assertNames(self.broken('includes'),
                         'ui/running/runner.cpp:3: may not include ui/document/document.h (that may: ',
                         'ui/scene/scene.h:2: may not include ui/document/run_record.h', 'ui/misc/: has no row')

    def test_the_timeline_item_knows_what_it_draws_and_no_more(self):
        self.write('ui/runs/run_record.h')
        self.write('ui/scene/scene.h')
        self.write('ui/timeline/view.h', '#include "scene/scene.h"')
        self.write('ui/timeline/timeline_item.h', '#include "view.h"', '#include "scene/scene.h"')
        self.write('ui/timeline/timeline_item.cpp', '#include "timeline_item.h"', '#include "runs/run_record.h"')
        self.assertNames(self.broken('includes'),
                         'ui/timeline/timeline_item.cpp:3: may not include ui/runs/run_record.h')

    def test_headers_and_folders_that_grew_are_named(self):
        self.write('ui/forms/wide.h', *['    Q_PROPERTY(int a READ a)'] * 26)
        self.write('ui/forms/narrow.h', *['    Q_PROPERTY(int a READ a)'] * 25)
        self.write('ui/app/session.h', 'class Session : public QObject', *['//'] * 148)
        self.write('ui/forms/form.h', 'class Session;', *['//'] * 200)
        for number in range(26):
            self.write(f'ui/qml/controls/C{number}.qml')
        for number in range(25):
            self.write(f'ui/qml/window/W{number}.qml')
        self.assertNames(self.broken('sizes'), 'ui/app/session.h: class Session has 150 lines',
                         'ui/forms/wide.h: 26 properties', 'ui/qml/controls/: 26 files of QML')
        self.write('ui/app/session.h', 'class Session : public QObject', *['//'] * 147)
        self.assertNames(self.broken('sizes'), 'ui/forms/wide.h:', 'ui/qml/controls/:')


if __name__ == '__main__':
    unittest.main()
