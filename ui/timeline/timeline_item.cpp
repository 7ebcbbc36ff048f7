// SPDX-License-Identifier: MIT
#include "timeline/timeline_item.h"

#include "analysis/short_spans.h"
#include "scene/core_words.h"
#include "scene/flow_words.h"
#include "scene/note_marks.h"
#include "scene/reason_words.h"
#include "scene/state_marks.h"

#include <QEasingCurve>
#include <QKeyEvent>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QQuickWindow>
#include <QSGRendererInterface>

#include <algorithm>
#include <cmath>

namespace overlapse {

namespace {
constexpr double dragThreshold = 4; // pixels: less is a click

bool drawsByProcessor(const QQuickWindow &window)
{
    const auto api = window.rendererInterface()->graphicsApi();
    const QOpenGLContext *context = QOpenGLContext::currentContext();
    if (api != QSGRendererInterface::OpenGL || !context)
        return api == QSGRendererInterface::Software;
    const auto *name = reinterpret_cast<const char *>(context->functions()->glGetString(GL_RENDERER));
    const QByteArray renderer = QByteArray(name).toLower();
    return renderer.contains("llvmpipe") || renderer.contains("softpipe") || renderer.contains("swrast");
}

// Whether this is a span whose length the clock could not tell.
bool isTooShort(const PanelInput &panel, std::int64_t item, Cause cause)
{
    if (!panel.run || panel.live || !isRunning(cause) || item >= panel.run->trace.size())
        return false;
    const ItemRow row = panel.run->trace.row(item);
    return cause == Cause::FetchRunning ? isFetchTooShort(*panel.run, row)
                                        : isTransformTooShort(*panel.run, row);
}

// Of a run that is under way, lengths are not known yet.
QString causeWords(const PanelInput &panel, const Hit &hit, const Wording &wording)
{
    for (const CauseSpan &state : statesOf(panel, hit.item))
        if (hit.time >= state.begin && hit.time < state.end)
            return stateWords(panel, hit.item, state, wording);
    return inWindow(causeText(*hit.cause));
}

} // namespace

TimelineItem::TimelineItem(QQuickItem *parent) : PaintedScene(parent)
{
    setAcceptHoverEvents(true);
    setAcceptedMouseButtons(Qt::LeftButton);
    setFlag(ItemIsFocusScope, false);
    setActiveFocusOnTab(true);
    connect(
        this, &TimelineItem::rendererKnown, this,
        [this](bool costly) {
            if (m_view)
                m_view->setRenderingCostly(costly);
        },
        Qt::QueuedConnection);
    m_moving.setStartValue(0.0);
    m_moving.setEndValue(1.0);
    m_moving.setDuration(160);
    m_moving.setEasingCurve(QEasingCurve::OutCubic);
    connect(&m_moving, &QVariantAnimation::valueChanged, this, [this](const QVariant &done) {
        movePanels(done.toDouble());
        refresh();
    });
}

void TimelineItem::setView(View *view)
{
    if (view == m_view)
        return;
    if (m_view)
        m_view->disconnect(this);
    m_view = view;
    if (m_view) {
        for (const auto signal : {&View::inputChanged, &View::moved, &View::selected, &View::pointed})
            connect(m_view, signal, this, &TimelineItem::refresh);
        // What is said of a strip may have been worked out only now.
        connect(m_view, &View::inputChanged, this, [this] {
            if (m_onStrip && !m_overruled)
                pointAt(m_tipAt);
        });
        connect(m_view, &View::revealWanted, this, [this](qlonglong item, int panel) {
            reveal(static_cast<int>(item), panel);
            m_overruled = true;
            setTip({});
            forceActiveFocus(Qt::OtherFocusReason); // a link that was followed is gone with its item
        });
    }
    refresh();
    Q_EMIT viewChanged();
}

// Layout and picture follow once before the next frame, or when they are asked for.
void TimelineItem::refresh()
{
    m_outdated = true;
    redraw();
}

void TimelineItem::updatePolish()
{
    layout(); // others are told where things are, even where nothing is seen
    PaintedScene::updatePolish();
}

const TimelineLayout &TimelineItem::layout()
{
    if (!m_outdated || !m_view || width() <= 0 || height() <= 0)
        return m_layout;
    m_outdated = false;
    const ViewState &state = m_view->state();
    m_seen.size = size();
    m_seen.devicePixelRatio = pixelRatio();
    m_seen.begin = state.begin;
    m_seen.end = state.end;
    m_seen.firstRow = state.firstRow;
    m_seen.rowCount = state.rowCount;
    m_seen.rowZoom = state.rowZoom;
    m_seen.rowPlace = state.rowPlace;
    m_seen.scroll = state.scroll;
    m_seen.rowMode = state.rowMode;
    m_seen.selected = state.selected;
    m_seen.hovered = m_view->pointedAt();
    m_seen.path = state.path;
    m_seen.stressedIn = state.stressedIn;
    m_seen.stressed = state.stressed;
    m_seen.pieceOf = state.pieceOf;
    m_seen.piece = state.piece;
    m_seen.range = state.range;
    m_seen.state = state.state;
    m_seen.stateIn = state.resultsOf;
    m_seen.hits = state.hits;
    m_seen.note = state.note;
    moveChangedPanels();
    m_layout = layoutTimeline(m_view->input(), m_seen);
    m_seen.scroll = std::clamp(m_seen.scroll, 0.0, m_layout.maxScroll);
    m_view->setOnScreen(m_seen);
    Q_EMIT plotChanged();
    return m_layout;
}

// A run is not disturbed by motion.
void TimelineItem::moveChangedPanels()
{
    std::vector<PanelId> panels;
    for (const PanelInput &panel : m_view->input().panels)
        panels.push_back(panel.id);
    if (panels == m_panels)
        return;
    const bool moves = m_motion && !m_panels.empty() && isVisible();
    m_panelsGone = std::exchange(m_panels, std::move(panels));
    m_moving.stop();
    movePanels(moves ? 0 : 1);
    if (moves)
        m_moving.start();
}

// Panels that come unfold, and where some went a gap closes: between those that stay, as far as these kept their order.
void TimelineItem::movePanels(double done)
{
    m_seen.unfolded.clear();
    m_seen.gaps.clear();
    if (done >= 1)
        return;
    const auto stays = [this](PanelId id) {
        return std::find(m_panels.begin(), m_panels.end(), id) != m_panels.end();
    };
    std::size_t gone = 0;
    for (const PanelId panel : m_panels) {
        const auto found = std::find(m_panelsGone.begin(), m_panelsGone.end(), panel);
        const bool was = found != m_panelsGone.end();
        const auto place = static_cast<std::size_t>(found - m_panelsGone.begin());
        bool gap = false;
        for (; was && gone < place; ++gone)
            gap = gap || !stays(m_panelsGone[gone]);
        if (was)
            gone = std::max(gone, place + 1);
        m_seen.unfolded.push_back(was ? 1 : done);
        m_seen.gaps.push_back(gap ? 1 - done : 0);
    }
    const bool lastGone = std::any_of(m_panelsGone.begin() + static_cast<std::ptrdiff_t>(gone),
                                      m_panelsGone.end(), [&stays](PanelId id) { return !stays(id); });
    m_seen.gaps.push_back(lastGone ? 1 - done : 0);
}

Scene TimelineItem::scene()
{
    return m_view ? buildTimelineScene(m_view->input(), m_seen, theme(), m_layout) : Scene{};
}

void TimelineItem::itemChange(ItemChange change, const ItemChangeData &data)
{
    PaintedScene::itemChange(change, data);
    if (change != ItemSceneChange || !data.window)
        return;
    const auto look = [this, window = data.window] {
        const bool costly = drawsByProcessor(*window);
        Q_EMIT rendererKnown(costly);
    };
    // On the thread that draws, where the OpenGL context is current.
    connect(data.window, &QQuickWindow::sceneGraphInitialized, this, look, Qt::DirectConnection);
}

void TimelineItem::scrollTo(double scroll)
{
    m_view->setScroll(std::clamp(scroll, 0.0, layout().maxScroll));
}

void TimelineItem::reveal(int item, int panel)
{
    const TimeRange times = m_view->timesOf(item, panel);
    m_view->bringIntoView(times.begin, times.end);
    const TimelineLayout &layout = this->layout();
    if (panel < 0 || panel >= static_cast<int>(layout.panels.size()) || m_view->lanes())
        return;
    // All of the panel, if there is room for it; its row alone otherwise.
    const PanelArea &area = layout.panels[static_cast<std::size_t>(panel)];
    const bool whole = area.panel.height() <= layout.plot.height();
    const double row = area.firstRowTop + (item - area.firstRow) * area.rowHeight;
    const double top = whole ? area.panel.top() : row - area.rowHeight;
    const double bottom = whole ? area.panel.bottom() : row + 2 * area.rowHeight;
    if (top < layout.plot.top())
        scrollTo(m_seen.scroll - (layout.plot.top() - top));
    else if (bottom > height())
        scrollTo(m_seen.scroll + bottom - height());
}

void TimelineItem::zoomTo(int item, int panel)
{
    const TimeRange times = m_view->timesOf(item, panel);
    if (times.end <= times.begin)
        return;
    const Nanos around = (times.end - times.begin) / 4;
    m_view->setRange(times.begin - around, times.end + around);
    reveal(item, panel);
}

void TimelineItem::zoom(double factor, double x)
{
    m_view->leave();
    const TimeRange range = m_view->shown();
    const QRectF plot = layout().plot;
    const double share = plot.width() > 0 ? std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0) : 0.5;
    const double length = double((range.end - range.begin).count());
    const double pivot = double(range.begin.count()) + share * length;
    m_view->setRange(Nanos(std::llround(pivot - share * length * factor)),
                     Nanos(std::llround(pivot + (1 - share) * length * factor)));
}

