// SPDX-License-Identifier: MIT
#include "timeline_item.h"

#include "core_words.h"

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
constexpr Nanos narrowest{1'000};   // one microsecond is as far as zooming goes

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
            if (m_session)
                m_session->setRenderingCostly(costly);
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

void TimelineItem::setSession(Session *session)
{
    if (session == m_session)
        return;
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (m_session)
        connect(m_session, &Session::timelineChanged, this, &TimelineItem::refresh);
    refresh();
    Q_EMIT sessionChanged();
}

// The layout follows the input at once, so that hits are right; the scene itself is built when it is painted.
void TimelineItem::refresh()
{
    m_view.size = size();
    m_view.devicePixelRatio = pixelRatio();
    if (m_session && width() > 0 && height() > 0) {
        m_view.rowMode = m_session->lanes() ? RowMode::Lanes : RowMode::Items;
        m_view.selected = m_session->selected();
        m_view.hovered = m_session->hovered();
        moveChangedPanels();
        m_layout = layoutTimeline(m_session->timelineInput(), m_view);
        m_view.scroll = std::clamp(m_view.scroll, 0.0, m_layout.maxScroll);
        m_session->setView(m_view);
        Q_EMIT viewChanged();
    }
    update();
}

// A run is not disturbed by motion.
void TimelineItem::moveChangedPanels()
{
    QStringList panels;
    for (const PanelInput &panel : m_session->timelineInput().panels)
        panels << panel.title;
    if (panels == m_panels)
        return;
    const bool moves = m_motion && !m_panels.isEmpty() && isVisible() && !m_session->running();
    m_panelsGone = m_panels;
    m_panels = panels;
    m_moving.stop();
    movePanels(moves ? 0 : 1);
    if (moves)
        m_moving.start();
}

// Both lists are in the order of the modes.
void TimelineItem::movePanels(double done)
{
    m_view.unfolded.clear();
    m_view.gaps.clear();
    if (done >= 1)
        return;
    qsizetype gone = 0;
    for (const QString &panel : std::as_const(m_panels)) {
        const qsizetype was = m_panelsGone.indexOf(panel);
        double gap = 0;
        for (; gone < m_panelsGone.size() && was >= 0 && gone < was; ++gone)
            gap += m_panels.contains(m_panelsGone[gone]) ? 0 : 1;
        if (was >= 0)
            gone = was + 1;
        m_view.unfolded.push_back(was >= 0 ? 1 : done);
        m_view.gaps.push_back(std::min(gap, 1.0) * (1 - done));
    }
    const bool lastGone = std::any_of(m_panelsGone.begin() + gone, m_panelsGone.end(),
                                      [this](const QString &panel) { return !m_panels.contains(panel); });
    m_view.gaps.push_back(lastGone ? 1 - done : 0);
}

Scene TimelineItem::scene()
{
    return m_session ? buildTimelineScene(m_session->timelineInput(), m_view,
                                          m_session->dark() ? darkTheme() : lightTheme())
                     : Scene{};
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

TimeRange TimelineItem::whole() const
{
    return m_session ? fullRange(m_session->timelineInput()) : TimeRange{};
}

TimeRange TimelineItem::shown() const
{
    return zoomed() ? TimeRange{m_view.begin, m_view.end} : whole();
}

double TimelineItem::viewBegin() const
{
    const TimeRange all = whole();
    return zoomed() && all.end > Nanos(0) ? double(m_view.begin.count()) / double(all.end.count()) : 0;
}

double TimelineItem::viewEnd() const
{
    const TimeRange all = whole();
    return zoomed() && all.end > Nanos(0) ? double(m_view.end.count()) / double(all.end.count()) : 1;
}

void TimelineItem::setViewBegin(double begin)
{
    const TimeRange all = whole();
    setRange(Nanos(std::llround(double(all.end.count()) * begin)), shown().end);
}

void TimelineItem::setViewEnd(double end)
{
    const TimeRange all = whole();
    setRange(shown().begin, Nanos(std::llround(double(all.end.count()) * end)));
}

void TimelineItem::setRange(Nanos begin, Nanos end)
{
    const TimeRange all = whole();
    const Nanos length = std::clamp(end - begin, std::min(narrowest, all.end), all.end);
    begin = std::clamp(begin, Nanos(0), all.end - length);
    if (length >= all.end) {
        m_view.begin = m_view.end = Nanos(0); // everything, also when the run grows
    } else {
        m_view.begin = begin;
        m_view.end = begin + length;
    }
    refresh();
}

void TimelineItem::showAll()
{
    m_view.begin = m_view.end = Nanos(0);
    m_view.firstRow = m_view.rowCount = 0;
    m_view.scroll = 0;
    refresh();
}

TimeRange TimelineItem::timesOf(int item, int panel) const
{
    if (!m_session || item < 0 || panel < 0
        || panel >= static_cast<int>(m_session->timelineInput().panels.size()))
        return {};
    const Run *run = m_session->timelineInput().panels[static_cast<std::size_t>(panel)].run;
    if (!run || item >= run->trace.size())
        return {};
    const ItemRow row = run->trace.row(item);
    if (row.fetchAdmitted == absent)
        return {};
    return {row.fetchAdmitted, row.transformYielded == absent ? run->trace.end() : row.transformYielded};
}

void TimelineItem::reveal(int item, int panel)
{
    const TimeRange times = timesOf(item, panel);
    const TimeRange range = shown();
    const Nanos length = range.end - range.begin;
    if (zoomed() && times.end > times.begin && (times.begin < range.begin || times.end > range.end)) {
        // In the middle; the beginning of what is longer than that.
        const Nanos begin = times.end - times.begin < length
            ? times.begin - (length - (times.end - times.begin)) / 2
            : times.begin - length / 20;
        setRange(begin, begin + length);
    }
    if (panel < 0 || panel >= static_cast<int>(m_layout.panels.size()) || m_session->lanes())
        return;
    // All of the panel, if there is room for it; its row alone otherwise.
    const PanelArea &area = m_layout.panels[static_cast<std::size_t>(panel)];
    const bool whole = area.panel.height() <= m_layout.plot.height();
    const double row = area.firstRowTop + (item - area.firstRow) * area.rowHeight;
    const double top = whole ? area.panel.top() : row - area.rowHeight;
    const double bottom = whole ? area.panel.bottom() : row + 2 * area.rowHeight;
    if (top < m_layout.plot.top())
        m_view.scroll -= m_layout.plot.top() - top;
    else if (bottom > height())
        m_view.scroll += bottom - height();
    refresh();
}

void TimelineItem::zoomTo(int item, int panel)
{
    const TimeRange times = timesOf(item, panel);
    if (times.end <= times.begin)
        return;
    const Nanos around = (times.end - times.begin) / 4;
    setRange(times.begin - around, times.end + around);
    reveal(item, panel);
}

void TimelineItem::zoom(double factor, double x)
{
    const TimeRange range = shown();
    const QRectF plot = m_layout.plot;
    const double share = plot.width() > 0 ? std::clamp((x - plot.left()) / plot.width(), 0.0, 1.0) : 0.5;
    const double length = double((range.end - range.begin).count());
    const double pivot = double(range.begin.count()) + share * length;
    setRange(Nanos(std::llround(pivot - share * length * factor)),
             Nanos(std::llround(pivot + (1 - share) * length * factor)));
}

void TimelineItem::panBy(double pixels)
{
    if (!zoomed() || m_layout.plot.width() <= 0)
        return;
    const TimeRange range = shown();
    const Nanos by(std::llround(double((range.end - range.begin).count()) * pixels / m_layout.plot.width()));
    setRange(range.begin + by, range.end + by);
}

void TimelineItem::pointAt(QPointF at)
{
    if (!m_session)
        return;
    const TimelineInput &input = m_session->timelineInput();
    const Hit hit = hitTest(input, m_view, at);
    m_session->hover(static_cast<int>(hit.item), hit.panel);
    m_view.hovered = m_session->hovered();
    QString tip;
    if (hit.item >= 0 && hit.panel >= 0) {
        tip = input.wording.translate("Item", "item %1").arg(hit.item);
        if (hit.cause)
            tip += QStringLiteral(" · %1").arg(inWindow(causeText(*hit.cause)));
        tip += QStringLiteral(" · ")
            + input.wording.translate("Item", "at %1", "a time").arg(input.wording.duration(hit.time));
    }
    m_tipAt = at;
    m_tip = tip;
    Q_EMIT tipChanged();
    update();
}

void TimelineItem::hoverMoveEvent(QHoverEvent *event)
{
    pointAt(event->position());
}

void TimelineItem::hoverLeaveEvent(QHoverEvent *)
{
    if (m_session)
        m_session->hover(-1, -1);
    m_view.hovered = m_session ? m_session->hovered() : -1;
    m_tip.clear();
    Q_EMIT tipChanged();
    update();
}

void TimelineItem::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    m_pressedAt = event->position();
    m_pressedRange = shown();
    m_pressedScroll = m_view.scroll;
    m_dragging = false;
}

void TimelineItem::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF by = event->position() - m_pressedAt;
    if (!m_dragging && std::hypot(by.x(), by.y()) < dragThreshold)
        return;
    m_dragging = true;
    m_view.scroll = std::clamp(m_pressedScroll - by.y(), 0.0, m_layout.maxScroll);
    if (zoomed() && m_layout.plot.width() > 0) {
        const double length = double((m_pressedRange.end - m_pressedRange.begin).count());
        const Nanos shift(std::llround(-by.x() / m_layout.plot.width() * length));
        setRange(m_pressedRange.begin + shift, m_pressedRange.end + shift);
    } else {
        refresh();
    }
}

