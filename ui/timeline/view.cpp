// SPDX-License-Identifier: MIT
#include "timeline/view.h"

#include <QEasingCurve>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace overlapse {

namespace {
constexpr Nanos narrowest{1'000}; // one microsecond is as far as zooming goes
constexpr int headRoom = 8;       // one part of so many of what is seen lies before the head that is followed

// How far what is being measured has come; none where nothing is.
std::optional<Nanos> headOf(const TimelineInput &input)
{
    std::optional<Nanos> head;
    for (const PanelInput &panel : input.panels)
        if (panel.live)
            head = std::max(head.value_or(Nanos(0)), panel.now);
    return head;
}

const Run *runOf(const TimelineInput &input, PanelId panel)
{
    const auto found = std::find_if(input.panels.begin(), input.panels.end(),
                                    [panel](const PanelInput &other) { return other.id == panel; });
    return found == input.panels.end() ? nullptr : found->run;
}

double shareOf(Nanos part, Nanos whole)
{
    return static_cast<double>(part.count()) / static_cast<double>(whole.count());
}
} // namespace

View::View(QObject *parent) : QObject(parent), m_input(std::make_shared<TimelineInput>())
{
    m_onScreen.size = {};
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.setDuration(140);
    m_glide.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this](const QVariant &done) {
        const auto between = [share = done.toDouble()](Nanos from, Nanos to) {
            return from + Nanos(std::llround(static_cast<double>((to - from).count()) * share));
        };
        if (m_glide.state() == QVariantAnimation::Running)
            showRange(between(m_glideFrom.begin, m_glideTo.begin), between(m_glideFrom.end, m_glideTo.end));
    });
}

void View::setInput(const std::shared_ptr<const TimelineInput> &input)
{
    const std::optional<Nanos> head = headOf(*m_input);
    if (runOf(*m_input, m_state.resultsOf) != runOf(*input, m_state.resultsOf))
        m_state.state.reset(); // it was of another run
    m_input = input;
    if (!m_stressed.isEmpty()
        && runOf(*m_input, m_state.stressedIn) != runOf(*m_stressedIn, m_state.stressedIn))
        endStress();
    // Of other work, with fewer items.
    if (m_state.selected >= 0 && !m_input->panels.empty()
        && m_state.selected >= rowTotal(*m_input, RowMode::Items))
        deselect();
    // What of the selected time is left, if the whole is shorter now.
    if (m_state.range && m_state.range->begin >= whole().end)
        clearRange();
    Q_EMIT inputChanged();
    if (head && zoomed() && *head >= m_state.begin && *head <= m_state.end)
        follow(*head);
    Q_EMIT moved(); // the whole may be another
}

// A head that was in view stays there, with a little room before it; where one has panned away it is left alone.
void View::follow(Nanos before)
{
    const std::optional<Nanos> head = headOf(*m_input);
    const Nanos length = m_state.end - m_state.begin;
    const Nanos room = length / headRoom;
    if (!head || *head <= before || *head + room <= m_state.end
        || m_glide.state() == QVariantAnimation::Running)
        return;
    const TimeRange range = inside(*head + room - length, *head + room);
    m_state.begin = range.begin;
    m_state.end = range.end;
}

TimeRange View::whole() const
{
    return fullRange(*m_input);
}

TimeRange View::shown() const
{
    return zoomed() ? TimeRange{m_state.begin, m_state.end} : whole();
}

double View::begin() const
{
    const Nanos all = whole().end;
    return zoomed() && all > Nanos(0) ? shareOf(m_state.begin, all) : 0;
}

double View::end() const
{
    const Nanos all = whole().end;
    return zoomed() && all > Nanos(0) ? shareOf(m_state.end, all) : 1;
}

void View::setBegin(double begin)
{
    setRange(Nanos(std::llround(static_cast<double>(whole().end.count()) * begin)), shown().end);
}

void View::setEnd(double end)
{
    setRange(shown().begin, Nanos(std::llround(static_cast<double>(whole().end.count()) * end)));
}

TimeRange View::inside(Nanos begin, Nanos end) const
{
    const Nanos all = whole().end;
    const Nanos length = std::clamp(end - begin, std::min(narrowest, all), all);
    begin = std::clamp(begin, Nanos(0), all - length);
    return {begin, begin + length};
}

void View::setRange(Nanos begin, Nanos end)
{
    m_glide.stop();
    showRange(begin, end);
}

