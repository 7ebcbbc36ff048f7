// SPDX-License-Identifier: MIT
#include "diff_command.h"

#include "analysis/described_run.h"
#include "analysis/difference_words.h"
#include "analysis/missing_words.h"
#include "analysis/repeats.h"
#include "analysis/run_names.h"
#include "chosen_run.h"
#include "exit_status.h"
#include "formats/difference_json.h"
#include "formats/files.h"
#include "output.h"
#include "progress_bar.h"
#include "standard_output.h"
#include "workload/work_text.h"

#include <QBuffer>
#include <QIODevice>

#include <algorithm>
#include <array>

namespace overlapse {

namespace {

/// A recording of which runs are compared.
struct Side
{
    QString file;
    std::shared_ptr<const Recording> recording; ///< of one file, both sides have the same
    QStringList names;

    [[nodiscard]] ComparedRun run(std::size_t place, const WaitAccount &waits) const
    {
        const Run &run = recording->runs[place];
        return {run, waits, recording->workOf(run), &recording->machineOf(run)};
    }
};

using Places = std::vector<std::pair<std::size_t, std::size_t>>;

Checked<Side> openSide(const QString &file)
{
    Checked<Recording> recording = openRecording(file);
    if (!recording)
        return Checked<Side>::failure(recording.error);
    if (recording->runs.empty())
        return Checked<Side>::failure(QStringLiteral("%1: there is no run in it").arg(file));
    Side side{file, std::make_shared<const Recording>(std::move(*recording)), {}};
    side.names = runNames(*side.recording);
    return side;
}

/// The first run of each mode that both have; where it is one of several repeats, their median.
Places sameModes(const Side &a, const Side &b)
{
    Places places;
    const std::array repeats{repeatsOf(*a.recording), repeatsOf(*b.recording)};
    for (const Mode mode : allModes) {
        const auto firstOf = [mode](const Side &side, const std::vector<RepeatGroup> &groups) {
            const std::vector<Run> &runs = side.recording->runs;
            const auto first = static_cast<std::size_t>(
                std::ranges::find_if(runs, [mode](const Run &run) { return run.spec.mode == mode; })
                - runs.begin());
            const auto group = std::ranges::find_if(groups, [first](const RepeatGroup &one) {
                return std::ranges::find(one.runs, first) != one.runs.end();
            });
            return group == groups.end() ? first : group->medianRun;
        };
        const std::size_t inA = firstOf(a, repeats[0]);
        const std::size_t inB = firstOf(b, repeats[1]);
        if (inA < a.recording->runs.size() && inB < b.recording->runs.size())
            places.emplace_back(inA, inB);
    }
    return places;
}

/// Which runs are compared with which.
Checked<Places> placesOf(const Request &request, const Side &a, const Side &b)
{
    const bool one = !request.otherRecording;
    const auto fail = [](const QString &error) { return Checked<Places>::failure(error); };
    if (request.runs.isEmpty() && request.otherRun.isEmpty()) {
        if (one && a.names.size() != 2)
            return fail(QStringLiteral("%1: say which two runs with --run-a and --run-b. It has %2")
                            .arg(a.file, listOfRuns(a.names)));
        if (one)
            return Places{{0, 1}};
        if (a.names.size() == 1 && b.names.size() == 1)
            return Places{{0, 0}};
        Places places = sameModes(a, b);
        return places.empty()
            ? fail(QStringLiteral("%1 and %2 have no mode in common: say which runs with --run-a and --run-b")
                       .arg(a.file, b.file))
            : Checked<Places>(std::move(places));
    }
    const auto place = [](const Side &side, const QString &which) -> std::ptrdiff_t {
        return which.isEmpty() ? (side.names.size() == 1 ? 0 : -1)
                               : chosenRun(which, *side.recording, side.names);
    };
    const std::ptrdiff_t inA = place(a, request.runs);
    const std::ptrdiff_t inB = place(b, request.otherRun);
    if (inA < 0)
        return fail(noSuchRun(a.file, request.runs, a.names));
    if (inB < 0)
        return fail(noSuchRun(b.file, request.otherRun, b.names));
    if (one && inA == inB)
        return fail(QStringLiteral("--run-a and --run-b are the same run"));
    return Places{{static_cast<std::size_t>(inA), static_cast<std::size_t>(inB)}};
}

WrittenDifference differenceOf(const Side &a, std::size_t inA, const Side &b, std::size_t inB,
                               const DifferenceQuestion &question)
{
    const WaitAccount waitsA(a.recording->runs[inA]);
    const WaitAccount waitsB(b.recording->runs[inB]);
    const ComparedRun runA = a.run(inA, waitsA);
    const ComparedRun runB = b.run(inB, waitsB);
    const auto pairs =
        std::make_shared<const PairedItems>(pairItems({runA.run, runA.work}, {runB.run, runB.work}));
    WrittenDifference written{a.file,
                              a.recording->lostRuns,
                              a.names[static_cast<qsizetype>(inA)],
                              b.file,
                              b.recording->lostRuns,
                              b.names[static_cast<qsizetype>(inB)],
                              overlapse::differenceOf(runA, runB, pairs, question).value(),
                              {},
                              differenceDoubts(runA, runB, *pairs)};
    written.sentences = differenceSentences(written.difference, runA, runB);
    return written;
}

/// "  held by order             gained 93 s, lost 0 s": a line for each cause that makes a difference.
QString causeLines(const RunDifference &difference)
{
    QString lines;
    constexpr int width = 34;
    for (std::size_t cause = 0; cause < causeCount; ++cause) {
        const RunDifference::Change &change = difference.byCause[cause];
        if (change.gained == Nanos(0) && change.lost == Nanos(0))
            continue;
        const QString stage = QLatin1String(causeKey(Cause(cause))).startsWith(QLatin1String("fetch"))
            ? QStringLiteral("fetch")
            : QStringLiteral("transform");
        const QString text = causeText(Cause(cause));
        const QString name = text.startsWith(stage) ? text : stage + u' ' + text;
        lines += QStringLiteral("  %1 gained %2, lost %3\n")
                     .arg(name.leftJustified(width), shortTime(change.gained), shortTime(change.lost));
    }
    return lines;
}

QString textOf(const WrittenDifference &written)
{
    const auto side = [](const QString &letter, const QString &file, const QString &run) {
        return QStringLiteral("%1: %2, %3\n").arg(letter, terminalText(file), terminalText(run));
    };
    QString text = side(QStringLiteral("A"), written.recordingA, written.runA)
        + side(QStringLiteral("B"), written.recordingB, written.runB);
    for (const QString &sentence : written.sentences)
        text += terminalText(sentence) + u'\n';
    text += causeLines(written.difference);
    if (written.difference.size() > 0)
        text += thresholdSentence(written.difference) + u'\n';
    for (const QString &doubt : written.doubts)
        text += QStringLiteral("but: ") + terminalText(doubt) + u'\n';
    return text;
}

QByteArray jsonOf(const std::vector<WrittenDifference> &differences)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    writeDifferencesJson(buffer, differences);
    return buffer.data();
}

} // namespace