void TimelineItem::panBy(double pixels)
{
    const double width = layout().plot.width();
    if (!m_view->zoomed() || width <= 0)
        return;
    m_view->leave();
    const TimeRange range = m_view->shown();
    const Nanos by(std::llround(double((range.end - range.begin).count()) * pixels / width));
    m_view->setRange(range.begin + by, range.end + by);
}

// The panel and the note whose bubble is there.
std::optional<std::pair<int, PinnedNote>> TimelineItem::noteUnder(QPointF at)
{
    const TimelineInput &input = m_view->input();
    const TimelineLayout &layout = this->layout();
    for (std::size_t i = 0; i < std::min(input.panels.size(), layout.panels.size()); ++i) {
        if (!input.panels[i].notes || !layout.panels[i].rows.contains(at))
            continue;
        for (const NoteMark &mark : noteMarks(input.panels[i], layout.panels[i], m_seen, layout.time))
            if (mark.bubble.adjusted(-2, -2, 2, 4).contains(at))
                return std::pair(static_cast<int>(i), mark.note);
    }
    return std::nullopt;
}

void TimelineItem::pointAt(QPointF at)
{
    if (!m_view)
        return;
    const TimelineInput &input = m_view->input();
    const Hit hit = hitTest(input, m_seen, layout(), at);
    m_view->setPointerTime(layout().plot.contains(at) ? std::optional(hit.time) : std::nullopt, hit.panel);
    m_view->hover(hit.item, hit.panel);
    m_onStrip = hit.zone == Hit::Zone::Counters;
    m_view->hoverStrip(m_onStrip ? hit.panel : -1);
    QString tip;
    if (const auto noted = noteUnder(at)) {
        constexpr qsizetype longest = 2'000; // more than is shown
        tip = noted->second.text.left(longest);
    } else if (m_onStrip) {
        const PanelInput &panel = input.panels[static_cast<std::size_t>(hit.panel)];
        if (panel.reasons && !panel.live)
            tip = admissionWords(*panel.reasons, hit.time, layout().time.scale(), input.wording);
    } else if (hit.item >= 0 && hit.panel >= 0) {
        const PanelInput &panel = input.panels[static_cast<std::size_t>(hit.panel)];
        tip = itemName(panel, hit.item, input.wording);
        if (hit.cause && isTooShort(panel, hit.item, *hit.cause))
            tip += QStringLiteral(" · %1 · ").arg(inWindow(causeText(*hit.cause)))
                + input.wording.translate("Item", "shorter than the clock can tell");
        else if (hit.cause)
            tip += QStringLiteral(" · ") + causeWords(panel, hit, input.wording);
        tip += QStringLiteral(" · ")
            + input.wording.translate("Item", "at %1", "a time")
                  .arg(input.wording.instant(hit.time, layout().time.scale()));
    } else if (hit.zone == Hit::Zone::Rows && hit.panel >= 0 && m_seen.rowMode == RowMode::Items) {
        const PanelInput &panel = input.panels[static_cast<std::size_t>(hit.panel)];
        const PanelArea &area = layout().panels[static_cast<std::size_t>(hit.panel)];
        if (panel.run && area.rowHeight < leastRowHeight && layout().plot.contains(at))
            tip = flowWords(panel, hit.time, layout().time.scale(), input.wording);
    }
    m_tipAt = at;
    setTip(tip);
}

