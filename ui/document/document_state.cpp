// SPDX-License-Identifier: MIT
#include "document/document_state.h"

#include <algorithm>

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

// After the run that precedes it in `order` and is there, or else at the beginning.
void insertAsIn(const QList<RunRecord> &order, qsizetype index, QList<RunRecord> &runs)
{
    qsizetype place = 0;
    for (qsizetype before = index - 1; before >= 0; --before)
        if (const qsizetype found = indexOf(runs, order[before].id()); found >= 0) {
            place = found + 1;
            break;
        }
    runs.insert(place, order[index]);
}

std::vector<RunId> commonOrder(const QList<RunRecord> &runs, const QList<RunRecord> &others)
{
    std::vector<RunId> order;
    for (const RunRecord &record : runs)
        if (indexOf(others, record.id()) >= 0)
            order.push_back(record.id());
    return order;
}

// Those that `order` has take each other's places; others stay where they are.
void orderAsIn(const QList<RunRecord> &order, QList<RunRecord> &runs)
{
    std::vector<qsizetype> places;
    for (qsizetype i = 0; i < runs.size(); ++i)
        if (indexOf(order, runs[i].id()) >= 0)
            places.push_back(i);
    const QList<RunRecord> before = runs;
    auto place = places.begin();
    for (const RunRecord &record : order)
        if (const qsizetype was = indexOf(before, record.id()); was >= 0)
            runs[*place++] = before[was];
}

RunRecord replayedRun(RunRecord now, const RunRecord &from, const RunRecord &to)
{
    takeChange(now.prepared, from.prepared, to.prepared);
    takeChange(now.facts.name, from.facts.name, to.facts.name);
    takeChange(now.facts.pinned, from.facts.pinned, to.facts.pinned);
    takeChange(now.shown, from.shown, to.shown);
    return now;
}

QList<RunRecord> replayedRuns(const QList<RunRecord> &now, const QList<RunRecord> &from,
                              const QList<RunRecord> &to)
{
    if (from == to)
        return now;
    QList<RunRecord> runs;
    for (const RunRecord &record : now) {
        const qsizetype was = indexOf(from, record.id());
        const qsizetype is = indexOf(to, record.id());
        if (was >= 0 && is < 0)
            continue; // the step took it away
        runs << (was >= 0 && is >= 0 ? replayedRun(record, from[was], to[is]) : record);
    }
    // What the step brought; and what it kept, though a measurement has replaced it since.
    for (qsizetype i = 0; i < to.size(); ++i) {
        const qsizetype was = indexOf(from, to[i].id());
        if (indexOf(runs, to[i].id()) < 0 && (was < 0 || (to[i].kept() && !from[was].kept())))
            insertAsIn(to, i, runs);
    }
    if (commonOrder(from, to) != commonOrder(to, from))
        orderAsIn(to, runs);
    return runs;
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
    const auto fit = [this, mode](const RunRecord &record) {
        return record.spec().mode == mode && fits(record, experiment);
    };
    if (const RunRecord *own =
            latest(runs, [&fit](const RunRecord &record) { return !record.kept() && fit(record); }))
        return own;
    // What is kept says it too, unless it came from elsewhere. Its place is the user's, so its id says which is later.
    const RunRecord *best = nullptr;
    for (const RunRecord &record : runs)
        if ((record.file.isEmpty() || record.file == file) && fit(record)
            && (!best || std::pair(best->measured(), best->id()) < std::pair(record.measured(), record.id())))
            best = &record;
    return best;
}

const RunRecord *DocumentState::outdated(Mode mode) const
{
    return latest(runs, [this, mode](const RunRecord &record) {
        return !record.kept() && record.spec().mode == mode && !fits(record, experiment);
    });
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
    const RunRecord *first = nullptr;
    for (const RunRecord &record : runs)
        if (record.measured() && record.run().trace.emittedCount() > 0
            && sameWork(record.work(), experiment.work)
            && (!first
                || std::pair(record.kept(), record.spec().mode)
                    < std::pair(first->kept(), first->spec().mode)))
            first = &record;
    return first;
}

DocumentState withMeasured(DocumentState state, const RunRecord &record)
{
    state.runs.removeIf([&record](const RunRecord &other) {
        return !other.kept() && other.spec().mode == record.spec().mode;
    });
    state.runs << record;
    return state;
}

DocumentState withKept(DocumentState state, RunRecord record)
{
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
    if (const RunRecord *mode = state.fitting(state.runs[index].spec().mode);
        mode && mode->id() == id && mode->measured() && mode->file.isEmpty()) {
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
    next.runs = replayedRuns(now.runs, from.runs, to.runs);
    return next;
}

} // namespace overlapse