void readDiff(OptionReader &reader, Request &request)
{
    const QStringList files = reader.files();
    if (files.isEmpty() || files.size() > 2)
        return reader.fail(QStringLiteral("diff takes two recordings, or one and --run-a and --run-b, as in "
                                          "overlapse diff before.overlapse after.overlapse"));
    request.recording = files.first();
    if (files.size() == 2)
        request.otherRecording = files.last();
    request.runs = reader.text("run-a");
    request.otherRun = reader.text("run-b");
    for (const char *name : {"run-a", "run-b"})
        if (reader.isSet(name) && reader.text(name).isEmpty())
            reader.fail(QStringLiteral("--%1 needs the number of a run, or what it is called")
                            .arg(QLatin1String(name)));
    if (reader.isSet("threshold"))
        request.threshold = reader.parsed("threshold", parseDuration, Nanos(0));
    request.json = reader.isSet("json");
    request.quiet = reader.isSet("quiet");
}

int compareRecordings(const Request &request)
{
    const Checked<Side> a = openSide(request.recording);
    if (!a)
        return usageError(a.error);
    const QString other = request.otherRecording.value_or(request.recording);
    const Checked<Side> b = other == request.recording ? a : openSide(other);
    if (!b)
        return usageError(b.error);
    sayWhatIsLost(a->file, lostRunsText(*a->recording));
    if (b->recording != a->recording)
        sayWhatIsLost(b->file, lostRunsText(*b->recording));
    const Checked<Places> places = placesOf(request, *a, *b);
    if (!places)
        return usageError(places.error);
    ProgressBar progress(request.quiet);
    std::vector<WrittenDifference> differences;
    QString text;
    for (const auto &[inA, inB] : *places) {
        progress.say(QStringLiteral("%1/%2 comparing").arg(differences.size() + 1).arg(places->size()));
        differences.push_back(differenceOf(*a, inA, *b, inB, {.threshold = request.threshold}));
        text += (text.isEmpty() ? QString() : QStringLiteral("\n")) + textOf(differences.back());
    }
    progress.clear();
    return print(request.json ? jsonOf(differences) : text.toUtf8()) ? Done : SomeFailed;
}

} // namespace overlapse
