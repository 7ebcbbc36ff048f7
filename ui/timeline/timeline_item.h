// SPDX-License-Identifier: MIT
// The timeline on the screen: draws the scene of what a view sees, and turns keys, wheel and mouse into a view of it.
#pragma once

#include "timeline/painted_scene.h"
#include "timeline/view.h"

#include <QHoverEvent>
#include <QVariantAnimation>

namespace overlapse {

/// Wheel: zoom time at the pointer, over headers and row numbers scroll the panels; Shift+wheel: zoom rows; drag: pan;
/// Shift+drag: select a part of the time; click: select. Keys: left/right pan, up/down selects the item above/below, +/- zoom,
/// 0 shows everything, Home and End go to the begin and the end, Enter goes to what released the selected item and Backspace
/// back, Esc deselects.
class TimelineItem
    : public overlapse::PaintedScene // in full: moc keeps it as it is written, and qmllint looks it up
{
    Q_OBJECT
    QML_NAMED_ELEMENT(Timeline)
    Q_PROPERTY(overlapse::View *view READ view WRITE setView NOTIFY viewChanged REQUIRED)
    Q_PROPERTY(double plotLeft READ plotLeft NOTIFY plotChanged) ///< x of time zero when everything is shown
    Q_PROPERTY(double plotRight READ plotRight NOTIFY plotChanged)
    /// Of the panels: pixels above the first one that is seen.
    Q_PROPERTY(double scroll READ scroll NOTIFY plotChanged)
    Q_PROPERTY(double mostScroll READ mostScroll NOTIFY plotChanged)
    Q_PROPERTY(QString tip READ tip NOTIFY tipChanged) ///< what the pointer is on, one line; empty: nothing
    Q_PROPERTY(bool motion MEMBER m_motion)            ///< panels unfold and close up, rather than jump
    Q_PROPERTY(QPointF tipAt READ tipAt NOTIFY tipChanged)

public:
    explicit TimelineItem(QQuickItem *parent = nullptr);

    [[nodiscard]] View *view() const { return m_view; }
    void setView(View *view);
    [[nodiscard]] double plotLeft() const { return m_layout.plot.left(); }
    [[nodiscard]] double plotRight() const { return m_layout.plot.right(); }
    [[nodiscard]] double scroll() const { return m_seen.scroll; }
    [[nodiscard]] double mostScroll() const { return m_layout.maxScroll; }
    [[nodiscard]] QString tip() const { return m_tip; }
    [[nodiscard]] QPointF tipAt() const { return m_tipAt; }

    /// By a factor about a point; below 1 zooms in.
    Q_INVOKABLE void zoom(double factor, double x);
    /// As far as that goes.
    Q_INVOKABLE void scrollTo(double scroll);
    /// The item's row in a panel, and its time where only a part of the time is shown.
    Q_INVOKABLE void reveal(int item, int panel);
    /// Its time from admitted to emitted, with a little around it.
    Q_INVOKABLE void zoomTo(int item, int panel);

Q_SIGNALS:
    void viewChanged();
    void plotChanged();
    void tipChanged();
    void rendererKnown(bool costly); ///< from the thread that draws

protected:
    [[nodiscard]] Scene scene() override;
    void pixelsChanged() override { refresh(); }
    void updatePolish() override;
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
    const TimelineLayout &layout();
    void moveChangedPanels();
    void movePanels(double done);
    void panBy(double pixels);
    void zoomRows(double factor, QPointF at);
    void dragRows(double by);
    void selectNeighbour(int step);
    void pointAt(QPointF at);
    [[nodiscard]] std::optional<std::pair<int, PinnedNote>> noteUnder(QPointF at);
    [[nodiscard]] Nanos timeAt(double x);
    void setTip(const QString &tip);

    View *m_view = nullptr;
    TimelineView m_seen;               ///< as it is drawn
    std::vector<PanelId> m_panels;     ///< those shown
    std::vector<PanelId> m_panelsGone; ///< and those before, while they move
    QVariantAnimation m_moving;
    bool m_motion = true;
    TimelineLayout m_layout; ///< of m_seen, unless it is outdated
    bool m_outdated = true;
    QString m_tip;
    QPointF m_tipAt;
    bool m_onStrip = false;   ///< the pointer is
    bool m_overruled = false; ///< by a key or a link, since it moved last
    Hit m_pressedHit;
    std::optional<std::pair<int, PinnedNote>> m_pressedNote;
    QPointF m_pressedAt;
    TimeRange m_pressedRange;
    double m_pressedScroll = 0;
    double m_pressedPlace = 0.5; ///< of the rows
    bool m_dragging = false;
    bool m_ranging = false; ///< a drag selects a part of the time
};

} // namespace overlapse
