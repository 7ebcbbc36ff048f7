// SPDX-License-Identifier: MIT
#include "timeline/note_pad.h"

#include "scene/state_marks.h"

#include <algorithm>

namespace overlapse {

namespace {

Nanos admittedAt(const PanelInput &panel, std::int64_t item)
{
    return item >= 0 && item < panel.run->trace.size()
        ? panel.run->trace.stamp(StampColumn::FetchAdmitted, item)
        : absent;
}

} // namespace

NotePad::NotePad(View &view, QObject *parent) : QObject(parent), m_view(view)
{
    connect(&view, &View::noteWanted, this, &NotePad::open);
    connect(&view, &View::touched, this, &NotePad::changed);
    connect(&view, &View::selected, this, &NotePad::end); // something else is looked at
    connect(&view, &View::inputChanged, this, [this] {
        if (!m_place)
            return; // a run that grows has another input each frame
        const PanelInput *panel = panelOf(m_place->panel);
        if (!panel || panel->record != m_record)
            return end(); // what it was of is not shown any more
        Q_EMIT changed();
    });
}

const PanelInput *NotePad::panelOf(PanelId id) const
{
    const std::vector<PanelInput> &panels = m_view.input().panels;
    const auto found = std::ranges::find(panels, id, &PanelInput::id);
    return found == panels.end() ? nullptr : &*found;
}

const PinnedNote *NotePad::noteThere() const
{
    const PanelInput *panel = m_place ? panelOf(m_place->panel) : nullptr;
    return panel && panel->notes ? noteOf(*panel->notes, m_place->item, m_place->at) : nullptr;
}

QString NotePad::about() const
{
    const PanelInput *panel = m_place ? panelOf(m_place->panel) : nullptr;
    if (!panel)
        return {};
    const Wording wording = Wording::onScreen();
    const QString what = m_place->item >= 0
        ? itemName(*panel, m_place->item, wording)
        : wording.translate("Item", "at %1", "a time")
              .arg(wording.instant(m_place->at,
                                   TimeAxis(m_view.shown().begin, m_view.shown().end, 0, 1000).scale()));
    return QStringLiteral("%1, %2").arg(what, panel->title);
}

QString NotePad::text() const
{
    const PinnedNote *note = noteThere();
    QString text = m_written ? *m_written : note ? note->text : QString();
    return text.replace(u'\n', u' ');
}

void NotePad::setText(const QString &text)
{
    if (!m_place || text == this->text())
        return;
    m_written = text;
    Q_EMIT pinned(qlonglong(m_record), {m_place->item, m_place->at, text.trimmed()});
    Q_EMIT changed();
}

int NotePad::count() const
{
    const PanelInput *panel = m_view.touchedPanel();
    return panel && panel->notes ? static_cast<int>(panel->notes->size()) : 0;
}

std::optional<NotePlace> NotePad::placeWanted(const PanelInput &panel) const
{
    const ViewState &state = m_view.state();
    if (const Nanos admitted = admittedAt(panel, state.selected); admitted != absent) {
        const PinnedNote *there = panel.notes ? noteOf(*panel.notes, state.selected, admitted) : nullptr;
        return NotePlace{panel.id, state.selected,
                         there             ? there->at
                             : state.state ? state.state->begin
                                           : admitted};
    }
    if (state.selected >= 0)
        return std::nullopt;
    const TimeRange shown = m_view.shown();
    const Nanos middle = shown.begin + shown.length() / 2;
    const Nanos at = m_view.pointerTime() ? *m_view.pointerTime() : state.range ? state.range->begin : middle;
    return NotePlace{panel.id, -1, std::clamp(at, Nanos(0), std::max(Nanos(0), panel.run->trace.end()))};
}

void NotePad::begin()
{
    if (m_place) // it was read
        return Q_EMIT begun();
    const bool isPointed = m_view.state().selected < 0 && m_view.pointerTime();
    const PanelInput *pointed = isPointed ? panelOf(m_view.pointerPanel()) : nullptr;
    const PanelInput *panel = pointed ? pointed : m_view.touchedPanel();
    if (!panel || !panel->run)
        return Q_EMIT refused(tr("There is no run to pin a note to: click one, or run it first"));
    if (panel->live && !panel->isPredicted()) // else it is walked through
        return Q_EMIT refused(tr("A note can be pinned once the run is over"));
    if (panel->record == RunId::None)
        return Q_EMIT refused(tr("This prediction is no run yet: keep it (K), then pin notes to it"));
    if (const std::optional<NotePlace> place = placeWanted(*panel))
        open(*place);
    else
        Q_EMIT refused(tr("The selected item was never admitted in this run"));
}

void NotePad::open(const NotePlace &place)
{
    if (show(place))
        Q_EMIT begun();
}

bool NotePad::show(const NotePlace &place)
{
    end();
    const PanelInput *panel = panelOf(place.panel);
    if (!panel || panel->record == RunId::None)
        return false;
    m_place = m_last = place;
    m_record = panel->record;
    const PinnedNote *there = noteThere();
    m_before = there ? there->text : QString();
    m_view.setNote(m_place);
    Q_EMIT changed();
    return true;
}

void NotePad::step(int by)
{
    const PanelInput *panel = m_view.touchedPanel();
    if (!panel || !panel->notes || panel->notes->empty())
        return Q_EMIT refused(tr("No note is pinned to this run: E writes one"));
    using Place = std::pair<Nanos, std::int64_t>; // in time, and of the same time by item
    std::vector<Place> notes;
    for (const PinnedNote &note : *panel->notes)
        notes.emplace_back(note.at, note.item);
    std::ranges::sort(notes);
    const TimeRange shown = m_view.shown();
    const Place from = m_last.panel == panel->id ? Place(m_last.at, m_last.item)
        : by > 0                                 ? Place(shown.begin, INT64_MIN)
                                                 : Place(shown.end, INT64_MAX);
    const auto after = std::ranges::upper_bound(notes, from);
    const auto before = std::ranges::lower_bound(notes, from);
    const auto [at, item] = by > 0 ? (after == notes.end() ? notes.front() : *after)
                                   : (before == notes.begin() ? notes.back() : *std::prev(before));
    const PanelId id = panel->id;
    if (item >= 0)
        m_view.goToItem(item, m_view.touchedIndex());
    else
        m_view.select(-1, m_view.touchedIndex());
    m_view.bringIntoView(at, at + Nanos(1));
    show({id, item, at});
}

void NotePad::keep()
{
    end();
}

void NotePad::leave()
{
    if (m_place && m_written)
        Q_EMIT pinned(qlonglong(m_record), {m_place->item, m_place->at, m_before});
    end();
}

void NotePad::remove()
{
    if (m_place)
        Q_EMIT pinned(qlonglong(m_record), {m_place->item, m_place->at, {}});
    end();
}

void NotePad::end()
{
    if (!m_place)
        return;
    m_place.reset();
    m_written.reset();
    m_view.setNote({});
    Q_EMIT changed();
    Q_EMIT ended();
}

} // namespace overlapse