void View::showRange(Nanos begin, Nanos end)
{
    const TimeRange range = inside(begin, end);
    const bool all = range.end - range.begin >= whole().end;
    m_state.begin = all ? Nanos(0) : range.begin;
    m_state.end = all ? Nanos(0) : range.end;
    Q_EMIT moved();
}

void View::moveTo(TimeRange range)
{
    const TimeRange from = shown(); // half way, where one move follows another
    m_glide.stop();
    m_glideFrom = from;
    m_glideTo = inside(range.begin, range.end);
    if (m_motion)
        m_glide.start();
    else
        showRange(m_glideTo.begin, m_glideTo.end);
}

ViewPlace View::place() const
{
    return {m_state.begin, m_state.end, m_state.rowZoom, m_state.rowPlace, m_state.scroll};
}

void View::leave()
{
    m_history.leave(place(),
                    std::chrono::duration_cast<std::chrono::milliseconds>(
                        std::chrono::steady_clock::now().time_since_epoch()));
}

void View::zoomBy(double factor)
{
    leave();
    const bool gliding = m_glide.state() == QVariantAnimation::Running;
    const TimeRange range = gliding ? m_glideTo : shown();
    const auto length = static_cast<double>((range.end - range.begin).count());
    const bool pointed = m_pointerTime && *m_pointerTime >= range.begin && *m_pointerTime <= range.end;
    const double share = pointed ? shareOf(*m_pointerTime - range.begin, range.end - range.begin) : 0.5;
    const double pivot = static_cast<double>(range.begin.count()) + share * length;
    moveTo({Nanos(std::llround(pivot - share * length * factor)),
            Nanos(std::llround(pivot + (1 - share) * length * factor))});
}

void View::panBy(double share)
{
    if (!zoomed() && m_glide.state() != QVariantAnimation::Running)
        return;
    leave();
    const TimeRange range = m_glide.state() == QVariantAnimation::Running ? m_glideTo : shown();
    const Nanos by(std::llround(static_cast<double>((range.end - range.begin).count()) * share));
    moveTo({range.begin + by, range.end + by});
}

void View::goToBegin()
{
    leave();
    const TimeRange range = shown();
    moveTo({Nanos(0), range.end - range.begin});
}

void View::goToEnd()
{
    leave();
    const TimeRange range = shown();
    const Nanos length = range.end - range.begin;
    // Of what is under way, the end is where it has come to.
    const std::optional<Nanos> head = headOf(*m_input);
    const Nanos all = head ? std::min(whole().end, *head + length / headRoom) : whole().end;
    moveTo({all - length, all});
}

void View::fit()
{
    leave();
    const TimeRange item = timesOf(m_state.selected, indexOf(m_state.resultsOf));
    const Nanos around = item.length() / 4;
    const TimeRange chosen = m_state.range.value_or(TimeRange{item.begin - around, item.end + around});
    const TimeRange wanted = inside(chosen.begin, chosen.end);
    moveTo(chosen.length() > Nanos(0) && wanted != shown() ? wanted : TimeRange{Nanos(0), whole().end});
}

void View::fitTouched()
{
    const PanelInput *panel = touchedPanel();
    if (!panel || !panel->run)
        return;
    leave();
    const Nanos end = std::max(panel->live ? panel->now : panel->run->trace.end(), Nanos(1));
    moveTo({Nanos(0), end + end / 32});
}

void View::zoomRowsBy(double factor)
{
    zoomRows(factor, 0.5);
}

void View::zoomRows(double factor, double at)
{
    leave();
    const double zoom = std::clamp(m_state.rowZoom * factor, 1.0, 1e6);
    // What lies at that place stays there.
    const double before = 1 / m_state.rowZoom;
    const double now = 1 / zoom;
    const double row = m_state.rowPlace * (1 - before) + std::clamp(at, 0.0, 1.0) * before;
    m_state.rowPlace =
        now >= 1 ? 0.5 : std::clamp((row - std::clamp(at, 0.0, 1.0) * now) / (1 - now), 0.0, 1.0);
    m_state.rowZoom = zoom;
    Q_EMIT moved();
}

void View::setRowPlace(double place)
{
    m_state.rowPlace = std::clamp(place, 0.0, 1.0);
    Q_EMIT moved();
}

// Those that are seen in the panel touched last, or in the first.
void View::setRowsLocked(bool locked)
{
    if (locked == rowsLocked())
        return;
    m_state.firstRow = m_state.rowCount = 0;
    if (locked && !m_input->panels.empty()) {
        const TimelineLayout layout = layoutTimeline(*m_input, m_onScreen);
        const auto index = static_cast<std::size_t>(std::max(0, indexOf(m_state.resultsOf)));
        m_state.firstRow = layout.panels[index].firstRow;
        m_state.rowCount = layout.panels[index].rowCount;
    }
    Q_EMIT moved();
}

