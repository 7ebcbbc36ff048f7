// SPDX-License-Identifier: MIT
#include "explain_command.h"

#include "analysis/explain_text.h"
#include "analysis/missing_words.h"
#include "analysis/run_names.h"
#include "chosen_run.h"
#include "exit_status.h"
#include "formats/files.h"
#include "formats/json.h"
#include "output.h"
#include "progress_bar.h"
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
    request.runs = reader.text("run");
    if (reader.isSet("run") && request.runs.isEmpty())
        reader.fail(QStringLiteral("--run needs the number of a run, or what it is called"));
    request.markdown = reader.isSet("markdown");
    request.json = reader.isSet("json");
    if (request.markdown && request.json)
        reader.fail(QStringLiteral("--markdown and --json are two ways of saying the same: leave one out"));
}

int explainRecording(const Request &request)
{
    Checked<Recording> recording = openRecording(request.recording);
    if (!recording)
        return usageError(recording.error);
    if (recording->runs.empty())
        return usageError(QStringLiteral("%1: there is no run in it").arg(request.recording));
    sayWhatIsLost(request.recording, lostRunsText(*recording));
    QStringList names = runNames(*recording);
    std::vector<Figures> figures = figuresOf(*recording);
    if (!request.runs.isEmpty()) {
        const std::ptrdiff_t place = chosenRun(request.runs, *recording, names);
        if (place < 0)
            return usageError(noSuchRun(request.recording, request.runs, names));
        std::vector<Run> one;
        one.push_back(std::move(recording->runs[static_cast<std::size_t>(place)]));
        recording->runs = std::move(one);
        names = {names[place]};
        figures = {figures[static_cast<std::size_t>(place)]};
    }
    ProgressBar progress(request.quiet);
    std::vector<Explanation> explanations;
    QString text;
    for (std::size_t i = 0; i < recording->runs.size(); ++i) {
        const Run &run = recording->runs[i];
        const WorkSpec &work = recording->workOf(run);
        const int cores = recording->machineOf(run).cores;
        const QString name = terminalText(names[static_cast<qsizetype>(i)]);
        progress.say(QStringLiteral("%1/%2 explaining %3").arg(i + 1).arg(recording->runs.size()).arg(name));
        const WaitAccount waits(run);
        explanations.push_back(explain(run, work, cores, figures[i], waits));
        if (request.json)
            continue;
        std::vector<Fact> facts = factsOf(run, work, cores, figures[i], waits, explanations.back());
        for (Fact &fact : facts)
            fact.text = terminalText(fact.text);
        text += (i > 0 ? QStringLiteral("\n") : QString())
            + (request.markdown ? markdownOf(name, facts) : linesOf(name, facts));
        explanations.back() = {};
    }
    progress.clear();
    const bool printed = request.json ? print(jsonText(*recording, explanations)) : print(text);
    return printed ? Done : SomeFailed;
}

} // namespace overlapse
