// SPDX-License-Identifier: MIT
#include "document/document.h"

#include "document/experiment_edits.h"
#include "scene/core_words.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr std::size_t mostSteps = 200;

bool sameLimitsShown(const Experiment &a, const Experiment &b)
{
    return a.limits == b.limits && a.cores == b.cores && a.knownCapacity == b.knownCapacity
        && a.supposed == b.supposed && a.fetchLimit == b.fetchLimit && a.transformLimit == b.transformLimit
        && a.threads == b.threads;
}

// Sources and what is told of them belong to the work; to compare it in depth would be to look at every input.
bool sameWorkShown(const Experiment &a, const Experiment &b)
{
    WorkSpec other = b.work;
    other.rules = a.work.rules; // they are another part
    return a.work.inputs == b.work.inputs && sameWork(a.work, other) && a.work.seed == b.work.seed
        && a.work.fetchTime == b.work.fetchTime && a.work.transformTime == b.work.transformTime
        && a.sources == b.sources && a.coldCache == b.coldCache && a.title == b.title && a.about == b.about;
}

bool sameExperimentShown(const Experiment &a, const Experiment &b)
{
    return sameWorkShown(a, b) && a.work.rules == b.work.rules && sameLimitsShown(a, b);
}

// But for what somebody wrote to them.
bool sameRuns(const QList<RunRecord> &a, const QList<RunRecord> &b)
{
    return std::ranges::equal(a, b, [](const RunRecord &one, RunRecord other) {
        other.facts.notes = one.facts.notes;
        return one == other;
    });
}

Document::Parts changesOf(const DocumentState &a, const DocumentState &b)
{
    Document::Parts parts;
    parts.setFlag(Document::Work, !sameWorkShown(a.experiment, b.experiment));
    parts.setFlag(Document::Rules, !(a.experiment.work.rules == b.experiment.work.rules));
    parts.setFlag(Document::Limits, !sameLimitsShown(a.experiment, b.experiment));
    parts.setFlag(Document::Shown, a.shown != b.shown || a.skipped != b.skipped);
    const bool differ = !(a.runs == b.runs);
    const bool byNotes = differ && sameRuns(a.runs, b.runs);
    parts.setFlag(Document::Notes, byNotes);
    parts.setFlag(Document::Runs, (differ && !byNotes) || a.withoutDisturbed != b.withoutDisturbed);
    return parts;
}

} // namespace

Document::Document(DocumentState state, int machineCores, QObject *parent)
    : QObject(parent), m_machineCores(machineCores), m_state(std::move(state))
{
}

QString Document::title() const
{
    return m_state.file.isEmpty() ? inWindow(experiment().title) : m_state.file;
}

QString Document::about() const
{
    return inWindow(experiment().about);
}

bool Document::isUnsaved(const RunRecord &record) const
{
    if (!record.measured() && !record.kept())
        return false;
    const auto saved = m_saved.find(record.id());
    return saved == m_saved.end() || saved->second.kept() != record.kept()
        || saved->second.facts.name != record.facts.name
        || !sameNotes(saved->second.facts.notes, record.facts.notes);
}

bool Document::unsaved() const
{
    return isUnsaved(m_state);
}

// Runs, their names, and the order of those that are kept.
bool Document::isUnsaved(const DocumentState &state) const
{
    std::int64_t place = -1;
    for (const RunRecord &record : state.runs) {
        if (isUnsaved(record))
            return true;
        const auto saved = m_savedPlaces.find(record.id());
        if (!record.kept() || saved == m_savedPlaces.end())
            continue;
        if (saved->second < place)
            return true;
        place = saved->second;
    }
    return false;
}

void Document::take(const DocumentState &next)
{
    const DocumentState before = std::exchange(m_state, next);
    const bool wasUnsaved = isUnsaved(before);
    for (const RunRecord &record : m_state.runs)
        m_lastId = std::max(m_lastId, static_cast<std::int64_t>(record.id()));
    Q_EMIT edited(changesOf(before, m_state));
    if (before.file != m_state.file || before.experiment.title != experiment().title
        || before.experiment.about != experiment().about)
        Q_EMIT titleChanged();
    if (wasUnsaved != unsaved())
        Q_EMIT unsavedChanged();
}

void Document::push(const DocumentState &next)
{
    m_undo.push_back({m_state, next});
    if (m_undo.size() > mostSteps)
        m_undo.erase(m_undo.begin());
    m_redo.clear();
    take(next);
    Q_EMIT historyChanged();
}

void Document::edit(Edit what, const Experiment &next, int which)
{
    DocumentState state = m_state;
    state.experiment = next;
    // What it is called, and what to look for in it, was said of other work.
    if (!sameWorkShown(next, m_state.experiment)) {
        state.experiment.title.clear();
        state.experiment.about.clear();
    }
    const LastEdit edit{what, which, {}};
    if (m_last != edit || m_undo.empty()) {
        push(state);
    } else {
        m_undo.back().after.experiment = state.experiment;
        m_redo.clear();
        take(state);
    }
    m_last = edit;
}

void Document::change(Edit what, const DocumentState &next)
{
    m_last.reset();
    push(next);
    if (what == Edit::Open || what == Edit::Example || what == Edit::Reset)
        Q_EMIT replaced();
}

void Document::reset()
{
    DocumentState next = m_state;
    next.experiment = articleExperiment(m_machineCores);
    change(Edit::Reset, next);
}

