// SPDX-License-Identifier: MIT
#include "dry_run.h"

#include "analysis/run_names.h"
#include "output.h"
#include "pipeline/numbers.h"
#include "pipeline/words.h"
#include "workload/command_words.h"
#include "workload/inputs.h"
#include "workload/work_text.h"

namespace overlapse {

namespace {

constexpr qsizetype longestShown = 1'000;

QString modesText(const std::vector<PipelineSpec> &specs)
{
    QStringList names;
    for (const PipelineSpec &spec : specs)
        names << modeName(spec.mode);
    return names.join(QStringLiteral(", "));
}

// As a shell would be given it.
QString commandText(const CommandWords &command, const QByteArray &input)
{
    QStringList words;
    for (const QByteArray &word : commandFor(command, input))
        words << shellWord(inputText(word));
    return words.join(u' ');
}

QString inputLines(const Request &request)
{
    const WorkSpec written = writtenWork(request.work, Secrets::Masked);
    const Checked<CommandWords> command = parseCommand(written.command);
    QString text;
    for (std::int64_t item = 0; item < request.work.items; ++item) {
        const QByteArray input = writtenInput(request.work, item, Secrets::Masked);
        const bool runs = request.work.fetch == FetchKind::Command && command;
        text += QStringLiteral("  ")
            + shortText(runs ? commandText(*command, input) : inputText(input), longestShown);
        if (!request.output.isEmpty())
            text += QStringLiteral(" -> ")
                + terminalText(request.output + u'/'
                               + inputText(request.names[static_cast<std::size_t>(item)]));
        text += u'\n';
    }
    return text;
}

} // namespace

QString dryRunText(const Request &request)
{
    QString text = QStringLiteral("would do: %1\nin the mode%2 %3, %4\n")
                       .arg(shortText(workText(request.work), longestShown),
                            request.specs.size() == 1 ? QString() : QStringLiteral("s"),
                            modesText(request.specs), limitsWords(request.specs.front()));
    if (request.repeats > 1)
        text +=
            QStringLiteral("would do each mode %1 times, after one that is left out\n").arg(request.repeats);
    for (const QString &path : request.exports)
        text += QStringLiteral("would write %1\n").arg(terminalText(path));
    if (!request.failed.isEmpty())
        text += QStringLiteral("would write what fails to %1\n").arg(terminalText(request.failed));
    if (request.skipped > 0)
        text += QStringLiteral("would leave out %1 whose %2 there\n")
                    .arg(countText(request.skipped),
                         request.skipped == 1 ? QStringLiteral("result is") : QStringLiteral("results are"));
    if (request.work.inputs)
        text += passedOverText(*request.work.inputs);
    return request.work.isReal() ? text + inputLines(request) : text;
}

} // namespace overlapse
