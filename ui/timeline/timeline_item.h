// SPDX-License-Identifier: MIT
// The timeline on the screen: draws the session's scene, and turns keys, wheel and mouse into a view of it.
#pragma once

#include "painted_scene.h"
#include "scene/timeline_scene.h"
#include "session/session.h"

#include <QHoverEvent>
#include <QVariantAnimation>

namespace overlapse {

/// Wheel: scroll rows or panels; Ctrl+wheel: zoom time at the pointer; Shift+wheel or drag: pan; click: select.
/// Keys: left/right pan, up/down selects the item above/below, +/- zoom, 0 or Home shows everything, Esc deselects.
class TimelineItem
    : public overlapse::PaintedScene // in full: moc keeps it as it is written, and qmllint looks it up
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Timeline)
    Q_PROPERTY(overlapse::Session *session READ session WRITE setSession NOTIFY sessionChanged REQUIRED)
    /// The visible part of the whole time, 0 to 1; writing them zooms.
    Q_PROPERTY(double viewBegin READ viewBegin WRITE setViewBegin NOTIFY viewChanged)
    Q_PROPERTY(double viewEnd READ viewEnd WRITE setViewEnd NOTIFY viewChanged)
    Q_PROPERTY(double plotLeft READ plotLeft NOTIFY viewChanged) ///< x of time zero when everything is shown
    Q_PROPERTY(double plotRight READ plotRight NOTIFY viewChanged)
    Q_PROPERTY(bool zoomed READ zoomed NOTIFY viewChanged)
    Q_PROPERTY(QString tip READ tip NOTIFY tipChanged) ///< what the pointer is on, one line; empty: nothing
    Q_PROPERTY(bool motion MEMBER m_motion)            ///< panels unfold and close up, rather than jump
    Q_PROPERTY(QPointF tipAt READ tipAt NOTIFY tipChanged)

public:
    explicit TimelineItem(QQuickItem *parent = nullptr);

    [[nodiscard]] Session *session() const { return m_session; }
    void setSession(Session *session);
    [[nodiscard]] double viewBegin() const;
    void setViewBegin(double begin);
    [[nodiscard]] double viewEnd() const;
    void setViewEnd(double end);
    [[nodiscard]] double plotLeft() const { return m_layout.plot.left(); }
    [[nodiscard]] double plotRight() const { return m_layout.plot.right(); }
    [[nodiscard]] bool zoomed() const { return m_view.end > m_view.begin; }
    [[nodiscard]] QString tip() const { return m_tip; }
    [[nodiscard]] QPointF tipAt() const { return m_tipAt; }

    /// Time and rows: everything again.
    Q_INVOKABLE void showAll();
    /// By a factor about a point; below 1 zooms in.
    Q_INVOKABLE void zoom(double factor, double x);
    /// The item's row in a panel, and its time where only a part of the time is shown.
    Q_INVOKABLE void reveal(int item, int panel);
    /// Its time from admitted to emitted, with a little around it.
    Q_INVOKABLE void zoomTo(int item, int panel);

Q_SIGNALS:
    void sessionChanged();
    void viewChanged();
    void tipChanged();
    void rendererKnown(bool costly); ///< from the thread that draws

protected:
    [[nodiscard]] Scene scene() override;
    void pixelsChanged() override { refresh(); }
    void itemChange(ItemChange change, const ItemChangeData &data) override;
    void hoverEnterEvent(QHoverEvent *event) override { pointAt(event->position()); }
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void refresh();
    void moveChangedPanels();
    void movePanels(double done);
    void setRange(Nanos begin, Nanos end);
    void panBy(double pixels);
    void selectNeighbour(int step);
    [[nodiscard]] TimeRange whole() const;
    [[nodiscard]] TimeRange shown() const;
    [[nodiscard]] TimeRange timesOf(int item, int panel) const; ///< empty: not known
    void pointAt(QPointF at);

    Session *m_session = nullptr;
    TimelineView m_view;
    QStringList m_panels;     ///< titles of those shown
    QStringList m_panelsGone; ///< and of those before, while they move
    QVariantAnimation m_moving;
    bool m_motion = true;
    TimelineLayout m_layout;
    QString m_tip;
    QPointF m_tipAt;
    QPointF m_pressedAt;
    TimeRange m_pressedRange;
    double m_pressedScroll = 0;
    bool m_dragging = false;
};

} // namespace overlapse