// Steps that had to do with something else were taken with the experiment as it was, too.
void Document::complete(const Experiment &experiment)
{
    const Experiment before = m_state.experiment;
    const auto completeAll = [&](std::vector<Step> &steps, DocumentState Step::*near,
                                 DocumentState Step::*far) {
        for (std::size_t i = steps.size(); i-- > 0;) {
            (steps[i].*near).experiment = experiment;
            Experiment &other = (steps[i].*far).experiment;
            if (!sameExperimentShown(other, before))
                break;
            other = experiment;
        }
    };
    completeAll(m_undo, &Step::after, &Step::before);
    completeAll(m_redo, &Step::before, &Step::after);
    DocumentState next = m_state;
    next.experiment = experiment;
    take(next);
}

void Document::leaveFile()
{
    DocumentState next = m_state;
    next.file.clear();
    next.experiment.supposed = {}; // what is measured is as it is
    take(next);
}

void Document::addMeasured(RunRecord record)
{
    record.facts.id = newId();
    take(withMeasured(m_state, record));
}

void Document::setPrepared(const PreparedRunPtr &first, const PreparedRunPtr &whole)
{
    const auto tell = [&](DocumentState &state) {
        const auto isFirst = [&first](const RunRecord &record) { return record.prepared == first; };
        if (std::none_of(state.runs.cbegin(), state.runs.cend(), isFirst))
            return; // steps share their runs, unless one has to change
        for (RunRecord &record : state.runs)
            if (isFirst(record))
                record.prepared = whole;
    };
    for (std::vector<Step> *steps : {&m_undo, &m_redo})
        for (Step &step : *steps) {
            tell(step.before);
            tell(step.after);
        }
    for (auto &[id, record] : m_saved)
        if (record.prepared == first)
            record.prepared = whole;
    DocumentState next = m_state;
    tell(next);
    take(next);
}

void Document::setSaved(const QList<RunRecord> &runs)
{
    const bool before = unsaved();
    for (const RunRecord &record : runs) {
        m_saved.insert_or_assign(record.id(), record);
        m_savedPlaces.insert_or_assign(record.id(), m_nextPlace++);
    }
    if (before != unsaved())
        Q_EMIT unsavedChanged();
}

void Document::restore(std::vector<Step> &from, std::vector<Step> &to, bool back)
{
    if (from.empty())
        return;
    const Step step = std::move(from.back());
    from.pop_back();
    to.push_back(step);
    m_last.reset();
    take(back ? replayed(m_state, step.after, step.before) : replayed(m_state, step.before, step.after));
    Q_EMIT historyChanged();
    Q_EMIT replaced();
}

void Document::undo()
{
    restore(m_undo, m_redo, true);
}

void Document::redo()
{
    restore(m_redo, m_undo, false);
}

void Document::toggleMode(int mode)
{
    if (mode < 0 || mode >= static_cast<int>(m_state.shown.size()))
        return;
    DocumentState next = m_state;
    bool &shown = next.shown[static_cast<std::size_t>(mode)];
    if (shown && m_state.shownModes().size() == 1)
        return;
    shown = !shown;
    take(next);
    if (m_state.shown[static_cast<std::size_t>(mode)])
        Q_EMIT modeShown(mode);
}

void Document::adopt(const PipelineSpec &spec)
{
    DocumentState next = m_state;
    next.experiment = withSpec(next.experiment, spec);
    next.shown[at(spec.mode)] = true;
    change(Edit::Try, next);
    Q_EMIT modeShown(static_cast<int>(spec.mode));
}

void Document::skipMode(int mode, bool skip)
{
    if (mode < 0 || mode >= static_cast<int>(m_state.skipped.size()))
        return;
    DocumentState next = m_state;
    next.skipped[static_cast<std::size_t>(mode)] = skip;
    take(next);
}

void Document::keepAll(QList<RunRecord> records)
{
    DocumentState next = m_state;
    for (RunRecord &record : records) {
        if (record.facts.id == RunId::None)
            record.facts.id = newId();
        next = withKept(next, record);
    }
    if (next.runs != m_state.runs)
        change(Edit::Keep, next);
}

void Document::removeRun(qlonglong id)
{
    if (const RunRecord *run = m_state.run(RunId(id)); run && run->kept())
        change(Edit::Remove, withoutKept(m_state, RunId(id)));
}

void Document::renameRun(qlonglong id, const QString &name)
{
    constexpr qsizetype longest = 200;
    QString kept = name.simplified().left(longest);
    if (!kept.isEmpty() && kept.back().isHighSurrogate())
        kept.chop(1); // half of a character
    if (const RunRecord *run = m_state.run(RunId(id)); run && run->facts.name != kept)
        change(Edit::Rename, withName(m_state, RunId(id), kept));
}

void Document::placeRun(qlonglong id, int to)
{
    DocumentState next = withPlace(m_state, RunId(id), to);
    if (!(next.runs == m_state.runs))
        change(Edit::Place, next);
}

void Document::pin(RunId id, const PinnedNote &note)
{
    const DocumentState next = withNote(m_state, id, note);
    if (next.runs == m_state.runs)
        return;
    const LastEdit edit{Edit::Note, 0, std::tuple(id, note.item, note.item < 0 ? note.at : Nanos(0))};
    if (m_last != edit || m_undo.empty()) {
        push(next);
    } else {
        // Of the step alone: what was measured meanwhile is no part of it.
        m_undo.back().after = withNote(m_undo.back().after, id, note);
        m_redo.clear();
        take(next);
    }
    m_last = edit;
    if (m_undo.back().before.runs != m_undo.back().after.runs)
        return;
    m_undo.pop_back(); // it is as it was
    m_last.reset();
    Q_EMIT historyChanged();
}

void Document::leaveOutDisturbed(bool leaveOut)
{
    DocumentState next = m_state;
    next.withoutDisturbed = leaveOut;
    if (leaveOut != m_state.withoutDisturbed)
        change(Edit::LeaveOut, next);
}

void Document::showRun(qlonglong id, bool shown)
{
    take(withShown(m_state, RunId(id), shown));
}

} // namespace overlapse