void TimelineItem::setTip(const QString &tip)
{
    m_tip = tip;
    Q_EMIT tipChanged();
}

// A pointer that rests is told of each frame; what was gone to by key or link meanwhile stays until it moves.
void TimelineItem::hoverMoveEvent(QHoverEvent *event)
{
    if (m_overruled && event->position() == m_tipAt)
        return;
    m_overruled = false;
    pointAt(event->position());
}

void TimelineItem::hoverLeaveEvent(QHoverEvent *)
{
    if (m_view) {
        m_view->setPointerTime(std::nullopt, -1);
        m_view->hover(-1, -1);
        m_view->hoverStrip(-1);
    }
    m_onStrip = m_overruled = false;
    setTip({});
}

void TimelineItem::mousePressEvent(QMouseEvent *event)
{
    // What is there now: that something else loses the keyboard may move all of it.
    m_pressedNote = noteUnder(event->position());
    m_pressedHit = hitTest(m_view->input(), m_seen, layout(), event->position());
    forceActiveFocus(Qt::MouseFocusReason);
    m_pressedAt = event->position();
    m_pressedRange = m_view->shown();
    m_pressedScroll = m_seen.scroll;
    m_pressedPlace = m_view->state().rowPlace;
    m_dragging = false;
    m_ranging = event->modifiers() & Qt::ShiftModifier;
}

