#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tree_rules.py ROOT RULE…: names what in the sources below ROOT breaks a RULE: licences, includes or sizes."""
import pathlib
import re
import sys

# Arrows point one way. A folder includes of its own, and of those named here; core and ui stand for all their folders.
CORE = {
    'core/pipeline': '',
    'core/trace': 'core/pipeline',
    'core/workload': 'core/pipeline core/trace',
    'core/serve': 'core/pipeline core/workload',
    'core/live': 'core/serve core/pipeline core/workload core/trace',
    'core/virtual': 'core/pipeline core/workload core/trace',
    'core/analysis': 'core/virtual core/workload core/pipeline core/trace',
    'core/levels': 'core/analysis core/workload core/pipeline core/trace',
    'core/advice': 'core/analysis core/virtual core/workload core/pipeline core/trace',
    'core/tuning': 'core/advice core/analysis core/live core/workload core/pipeline core/trace',
    'core/formats': 'core/advice core/analysis core/workload core/pipeline core/trace',
}
UI = {
    'ui/scene': 'core',
    'ui/document': 'ui/scene core',
    'ui/runs': 'ui/document ui/scene core',
    'ui/running': 'ui/runs ui/document ui/scene core',
    'ui/forms': 'ui/document ui/scene core',
    'ui/files': 'ui/runs ui/document ui/scene core',
    'ui/timeline': 'ui/scene core',
    'ui/teaching': 'ui/timeline ui/runs ui/document ui/scene core',
    'ui/app': 'ui core',
}
# Headers that only these may include: what runs, predicts, reads and writes is given values, not the document.
CLOSED = {'ui/document/document.h': 'ui/document ui/forms ui/app app tests'}
MOST_PROPERTIES = 25  # Q_PROPERTY lines of a header
MOST_SESSION_LINES = 150  # lines of the header that declares class Session
MOST_QML_FILES = 25  # .qml files of one folder below ui/qml

LICENSED = ('*.cpp', '*.h', '*.qml', '*.rs', 'CMakeLists.txt', '*.cmake', '*.sh', '*.bash', '*.py', 'dev', 'run')
# A line of code begins a namespace, ends one, or defines a type; members are indented.
NAMESPACE = re.compile(r'(?:inline )?namespace(?: ([\w:]+))?(?: \{|$)')
TYPE = re.compile(r'(?:struct|class|enum class|enum) (?:alignas\(.*?\) |\[\[\w+\]\] )?(\w+)\b(?!::|[^{/]*;)')
INCLUDE = re.compile(r'^\s*#\s*include\s*[<"]([^">]+)[">]')
# What is not code, and where code names a class whose header has its name: QFile file, QFile(…), std::vector<…>.
NOT_CODE = re.compile(r'//[^\n]*|/\*.*?\*/|R"\(.*?\)"|"(?:\\.|[^"\\\n])*"', re.DOTALL)
NAMED = re.compile(r'(?<!class )(?<!struct )\b(Q[A-Z]\w+)\b(?=\s*(?:::|\(|\{|<|[a-z_]\w*\s*[;({=]))|\bstd::([a-z_]+)\b')


def sources(root, patterns, tops=('app', 'core', 'ui', 'tests', 'resources', '.ci')):
    """The files below these folders, and at the top itself, that match, by their path from root."""
    found = [path for path in root.iterdir() if path.is_file()]
    for top in tops:
        found += [path for path in (root / top).rglob('*') if path.is_file()]
    return sorted(path.relative_to(root).as_posix() for path in found
                  if any(path.match(pattern) for pattern in patterns))


def lines(root, file):
    return (root / file).read_text(encoding='utf-8', errors='replace').splitlines()


def licences(root):
    for file in sources(root, LICENSED):
        if not any('SPDX-License-Identifier: MIT' in line for line in lines(root, file)[:5]):
            yield f'{file}: no SPDX-License-Identifier in the first five lines'


def folder_of(file):
    """core/live/task.h is in core/live, however deep; app/main.cpp in app."""
    parts = file.split('/')[:-1]
    return '/'.join(parts[:2] if parts[0] in ('core', 'ui') else parts[:1])


def resolve(included, file, headers, ui_folders):
    """The header of the project that this means: relative to the file or to a folder that the build searches, or None."""
    here = file.rpartition('/')[0]
    for folder in (here, 'ui', 'core', *ui_folders, 'app'):
        if f'{folder}/{included}' in headers:
            return f'{folder}/{included}'
    return included if included in headers else None


