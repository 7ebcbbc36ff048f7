// SPDX-License-Identifier: MIT
// overlapse [FILE…] opens the window; overlapse run | compare | predict | sweep | tune | export | explain | diff | serve work in the terminal.
#include "commands.h"
#include "desktop.h"
#include "signals.h"
#include "standard_output.h"

#include "pipeline/scarcity.h"
#include "trace/this_machine.h"
#include "workload/inputs.h"

#include <QByteArray>
#include <QList>
#include <QStringList>

#include <cstdio>
#include <new>

namespace {

constexpr const char *usage = R"(overlapse [FILE...]      the window, opening recordings
overlapse run OPTIONS    measure one mode
overlapse compare OPTIONS   measure several modes on the same items, one after the other
overlapse predict OPTIONS   the same on a virtual clock: no waiting
overlapse sweep OPTIONS     which limits are enough: every pair of them, predicted
overlapse tune OPTIONS      limits that are enough, found by measuring
overlapse export FILE --export OUT...   convert a recording
overlapse explain FILE   why each mode took as long as it did, and what would change that
overlapse diff A B       what tells the runs of one recording from those of another, item by item
overlapse serve FOLDER OPTIONS   its files by HTTP, as slow and as faulty as you want, on this machine alone

overlapse COMMAND --help says more. --version prints the version.
)";

// For tests of the program from outside: "memory 3" or "thread 1" is what cannot be had (pipeline/scarcity.h).
void denyAsAsked()
{
    const QList<QByteArray> words = qgetenv("OVERLAPSE_DENY").split(' ');
    if (words.size() == 2)
        overlapse::denyNth(words[0] == "memory" ? overlapse::Scarce::Memory : overlapse::Scarce::Thread,
                           words[1].toLongLong());
}

} // namespace

int main(int argc, char **argv)
{
    overlapse::prepareStandardStreams();
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments << QString::fromLocal8Bit(argv[i]);
        if (arguments.constLast().toLocal8Bit() != argv[i]) { // another file than was named would be written
            std::fputs(
                qPrintable(QStringLiteral("overlapse: '%1' is not UTF-8: rename it, or name the folder "
                                          "that it is in\n")
                               .arg(overlapse::inputText(argv[i]))),
                stderr);
            return overlapse::UsageError;
        }
    }
    const QString first = arguments.value(0);
    denyAsAsked();
    overlapse::watchSignals(!overlapse::isCommand(first));
    if (overlapse::isCommand(first)) {
        try {
            return overlapse::runCommand(arguments, argc, argv);
        } catch (const std::bad_alloc &) {
            std::fputs("overlapse: there is not enough memory for this: take fewer items, modes or exports\n",
                       stderr);
            return overlapse::SomeFailed;
        }
    }
    if (first == QLatin1String("--help") || first == QLatin1String("-h") || first == QLatin1String("help"))
        return overlapse::print(QByteArray(usage)) ? overlapse::Done : overlapse::SomeFailed;
    if (first == QLatin1String("--version"))
        return overlapse::print(overlapse::programVersion() + u'\n') ? overlapse::Done
                                                                     : overlapse::SomeFailed;
    return overlapse::runDesktop(arguments, argc, argv);
}
