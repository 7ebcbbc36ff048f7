// SPDX-License-Identifier: MIT
#include "explain_command.h"

#include "analysis/explain_text.h"
#include "analysis/run_names.h"
#include "exit_status.h"
#include "formats/files.h"
#include "formats/json.h"
#include "output.h"
#include "standard_output.h"

#include <QBuffer>
#include <QIODevice>

namespace overlapse {

namespace {

QByteArray jsonText(const Recording &recording, const std::vector<Explanation> &explanations)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    writeJson(buffer, recording, false, Secrets::Masked, explanations);
    return buffer.data();
}

} // namespace

void readExplain(OptionReader &reader, Request &request)
{
    const QStringList files = reader.files();
    if (files.size() != 1)
        return reader.fail(
            QStringLiteral("explain takes one recording, as in overlapse explain run.overlapse"));
    request.recording = files.first();
    request.markdown = reader.isSet("markdown");
    request.json = reader.isSet("json");
    if (request.markdown && request.json)
        reader.fail(QStringLiteral("--markdown and --json are two ways of saying the same: leave one out"));
}

int explainRecording(const Request &request)
{
    const Checked<Recording> recording = openRecording(request.recording);
    if (!recording)
        return usageError(recording.error);
    if (recording->runs.empty())
        return usageError(QStringLiteral("%1: there is no run in it").arg(request.recording));
    const std::vector<Figures> figures = figuresOf(*recording);
    const QStringList names = runNames(*recording);
    std::vector<Explanation> explanations;
    QString text;
    for (std::size_t i = 0; i < recording->runs.size(); ++i) {
        const Run &run = recording->runs[i];
        const WorkSpec &work = recording->workOf(run);
        const int cores = recording->machineOf(run).cores;
        const WaitAccount waits(run);
        explanations.push_back(explain(run, work, cores, figures[i], waits));
        if (request.json)
            continue;
        std::vector<Fact> facts = factsOf(run, work, cores, figures[i], waits, explanations.back());
        for (Fact &fact : facts)
            fact.text = terminalText(fact.text);
        const QString name = terminalText(names[static_cast<qsizetype>(i)]);
        text += (i > 0 ? QStringLiteral("\n") : QString())
            + (request.markdown ? markdownOf(name, facts) : linesOf(name, facts));
        explanations.back() = {};
    }
    const bool printed = request.json ? print(jsonText(*recording, explanations)) : print(text);
    return printed ? Done : SomeFailed;
}

} // namespace overlapse
