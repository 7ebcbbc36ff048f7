// SPDX-License-Identifier: MIT
#include "document/document_state.h"

#include "analysis/measured_times.h"

#include <algorithm>
#include <unordered_map>

namespace overlapse {

namespace {

qsizetype indexOf(const QList<RunRecord> &runs, RunId id)
{
    const auto found =
        std::find_if(runs.begin(), runs.end(), [id](const RunRecord &record) { return record.id() == id; });
    return found == runs.end() ? -1 : found - runs.begin();
}

// From the latest to the first.
template<typename Test>
const RunRecord *latest(const QList<RunRecord> &runs, Test test)
{
    const auto found = std::find_if(runs.rbegin(), runs.rend(), test);
    return found == runs.rend() ? nullptr : &*found;
}

template<typename Value>
void takeChange(Value &now, const Value &from, const Value &to)
{
    if (!(from == to))
        now = to;
}

// By id, where many runs are looked up.
using Places = std::unordered_map<RunId, qsizetype>;

Places placesOf(const QList<RunRecord> &runs)
{
    Places places;
    for (qsizetype i = 0; i < runs.size(); ++i)
        places.emplace(runs[i].id(), i);
    return places;
}

const RunRecord *find(const QList<RunRecord> &runs, const Places &places, RunId id)
{
    const auto found = places.find(id);
    return found == places.end() ? nullptr : &runs[found->second];
}

// Each after the run that precedes it in `order` and is there, or else at the beginning.
template<typename Test>
QList<RunRecord> withMissing(const QList<RunRecord> &runs, const QList<RunRecord> &order, Test isMissing)
{
    const Places there = placesOf(runs);
    std::unordered_map<RunId, QList<RunRecord>> following;
    RunId last = RunId::None;
    for (const RunRecord &record : order)
        if (there.contains(record.id()))
            last = record.id();
        else if (isMissing(record))
            following[last] << record;
    QList<RunRecord> all = following[RunId::None];
    for (const RunRecord &record : runs) {
        all << record;
        if (const auto found = following.find(record.id()); found != following.end())
            all << found->second;
    }
    return all;
}

std::vector<RunId> commonOrder(const QList<RunRecord> &runs, const Places &others)
{
    std::vector<RunId> order;
    for (const RunRecord &record : runs)
        if (others.contains(record.id()))
            order.push_back(record.id());
    return order;
}

// Those that `order` has take each other's places; others stay where they are.
QList<RunRecord> orderedAsIn(const QList<RunRecord> &order, const Places &ordered,
                             const QList<RunRecord> &runs)
{
    const Places places = placesOf(runs);
    QList<RunRecord> result = runs;
    auto next = order.begin();
    for (RunRecord &record : result) {
        if (!ordered.contains(record.id()))
            continue;
        while (!places.contains(next->id()))
            ++next;
        record = *find(runs, places, next->id());
        ++next;
    }
    return result;
}

const RunRecord *ownFitting(const DocumentState &state, Mode mode)
{
    return latest(state.runs, [&state, mode](const RunRecord &record) {
        return !record.kept() && record.spec().mode == mode && fits(record, state.experiment);
    });
}

const RunRecord *medianWith(const DocumentState &state, const RunRecord *run)
{
    const RunRecord *median = run ? repeatsWith(state.runs, *run, state.withoutDisturbed).median : nullptr;
    return median ? median : run;
}

RunRecord replayedRun(RunRecord now, const RunRecord &from, const RunRecord &to)
{
    takeChange(now.prepared, from.prepared, to.prepared);
    takeChange(now.facts.name, from.facts.name, to.facts.name);
    takeChange(now.facts.pinned, from.facts.pinned, to.facts.pinned);
    takeChange(now.facts.notes, from.facts.notes, to.facts.notes);
    takeChange(now.shown, from.shown, to.shown);
    return now;
}

QList<RunRecord> replayedRuns(const QList<RunRecord> &now, const QList<RunRecord> &from,
                              const QList<RunRecord> &to)
{
    if (from == to)
        return now;
    const Places inFrom = placesOf(from);
    const Places inTo = placesOf(to);
    QList<RunRecord> runs;
    for (const RunRecord &record : now) {
        const RunRecord *was = find(from, inFrom, record.id());
        const RunRecord *is = find(to, inTo, record.id());
        if (is || !was) // else the step took it away
            runs << (was && is ? replayedRun(record, *was, *is) : record);
    }
    // What the step brought; and what it kept, though a measurement has replaced it since.
    runs = withMissing(runs, to, [&](const RunRecord &record) {
        const RunRecord *was = find(from, inFrom, record.id());
        return !was || (record.kept() && !was->kept());
    });
    return commonOrder(from, inTo) == commonOrder(to, inFrom) ? runs : orderedAsIn(to, inTo, runs);
}

} // namespace

std::vector<Mode> DocumentState::shownModes() const
{
    std::vector<Mode> modes;
    for (const Mode mode : allModes)
        if (shown[at(mode)])
            modes.push_back(mode);
    return modes;
}

std::vector<Mode> DocumentState::measuredModes() const
{
    std::vector<Mode> modes = shownModes();
    modes.erase(std::remove_if(modes.begin(), modes.end(), [this](Mode mode) { return skipped[at(mode)]; }),
                modes.end());
    return modes;
}

const RunRecord *DocumentState::run(RunId id) const
{
    const qsizetype index = indexOf(runs, id);
    return index < 0 ? nullptr : &runs[index];
}

const RunRecord *DocumentState::fitting(Mode mode) const
{
    if (const RunRecord *own = ownFitting(*this, mode))
        return medianWith(*this, own);
    // What is kept says it too, unless it came from elsewhere. Its place is the user's, so its id says which is later.
    const RunRecord *best = nullptr;
    for (const RunRecord &record : runs)
        if ((record.file.isEmpty() || record.file == file) && record.spec().mode == mode
            && fits(record, experiment)
            && (!best || std::pair(best->measured(), best->id()) < std::pair(record.measured(), record.id())))
            best = &record;
    return best;
}

ModeRepeats DocumentState::repeats(Mode mode) const
{
    const RunRecord *own = ownFitting(*this, mode);
    return own ? repeatsWith(runs, *own, withoutDisturbed) : ModeRepeats();
}

const RunRecord *DocumentState::outdated(Mode mode) const
{
    return medianWith(*this, latest(runs, [this, mode](const RunRecord &record) {
        return !record.kept() && record.spec().mode == mode && !fits(record, experiment);
    }));
}

std::vector<const RunRecord *> DocumentState::kept() const
{
    std::vector<const RunRecord *> all;
    for (const RunRecord &record : runs)
        if (record.kept())
            all.push_back(&record);
    return all;
}

const RunRecord *DocumentState::basis() const
{
    const RunRecord *best = nullptr;
    const auto isBetter = [&best](const RunRecord &record) {
        if (!best || record.kept() != best->kept())
            return !best || best->kept();
        const auto rank = tellingRank(record.run());
        const auto bestRank = tellingRank(best->run());
        return rank != bestRank ? rank > bestRank : record.spec().mode < best->spec().mode;
    };
    for (const RunRecord &record : runs)
        if (record.measured() && record.run().trace.emittedCount() > 0
            && sameWork(record.work(), experiment.work) && isBetter(record))
            best = &record;
    return medianWith(*this, best);
}

DocumentState withMeasured(DocumentState state, const RunRecord &record)
{
    const auto isReplaced = [&record](const RunRecord &other) {
        return !other.kept() && other.spec().mode == record.spec().mode && !isNextRepeat(record, other);
    };
    // What somebody wrote is not lost by measuring again.
    for (RunRecord &other : state.runs)
        if (other.facts.notes && isReplaced(other)) {
            other.facts.pinned = true;
            other.shown = false;
        }
    state.runs.removeIf(isReplaced);
    state.runs << record;
    return state;
}

DocumentState withKept(DocumentState state, RunRecord record)
{
    if (const qsizetype index = indexOf(state.runs, record.id()); index >= 0 && state.runs[index].kept()) {
        state.runs[index].shown = true; // it has its place
        return state;
    }
    state.runs.removeIf([&record](const RunRecord &other) { return other.id() == record.id(); });
    record.facts.pinned = true;
    record.shown = true;
    state.runs << record;
    return state;
}

DocumentState withoutKept(DocumentState state, RunId id)
{
    const qsizetype index = indexOf(state.runs, id);
    if (index < 0)
        return state;
    const RunRecord &kept = state.runs.at(index);
    const RunRecord *fitting = state.fitting(kept.spec().mode);
    const std::vector<const RunRecord *> repeats = state.repeats(kept.spec().mode).all;
    if ((fitting == &kept && kept.measured() && kept.file.isEmpty())
        || std::ranges::find(repeats, &kept) != repeats.end()) {
        state.runs[index].facts.pinned = false;
        return state;
    }
    const RunRecord gone = state.runs.takeAt(index);
    if (state.shownModes().empty() && state.kept().empty())
        state.shown[at(gone.spec().mode)] = true;
    return state;
}

DocumentState withName(DocumentState state, RunId id, const QString &name)
{
    if (const qsizetype index = indexOf(state.runs, id); index >= 0)
        state.runs[index].facts.name = name;
    return state;
}

DocumentState withNote(DocumentState state, RunId id, const PinnedNote &note)
{
    const qsizetype index = indexOf(state.runs, id);
    if (index < 0)
        return state;
    std::shared_ptr<const PinnedNotes> &notes = state.runs[index].facts.notes;
    PinnedNotes next = withNote(notes ? *notes : PinnedNotes(), note);
    if (next != (notes ? *notes : PinnedNotes()))
        notes = next.empty() ? nullptr : std::make_shared<const PinnedNotes>(std::move(next));
    return state;
}

DocumentState withPlace(DocumentState state, RunId id, qsizetype to)
{
    std::vector<qsizetype> places;
    for (qsizetype i = 0; i < state.runs.size(); ++i)
        if (state.runs[i].kept())
            places.push_back(i);
    const qsizetype index = indexOf(state.runs, id);
    if (index < 0 || !state.runs[index].kept())
        return state;
    to = std::clamp<qsizetype>(to, 0, static_cast<qsizetype>(places.size()) - 1);
    state.runs.move(index, places[static_cast<std::size_t>(to)]);
    return state;
}

DocumentState withShown(DocumentState state, RunId id, bool shown)
{
    if (const qsizetype index = indexOf(state.runs, id); index >= 0)
        state.runs[index].shown = shown;
    return state;
}

DocumentState replayed(const DocumentState &now, const DocumentState &from, const DocumentState &to)
{
    DocumentState next = now;
    next.experiment = to.experiment;
    takeChange(next.shown, from.shown, to.shown);
    takeChange(next.skipped, from.skipped, to.skipped);
    takeChange(next.file, from.file, to.file);
    takeChange(next.withoutDisturbed, from.withoutDisturbed, to.withoutDisturbed);
    next.runs = replayedRuns(now.runs, from.runs, to.runs);
    return next;
}

} // namespace overlapse
