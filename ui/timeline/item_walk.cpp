// SPDX-License-Identifier: MIT
#include "timeline/item_walk.h"

#include "scene/state_marks.h"

#include <algorithm>

namespace overlapse {

namespace {

Nanos admittedAt(const Trace &trace, std::int64_t item)
{
    return trace.stamp(StampColumn::FetchAdmitted, item);
}

// They rise with the item, but for those that never were.
std::int64_t firstAdmittedFrom(const Trace &trace, Nanos time)
{
    std::int64_t low = 0;
    std::int64_t high = trace.size();
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        const Nanos at = admittedAt(trace, middle);
        if (at != absent && at < time)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace

ItemWalk::ItemWalk(View &view, QObject *parent) : QObject(parent), m_view(view)
{
    for (const auto signal : {&View::inputChanged, &View::selected, &View::touched, &View::pointed})
        connect(&view, signal, this, &ItemWalk::changed);
}

QString ItemWalk::told() const
{
    const PanelInput *panel = m_view.touchedPanel();
    const std::int64_t item = m_view.state().selected;
    if (!panel || item < 0)
        return {};
    const Wording wording = Wording::onScreen();
    QString told = itemName(*panel, item, wording) + QStringLiteral(", ") + panel->title;
    if (const PinnedNote *note = panel->notes ? noteOf(*panel->notes, item, Nanos(0)) : nullptr)
        told += QStringLiteral(" (%1)").arg(wording.translate("Item", "note: %1").arg(note->text));
    if (const std::optional<CauseSpan> &state = m_view.state().state)
        return told + QStringLiteral(": ") + stateWords(*panel, item, *state, wording);
    // All of them, for who does not see the row.
    QStringList all;
    for (const CauseSpan &state : statesOf(*panel, item))
        if (all.size() < 12)
            all << stateWords(*panel, item, state, wording);
    return all.isEmpty() ? told : told + QStringLiteral(": ") + all.join(QStringLiteral("; "));
}

QString ItemWalk::state() const
{
    const PanelInput *panel = m_view.touchedPanel();
    const std::optional<CauseSpan> &state = m_view.state().state;
    const std::int64_t item = m_view.state().selected;
    const std::int64_t pointed = m_view.state().hovered;
    if (!panel || !state || item < 0 || (pointed >= 0 && pointed != item))
        return {};
    const Wording wording = Wording::onScreen();
    const std::vector<CauseSpan> states = statesOf(*panel, item);
    const auto place = std::ranges::find(states, *state) - states.begin() + 1;
    return wording.translate("Item", "%1 (state %2 of %3)", "of an item")
        .arg(stateWords(*panel, item, *state, wording), wording.count(place),
             wording.count(std::ssize(states)));
}

void ItemWalk::stepItem(int by)
{
    const int index = m_view.touchedIndex();
    const PanelInput *panel = m_view.touchedPanel();
    if (!panel || !panel->run || panel->run->trace.size() == 0)
        return;
    const Trace &trace = panel->run->trace;
    const std::int64_t selected = m_view.state().selected;
    std::int64_t item = selected + by;
    if (selected < 0) {
        const TimeRange seen = m_view.shown();
        item =
            by > 0 ? firstAdmittedFrom(trace, seen.begin) : firstAdmittedFrom(trace, seen.end + Nanos(1)) - 1;
        item = std::clamp<std::int64_t>(item, 0, trace.size() - 1);
    }
    const int step = by < 0 ? -1 : 1;
    while (item >= 0 && item < trace.size() && admittedAt(trace, item) == absent)
        item += step;
    if (item >= 0 && item < trace.size())
        m_view.goToItem(item, index);
}

bool ItemWalk::stepState(int by)
{
    const PanelInput *panel = m_view.touchedPanel();
    if (!panel || m_view.state().selected < 0)
        return false;
    const std::vector<CauseSpan> states = statesOf(*panel, m_view.state().selected);
    if (states.empty())
        return false;
    const auto last = std::ssize(states) - 1;
    auto place = by > 0 ? std::ptrdiff_t{0} : last;
    if (const std::optional<CauseSpan> &now = m_view.state().state) {
        const auto found = std::ranges::find(states, *now);
        if (found != states.end())
            place = std::clamp<std::ptrdiff_t>(found - states.begin() + by, 0, last);
    }
    m_view.setState(states[static_cast<std::size_t>(place)]);
    Q_EMIT changed();
    return true;
}

bool ItemWalk::endState()
{
    if (!m_view.state().state)
        return false;
    m_view.setState({});
    Q_EMIT changed();
    return true;
}

} // namespace overlapse
