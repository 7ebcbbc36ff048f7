// SPDX-License-Identifier: MIT
#include "formats/report_commands.h"

#include "analysis/comparable_runs.h"
#include "formats/command_line.h"
#include "workload/command_words.h"
#include "workload/served_text.h"
#include "workload/urls.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr std::size_t mostCommands = 8;
constexpr std::size_t mostListed = 20; // inputs of which only their own names are known

/// Runs that one command makes.
struct Batch
{
    std::size_t comparable = 0;
    const Run *first = nullptr;
    PipelineSpec limits;
    bool hasLimits = false; ///< whether some run used them; else they may be anything
    bool hasThreads = false;
    std::vector<Mode> modes{};
    std::size_t runs = 0;
};

bool belongs(const Batch &batch, std::size_t comparable, const Run &run)
{
    const PipelineSpec &spec = run.spec;
    return batch.comparable == comparable && batch.first->facts.origin == run.facts.origin
        && batch.limits.order == spec.order
        && (!usesLimits(spec.mode) || !batch.hasLimits
            || (batch.limits.fetchLimit == spec.fetchLimit
                && batch.limits.transformLimit == spec.transformLimit))
        && (!usesPool(spec.mode) || !batch.hasThreads || batch.limits.threads == spec.threads);
}

void add(Batch &batch, const Run &run)
{
    if (usesLimits(run.spec.mode) && !batch.hasLimits) {
        batch.limits.fetchLimit = run.spec.fetchLimit;
        batch.limits.transformLimit = run.spec.transformLimit;
        batch.hasLimits = true;
    }
    if (usesPool(run.spec.mode) && !batch.hasThreads) {
        batch.limits.threads = run.spec.threads;
        batch.hasThreads = true;
    }
    if (std::find(batch.modes.begin(), batch.modes.end(), run.spec.mode) == batch.modes.end())
        batch.modes.push_back(run.spec.mode);
    ++batch.runs;
}

std::vector<Batch> batchesOf(const Recording &recording)
{
    const std::vector<std::size_t> groups = comparisonGroups(recording);
    std::vector<Batch> batches;
    for (std::size_t i = 0; i < recording.runs.size(); ++i) {
        const Run &run = recording.runs[i];
        auto found = std::find_if(batches.begin(), batches.end(),
                                  [&](const Batch &batch) { return belongs(batch, groups[i], run); });
        if (found == batches.end())
            found = batches.insert(batches.end(),
                                   Batch{.comparable = groups[i], .first = &run, .limits = run.spec});
        add(*found, run);
    }
    return batches;
}

// A source is an input or the name of a list of them: of an input, something is among the paths.
bool isInput(const InputList &inputs, const QString &source)
{
    const QByteArray name = source.toLocal8Bit();
    const QByteArray folder = name.endsWith('/') ? name : name + '/';
    return std::any_of(inputs.paths.begin(), inputs.paths.end(),
                       [&](const QByteArray &path) { return path == name || path.startsWith(folder); });
}

void setInputs(ExperimentFile &file, const WorkSpec &work, Secrets secrets, QStringList &notes)
{
    if (work.served || !work.inputs)
        return;
    const QStringList shown = shownSources(work, secrets);
    for (qsizetype i = 0; i < shown.size(); ++i) {
        if (isInput(*work.inputs, work.inputs->sources[i]))
            file.inputs << shown[i];
        else if (shown[i] == QLatin1String("standard input"))
            file.list = QStringLiteral("-");
        else
            file.list = shown[i];
    }
    if (!file.list.isEmpty())
        notes << QStringLiteral("a list whose inputs end with NUL needs --null as well");
    // A control character is shown in another way than it is typed.
    if (std::ranges::any_of(file.list, [](QChar c) { return c.category() == QChar::Other_Control; }))
        file.list = QStringLiteral("LIST");
    if (file.list == QLatin1String("LIST"))
        notes << QStringLiteral("LIST is the list of inputs, whose name no line can show");
    if (!shown.isEmpty())
        return;
    if (work.inputs->paths.size() > mostListed) {
        file.list = QStringLiteral("INPUTS");
        notes << QStringLiteral("INPUTS is a file with the inputs, one a line");
        return;
    }
    for (std::size_t item = 0; item < work.inputs->paths.size(); ++item)
        file.inputs << shownInput(work, static_cast<std::int64_t>(item), secrets);
}

QStringList headersOf(const FetchRules &rules, Secrets secrets)
{
    QStringList headers = writtenHeaders(rules, secrets);
    for (QString &header : headers)
        if (!header.contains(u':'))
            header += QStringLiteral(": ***");
    return headers;
}

QString haltOption(const HaltRule &halt)
{
    if (halt.failures > 0)
        return QStringLiteral(" --halt %1").arg(halt.failures);
    return halt.share > 0 ? QStringLiteral(" --halt ") + shareText(halt.share) : QString();
}

Verb verbOf(const Batch &batch)
{
    if (batch.first->clock == Clock::Virtual)
        return Verb::Predict;
    return batch.modes.size() == 1 ? Verb::Run : Verb::Compare;
}

QString lineOf(const Recording &recording, const Batch &batch, Secrets secrets, QStringList &notes)
{
    const WorkSpec &work = recording.workOf(*batch.first);
    ExperimentFile file;
    file.work = writtenWork(work, secrets);
    file.work.rules.headers = headersOf(work.rules, secrets);
    setInputs(file, work, secrets, notes);
    if (work.durations && !work.durations->source.isEmpty())
        file.durationsFile = work.durations->source;
    file.coldCache = recording.cache.kind == CacheState::Kind::Cold;
    file.limits = batch.limits;
    file.modes = batch.modes;
    std::ranges::sort(file.modes);
    file.cores = recording.machineOf(*batch.first).cores;
    QString line = commandLine(file, verbOf(batch), true);
    if (line.isEmpty())
        return line;
    line += haltOption(work.halt);
    const std::size_t repeats = batch.runs / batch.modes.size();
    if (verbOf(batch) != Verb::Predict && repeats > 1 && batch.runs % batch.modes.size() == 0)
        line += QStringLiteral(" --repeat %1").arg(repeats);
    return line;
}

} // namespace

RecordingCommands commandsOf(const Recording &recording, Secrets secrets)
{
    RecordingCommands commands;
    std::vector<Batch> batches = batchesOf(recording);
    if (batches.size() > mostCommands)
        commands.notes << QStringLiteral("of %1 commands these are the first").arg(batches.size());
    batches.resize(std::min(batches.size(), mostCommands));
    for (const Batch &batch : batches) {
        if (batch.first->facts.origin == Origin::Foreign) {
            commands.notes << QStringLiteral("what another program told has no command here");
            continue;
        }
        const QString line = lineOf(recording, batch, secrets, commands.notes);
        if (!line.isEmpty())
            commands.lines << line;
        else if (recording.workOf(*batch.first).isReal())
            commands.notes << QStringLiteral(
                "what was predicted of real work is predicted from a recording of it: "
                "overlapse predict --durations FILE.overlapse");
        else
            commands.notes << QStringLiteral(
                "only a file can say these durations: overlapse predict --experiment FILE");
    }
    if (std::ranges::any_of(commands.lines,
                            [](const QString &line) { return line.contains(QLatin1String("***")); }))
        commands.notes << QStringLiteral("*** stands for what may be secret, and has to be filled in");
    commands.lines.removeDuplicates();
    commands.notes.removeDuplicates();
    return commands;
}

} // namespace overlapse