Nanos TimelineItem::timeAt(double x)
{
    const QRectF plot = layout().plot;
    return m_layout.time.timeAt(std::clamp(x, plot.left(), plot.right()));
}

void TimelineItem::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF by = event->position() - m_pressedAt;
    if (!m_dragging && std::hypot(by.x(), by.y()) < dragThreshold)
        return;
    if (!m_dragging && !m_ranging)
        m_view->leave();
    if (m_ranging && !m_dragging) { // what it was over is not what is told of now
        m_view->hover(-1, -1);
        setTip({});
    }
    m_dragging = true;
    if (m_ranging)
        return m_view->selectRange(timeAt(m_pressedAt.x()), timeAt(event->position().x()));
    dragRows(by.y());
    const double width = layout().plot.width();
    if (m_view->zoomed() && width > 0) {
        const double length = double((m_pressedRange.end - m_pressedRange.begin).count());
        const Nanos shift(std::llround(-by.x() / width * length));
        m_view->setRange(m_pressedRange.begin + shift, m_pressedRange.end + shift);
    }
}

// Where rows are zoomed the rows move, else the panels.
void TimelineItem::dragRows(double by)
{
    const double zoom = m_view->state().rowZoom;
    const Hit hit = hitTest(m_view->input(), m_seen, layout(), m_pressedAt);
    if (zoom <= 1 || hit.panel < 0) {
        scrollTo(m_pressedScroll - by);
        return;
    }
    const double rows = layout().panels[static_cast<std::size_t>(hit.panel)].rows.height() * (zoom - 1);
    m_view->setRowPlace(m_pressedPlace - by / std::max(rows, 1.0));
}