void View::showAll()
{
    leave();
    m_glide.stop();
    m_state.begin = m_state.end = Nanos(0);
    m_state.firstRow = m_state.rowCount = 0;
    m_state.rowZoom = 1;
    m_state.rowPlace = 0.5;
    m_state.scroll = 0;
    Q_EMIT moved();
}

void View::setScroll(double scroll)
{
    if (scroll == m_state.scroll)
        return;
    m_state.scroll = scroll;
    Q_EMIT moved();
}

void View::setLanes(bool lanes)
{
    if (lanes == this->lanes())
        return;
    m_state.rowMode = lanes ? RowMode::Lanes : RowMode::Items;
    Q_EMIT lanesChanged();
    Q_EMIT moved();
}

void View::selectRange(Nanos from, Nanos to)
{
    const TimeRange all = whole();
    const TimeRange range{std::clamp(std::min(from, to), all.begin, all.end),
                          std::clamp(std::max(from, to), all.begin, all.end)};
    if (range.length() <= Nanos(0))
        return;
    m_state.range = range;
    Q_EMIT rangeSelected();
    Q_EMIT moved();
}

void View::clearRange()
{
    if (!m_state.range)
        return;
    m_state.range.reset();
    Q_EMIT rangeSelected();
    Q_EMIT moved();
}

void View::zoomToRange()
{
    if (!m_state.range)
        return;
    leave();
    moveTo(*m_state.range);
}

TimeRange View::selectedOrShown() const
{
    const TimeRange times = timesOf(m_state.selected, touchedIndex());
    return times.length() > Nanos(0) ? times : shown();
}

void View::beginRange()
{
    const TimeRange at = selectedOrShown();
    const bool fits = m_state.range && m_state.range->end > at.begin;
    selectRange(at.begin, fits ? m_state.range->end : at.end);
}

void View::endRange()
{
    const TimeRange at = selectedOrShown();
    const bool fits = m_state.range && m_state.range->begin < at.end;
    selectRange(fits ? m_state.range->begin : at.begin, at.end);
}

void View::setState(const std::optional<CauseSpan> &state)
{
    if (state == m_state.state)
        return;
    m_state.state = state;
    if (state)
        bringIntoView(state->begin, state->end);
    Q_EMIT moved();
}

void View::setHits(const std::shared_ptr<const ItemHits> &hits)
{
    m_state.hits = hits;
    Q_EMIT moved();
}

void View::setNote(const std::optional<NotePlace> &place)
{
    if (place == m_state.note)
        return;
    m_state.note = place;
    Q_EMIT moved();
}

void View::goToItem(std::int64_t item, int panel)
{
    select(item, panel);
    Q_EMIT revealWanted(item, panel);
}

void View::setPath(bool path)
{
    if (path == m_state.path)
        return;
    m_state.path = path;
    m_state.piece.reset();
    Q_EMIT pathChanged();
    Q_EMIT moved();
}

void View::stress(PanelId panel, const QString &what, const std::vector<Cause> &causes, TimeRange time,
                  std::int64_t item)
{
    const int index = indexOf(panel);
    if (index < 0)
        return;
    m_state.stressedIn = panel;
    m_state.stressed.reset();
    for (const Cause cause : causes)
        m_state.stressed.set(static_cast<std::size_t>(causeLook(cause)));
    m_stressed = what;
    m_stressedIn = m_input;
    select(item, index);
    if (time.begin > Nanos(0))
        setRange(time.begin - (time.end - time.begin) / 20, time.end + (time.end - time.begin) / 20);
    if (item >= 0)
        Q_EMIT revealWanted(item, index);
    Q_EMIT stressedChanged();
    Q_EMIT moved();
}

void View::endStress()
{
    if (m_stressed.isEmpty())
        return;
    m_state.stressed.reset();
    m_stressed.clear();
    m_stressedIn.reset();
    Q_EMIT stressedChanged();
    Q_EMIT moved();
}

void View::goTo(const PathPiece &piece, PanelId panel)
{
    m_state.piece = piece;
    m_state.pieceOf = panel;
    const int index = indexOf(panel);
    select(piece.item, index);
    Q_EMIT revealWanted(piece.item, index);
    bringIntoView(piece.begin, piece.end); // the item itself may be longer than what is seen
    Q_EMIT moved();
}