void TimelineItem::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_dragging || !m_session)
        return;
    const Hit hit = hitTest(m_session->timelineInput(), m_view, event->position());
    m_session->select(static_cast<int>(hit.item), hit.panel);
}

void TimelineItem::mouseDoubleClickEvent(QMouseEvent *)
{
    showAll();
}

void TimelineItem::wheelEvent(QWheelEvent *event)
{
    const QPoint steps = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier)
        zoom(std::pow(1.2, -steps.y() / 120.0), event->position().x());
    else if ((event->modifiers() & Qt::ShiftModifier) || steps.x() != 0)
        panBy(-(steps.x() != 0 ? steps.x() : steps.y()) / 2.0);
    else {
        m_view.scroll = std::clamp(m_view.scroll - steps.y() / 2.0, 0.0, m_layout.maxScroll);
        refresh();
    }
    pointAt(event->position());
    event->accept();
}

void TimelineItem::selectNeighbour(int step)
{
    if (!m_session)
        return;
    const auto last = static_cast<int>(rowTotal(m_session->timelineInput(), RowMode::Items)) - 1;
    if (last < 0)
        return;
    const int current = m_session->selected();
    m_session->select(current < 0 ? 0 : std::clamp(current + step, 0, last), -1);
}

void TimelineItem::keyPressEvent(QKeyEvent *event)
{
    const double middle = m_layout.plot.center().x();
    switch (event->key()) {
    case Qt::Key_Left: panBy(-m_layout.plot.width() / 10); break;
    case Qt::Key_Right: panBy(m_layout.plot.width() / 10); break;
    case Qt::Key_Up: selectNeighbour(-1); break;
    case Qt::Key_Down: selectNeighbour(1); break;
    case Qt::Key_Plus:
    case Qt::Key_Equal: zoom(1 / 1.3, middle); break;
    case Qt::Key_Minus: zoom(1.3, middle); break;
    case Qt::Key_0:
    case Qt::Key_Home: showAll(); break;
    case Qt::Key_PageDown:
        m_view.scroll = std::min(m_view.scroll + height() / 2, m_layout.maxScroll);
        refresh();
        break;
    case Qt::Key_PageUp:
        m_view.scroll = std::max(m_view.scroll - height() / 2, 0.0);
        refresh();
        break;
    case Qt::Key_Escape:
        if (m_session && m_session->selected() >= 0) {
            m_session->select(-1, -1);
            break;
        }
        event->ignore();
        return;
    default: event->ignore(); return;
    }
    event->accept();
}

} // namespace overlapse