def allowed(file):
    """The folders that a file may include of, or None where its folder has no row."""
    folder = folder_of(file)
    if folder == 'app':
        return 'app ui core'.split()
    if folder.startswith('core'):
        row = CORE.get(folder)
    else:
        row = UI.get(folder)
    return None if row is None else [folder, *row.split()]


def unincluded(root, files, headers, ui_folders):
    """Classes of Qt and the standard library that a file names without including their headers, itself or through
    headers of the project. Headers compiled ahead would hide it. A class counts where any file includes its header."""
    included = {file: [match[1] for match in map(INCLUDE.match, lines(root, file)) if match] for file in files}
    known = {name for names in included.values() for name in names if re.fullmatch(r'Q[A-Z]\w+|[a-z_]+', name)}

    def reached(file, seen):
        for name in included[file]:
            header = resolve(name, file, headers, ui_folders) or name
            if header not in seen:
                seen.add(header)
                if header in included:
                    reached(header, seen)
        return seen

    for file in files:
        code = NOT_CODE.sub('', '\n'.join(lines(root, file)))
        named = {qt or std for qt, std in NAMED.findall(code)}
        for name in sorted((named & known) - reached(file, set())):
            yield f'{file}: names {name} and does not include <{name}>'


def defined_twice(root, files):
    """Types of one name: the linker takes either's functions for both, without a word (the one-definition rule)."""
    first = {}
    for file in files:
        spaces = []
        for line in lines(root, file):
            space, defined = NAMESPACE.match(line), TYPE.match(line)
            if space:
                spaces.append(space[1])
            elif spaces and line.startswith('} // namespace'):
                spaces.pop()
            elif defined and None not in spaces:
                name = '::'.join((*spaces, defined[1]))
                if first.setdefault(name, file) != file:
                    yield f'{file}: defines {name}, as {first[name]} does'


def includes(root):
    headers = set(sources(root, ('*.h',)))
    files = sources(root, ('*.cpp', '*.h'), ('app', 'core', 'ui'))
    ui_folders = sorted({folder_of(header) for header in headers if header.startswith('ui/')})
    yield from unincluded(root, files, headers, ui_folders)
    unknown = set()
    for file in files:
        may = allowed(file)
        if may is None:
            unknown.add(folder_of(file))
            continue
        for number, line in enumerate(lines(root, file), 1):
            match = INCLUDE.match(line)
            if not match:
                continue
            header = resolve(match[1], file, headers, ui_folders)
            if '..' in match[1].split('/'):
                yield f'{file}:{number}: includes by way of ..: {match[1]}'
            elif header and not any(folder_of(header) == of or header.startswith(f'{of}/') for of in may):
                yield f'{file}:{number}: may not include {header} (only of: {" ".join(may)})'
            elif header in CLOSED and folder_of(file) not in CLOSED[header].split():
                yield f'{file}:{number}: may not include {header} (that may: {CLOSED[header]})'
    yield from defined_twice(root, files)
    for folder in sorted(unknown):
        yield f'{folder}/: has no row in tree_rules.py that says what it may include'


def sizes(root):
    for file in sources(root, ('*.h',), ('app', 'core', 'ui')):
        text = lines(root, file)
        properties = sum(line.lstrip().startswith('Q_PROPERTY') for line in text)
        if properties > MOST_PROPERTIES:
            yield f'{file}: {properties} properties, more than {MOST_PROPERTIES}'
        declares = any(re.match(r'class Session\b[^;]*$', line) for line in text)
        if declares and len(text) >= MOST_SESSION_LINES:
            yield f'{file}: class Session has {len(text)} lines, not less than {MOST_SESSION_LINES}'
    counts = {}
    for file in sources(root, ('*.qml',), ('ui/qml',)):
        folder = file.rpartition('/')[0]
        counts[folder] = counts.get(folder, 0) + 1
    for folder, count in sorted(counts.items()):
        if count > MOST_QML_FILES:
            yield f'{folder}/: {count} files of QML, more than {MOST_QML_FILES}'


RULES = {'licences': licences, 'includes': includes, 'sizes': sizes}


def main(arguments):
    if len(arguments) < 2 or not set(arguments[1:]) <= set(RULES):
        sys.exit(__doc__)
    broken = [violation for rule in arguments[1:] for violation in RULES[rule](pathlib.Path(arguments[0]))]
    for violation in broken:
        print(violation)
    return 1 if broken else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