void View::bringIntoView(Nanos begin, Nanos end)
{
    const TimeRange range = shown();
    if (!zoomed() || end <= begin || (begin >= range.begin && end <= range.end))
        return;
    // In the middle; the beginning of what is longer than that.
    const Nanos length = range.end - range.begin;
    const Nanos from = end - begin < length ? begin - (length - (end - begin)) / 2 : begin - length / 20;
    setRange(from, from + length);
}

const PanelInput *View::touchedPanel() const
{
    const int index = indexOf(m_state.resultsOf);
    return index < 0 ? nullptr : &m_input->panels[static_cast<std::size_t>(index)];
}

int View::indexOf(PanelId id) const
{
    for (std::size_t i = 0; i < m_input->panels.size(); ++i)
        if (m_input->panels[i].id == id)
            return static_cast<int>(i);
    return -1;
}

void View::followRelease()
{
    const PanelInput *panel = touchedPanel();
    if (!panel || !panel->reasons || m_state.selected < 0)
        return;
    if (const auto released = longestReleased(*panel->reasons, m_state.selected))
        follow(released->release.item);
}

void View::follow(qlonglong item)
{
    std::vector<std::int64_t> trail = std::exchange(m_trail, {});
    if (m_state.selected >= 0 && m_state.selected != item)
        trail.push_back(m_state.selected);
    const int panel = indexOf(m_state.resultsOf);
    select(item, panel);
    m_trail = std::move(trail);
    Q_EMIT revealWanted(item, panel);
}

void View::goBack()
{
    if (m_trail.empty()) {
        if (const std::optional<ViewPlace> before = m_history.back()) {
            m_state.rowZoom = before->rowZoom;
            m_state.rowPlace = before->rowPlace;
            m_state.scroll = before->scroll;
            moveTo(before->end > before->begin ? TimeRange{before->begin, before->end} : whole());
        }
        return;
    }
    std::vector<std::int64_t> trail = std::exchange(m_trail, {});
    const std::int64_t item = trail.back();
    trail.pop_back();
    const int panel = indexOf(m_state.resultsOf);
    select(item, panel);
    m_trail = std::move(trail);
    Q_EMIT revealWanted(item, panel);
}

TimeRange View::timesOf(std::int64_t item, int panel) const
{
    if (item < 0 || panel < 0 || panel >= static_cast<int>(m_input->panels.size()))
        return {};
    const Run *run = m_input->panels[static_cast<std::size_t>(panel)].run;
    if (!run || item >= run->trace.size())
        return {};
    const ItemRow row = run->trace.row(item);
    if (row.fetchAdmitted == absent)
        return {};
    return {row.fetchAdmitted, row.transformYielded == absent ? run->trace.end() : row.transformYielded};
}

PanelId View::idOf(int panel) const
{
    return panel >= 0 && panel < static_cast<int>(m_input->panels.size())
        ? m_input->panels[static_cast<std::size_t>(panel)].id
        : PanelId::None;
}

void View::hover(std::int64_t item, int panel)
{
    const PanelId id = idOf(panel);
    if (item == m_state.hovered && (item < 0 || id == m_state.touched))
        return;
    m_state.hovered = item;
    if (id != PanelId::None)
        m_state.touched = id;
    Q_EMIT pointed();
}

void View::hoverStrip(int panel)
{
    const PanelId id = idOf(panel);
    if (id == m_state.strip)
        return;
    m_state.strip = id;
    Q_EMIT pointed();
}

void View::select(std::int64_t item, int panel)
{
    const PanelId id = idOf(panel);
    const bool isOther = id != PanelId::None && id != m_state.resultsOf;
    if (id != PanelId::None)
        m_state.touched = m_state.resultsOf = id;
    m_trail.clear();
    m_state.selected = item;
    m_state.state.reset();
    m_state.hovered = -1; // a pointer that rests on another item must not hide what was asked for last
    Q_EMIT selected();
    if (isOther)
        Q_EMIT touched();
}

void View::touch(PanelId panel)
{
    m_state.touched = m_state.resultsOf = panel;
    m_state.state.reset();
    Q_EMIT touched();
}

void View::touchMode(int mode)
{
    if (mode >= 0 && mode < static_cast<int>(allModes.size()))
        touch(panelOfMode(allModes[static_cast<std::size_t>(mode)]));
}

void View::deselect()
{
    m_state.selected = m_state.hovered = -1;
    m_state.state.reset();
    Q_EMIT selected();
}

void View::setWalked(std::int64_t item)
{
    if (item == m_walked)
        return;
    m_walked = item;
    Q_EMIT pointed();
}

} // namespace overlapse
