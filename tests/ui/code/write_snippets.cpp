// SPDX-License-Identifier: MIT
// Writes one function for each case, its body as the window shows it.
#include "runs/mode_code.h"
#include "snippet_cases.h"

#include <QFile>
#include <QTextStream>

using namespace overlapse;

int main(int argc, char **argv)
{
    QFile file(argc == 2 ? QString::fromLocal8Bit(argv[1]) : QString());
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    QTextStream out(&file);
    out << "#include \"snippet_clock.h\"\n#include <QQueue>\n#include <QtConcurrentRun>\n#include "
           "<algorithm>\n";
    QString table;
    int number = 0;
    for (const PipelineSpec &spec : snippetCases()) {
        out << "static void snippet" << number << "(const QList<Item> &items)\n{\n" << qtCode(spec) << "}\n";
        table += QStringLiteral("snippet%1, ").arg(number++);
    }
    out << "std::vector<Snippet> snippets()\n{\n    return {" << table << "};\n}\n";
    out.flush();
    return file.error() == QFile::NoError ? 0 : 1;
}