void TimelineItem::mouseReleaseEvent(QMouseEvent *)
{
    if (m_dragging || !m_view)
        return;
    if (m_pressedNote) {
        const auto &[panel, note] = *m_pressedNote;
        m_view->select(note.item, panel);
        m_view->openNote({m_view->input().panels[static_cast<std::size_t>(panel)].id, note.item, note.at});
        return;
    }
    m_view->select(m_pressedHit.item, m_pressedHit.panel);
}

void TimelineItem::mouseDoubleClickEvent(QMouseEvent *)
{
    m_view->showAll();
}

// Over the plot the wheel zooms; over headers and the numbers at the left it scrolls the panels.
void TimelineItem::wheelEvent(QWheelEvent *event)
{
    const QPoint steps = event->angleDelta();
    const QPointF at = event->position();
    const bool overPlot = at.x() >= layout().plot.left()
        && hitTest(m_view->input(), m_seen, layout(), at).zone != Hit::Zone::Header;
    if (event->modifiers() & Qt::ShiftModifier)
        zoomRows(std::pow(1.2, (steps.y() != 0 ? steps.y() : steps.x()) / 120.0), at);
    else if (steps.x() != 0)
        panBy(-steps.x() / 2.0);
    else if (overPlot || (event->modifiers() & Qt::ControlModifier))
        zoom(std::pow(1.2, -steps.y() / 120.0), at.x());
    else
        scrollTo(m_seen.scroll - steps.y() / 2.0);
    pointAt(at);
    event->accept();
}

void TimelineItem::zoomRows(double factor, QPointF at)
{
    const Hit hit = hitTest(m_view->input(), m_seen, layout(), at);
    if (hit.panel < 0 || m_view->lanes())
        return;
    const QRectF rows = layout().panels[static_cast<std::size_t>(hit.panel)].rows;
    m_view->zoomRows(factor, rows.height() > 0 ? (at.y() - rows.top()) / rows.height() : 0.5);
}

void TimelineItem::selectNeighbour(int step)
{
    const std::int64_t last = rowTotal(m_view->input(), RowMode::Items) - 1;
    if (last < 0)
        return;
    const std::int64_t current = m_view->state().selected;
    m_view->select(current < 0 ? 0 : std::clamp<std::int64_t>(current + step, 0, last), -1);
}

void TimelineItem::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left: m_view->panBy(-0.1); break;
    case Qt::Key_Right: m_view->panBy(0.1); break;
    case Qt::Key_Up: selectNeighbour(-1); break;
    case Qt::Key_Down: selectNeighbour(1); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: m_view->zoomBy(1 / 1.3); break;
    case Qt::Key_Minus: m_view->zoomBy(1.3); break;
    case Qt::Key_0: m_view->showAll(); break;
    case Qt::Key_Home: m_view->goToBegin(); break;
    case Qt::Key_End: m_view->goToEnd(); break;
    case Qt::Key_PageDown: scrollTo(m_seen.scroll + height() / 2); break;
    case Qt::Key_PageUp: scrollTo(m_seen.scroll - height() / 2); break;
    case Qt::Key_Return:
    case Qt::Key_Enter: m_view->followRelease(); break;
    case Qt::Key_Backspace: m_view->goBack(); break;
    case Qt::Key_Escape:
        if (!m_view->stressed().isEmpty()) {
            m_view->endStress();
            break;
        }
        if (m_view->state().selected >= 0) {
            m_view->select(-1, -1);
            break;
        }
        event->ignore();
        return;
    default: event->ignore(); return;
    }
    event->accept();
}

} // namespace overlapse
