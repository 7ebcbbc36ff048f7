// SPDX-License-Identifier: MIT
// Which part of the runs is seen, and what in it is pointed at and selected: one for all that shows them.
#pragma once

#include "scene/timeline_scene.h"
#include "timeline/view_history.h"

#include <QObject>
#include <QVariantAnimation>
#include <QtQml/qqmlregistration.h>

#include <memory>

namespace overlapse {

struct ViewState
{
    Nanos begin{0}; ///< of the time that is seen
    Nanos end{0};   ///< not after begin: everything
    double firstRow = 0;
    double rowCount = 0;   ///< 0: those of the items under way, where not all can be told apart
    double rowZoom = 1;    ///< of these as many times less are seen
    double rowPlace = 0.5; ///< which: 0 the first, 1 the last
    double scroll = 0;     ///< pixels
    RowMode rowMode = RowMode::Items;
    std::int64_t hovered = -1;            ///< item
    std::int64_t selected = -1;           ///< item
    PanelId stressedIn = PanelId::None;   ///< in whose panel
    LookSet stressed;                     ///< these looks stand out; empty: none does more than others
    PanelId strip = PanelId::None;        ///< whose counters are pointed at
    bool path = false;                    ///< the critical path is drawn
    PanelId pieceOf = PanelId::None;      ///< in whose panel
    std::optional<PathPiece> piece;       ///< of it was gone to last
    std::optional<TimeRange> range;       ///< of the time is selected
    std::optional<CauseSpan> state;       ///< of the selected item, in the panel of `resultsOf`, stands out
    std::shared_ptr<const ItemHits> hits; ///< are marked; null: nothing was looked for
    std::optional<NotePlace> note;        ///< is being written
    PanelId touched = panelOfMode(Mode::Parallel);   ///< whose stamps are told
    PanelId resultsOf = panelOfMode(Mode::Parallel); ///< and code; the pointer alone does not change it
};

/// GUI thread only.
class View : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(
        double begin READ begin WRITE setBegin NOTIFY moved) ///< of the whole time, 0 to 1; writing it zooms
    Q_PROPERTY(double end READ end WRITE setEnd NOTIFY moved)
    Q_PROPERTY(bool zoomed READ zoomed NOTIFY moved)
    Q_PROPERTY(bool lanes READ lanes WRITE setLanes NOTIFY lanesChanged)
    Q_PROPERTY(QString stressed READ stressed NOTIFY stressedChanged) ///< what stands out; empty: nothing
    Q_PROPERTY(bool path READ path WRITE setPath NOTIFY pathChanged)  ///< the critical path is drawn
    Q_PROPERTY(
        bool rowsLocked READ rowsLocked WRITE setRowsLocked NOTIFY moved) ///< they do not follow the time
    Q_PROPERTY(bool motion MEMBER m_motion NOTIFY motionChanged)          ///< jumps glide
    Q_PROPERTY(bool ranged READ ranged NOTIFY rangeSelected)              ///< a part of the time is selected

public:
    explicit View(QObject *parent = nullptr);

    [[nodiscard]] const ViewState &state() const { return m_state; }
    [[nodiscard]] const TimelineInput &input() const { return *m_input; }
    void setInput(const std::shared_ptr<const TimelineInput> &input);

    [[nodiscard]] double begin() const;
    void setBegin(double begin);
    [[nodiscard]] double end() const;
    void setEnd(double end);
    [[nodiscard]] bool zoomed() const { return m_state.end > m_state.begin; }
    [[nodiscard]] bool lanes() const { return m_state.rowMode == RowMode::Lanes; }
    void setLanes(bool lanes);
    [[nodiscard]] bool path() const { return m_state.path; }
    void setPath(bool path);
    /// The piece stands out, its item is selected, and its time comes into view.
    void goTo(const PathPiece &piece, PanelId panel);
    [[nodiscard]] TimeRange whole() const;
    [[nodiscard]] TimeRange shown() const;
    /// All of the whole, or more: everything, also when a run grows.
    void setRange(Nanos begin, Nanos end);
    // By keys: about the pointer's time where it is on the timeline, else about the middle. They glide, and goBack() undoes
    // them.
    Q_INVOKABLE void zoomBy(double factor); ///< below 1: in
    Q_INVOKABLE void panBy(double share);   ///< of what is seen
    Q_INVOKABLE void zoomRowsBy(double factor);
    Q_INVOKABLE void goToBegin();
    Q_INVOKABLE void goToEnd();
    /// The selected time, or the selected item; where that is what is seen, or there is neither, everything.
    Q_INVOKABLE void fit();
    /// All of the run of the panel touched last, where others take much longer.
    Q_INVOKABLE void fitTouched();
    /// Rows as many times higher, about a place of what is seen: 0 its top, 1 its bottom.
    void zoomRows(double factor, double at);
    void setRowPlace(double place);
    [[nodiscard]] bool rowsLocked() const { return m_state.rowCount > 0; }
    void setRowsLocked(bool locked);
    /// goBack() comes back here; what follows at once belongs to the same move.
    void leave();
    /// Glides there, where motion is wanted.
    void moveTo(TimeRange range);
    void setPointerTime(std::optional<Nanos> time, int panel)
    {
        m_pointerTime = time;
        m_pointerPanel = idOf(panel);
    }
    [[nodiscard]] PanelId pointerPanel() const { return m_pointerPanel; } ///< with that time
    [[nodiscard]] std::optional<Nanos> pointerTime() const { return m_pointerTime; }
    /// Where that time is not seen: it moves there, with as much around it as before.
    void bringIntoView(Nanos begin, Nanos end);
    /// Time and rows: everything again.
    Q_INVOKABLE void showAll();
    void setScroll(double scroll);
    /// From admitted to emitted; empty: not known.
    [[nodiscard]] TimeRange timesOf(std::int64_t item, int panel) const;

    [[nodiscard]] bool ranged() const { return m_state.range.has_value(); }
    /// A part of the time, between two instants in any order; cut to the whole.
    void selectRange(Nanos from, Nanos to);
    Q_INVOKABLE void clearRange();
    /// What is seen becomes that part.
    Q_INVOKABLE void zoomToRange();
    /// One end of it is that of the selected item in the panel touched last; of what is seen, where none is selected. The
    /// other end stays, unless it lies on the wrong side: then it is the other end of the item, or of what is seen.
    Q_INVOKABLE void beginRange();
    Q_INVOKABLE void endRange();
    void setState(const std::optional<CauseSpan> &state);
    void setHits(const std::shared_ptr<const ItemHits> &hits);
    void setNote(const std::optional<NotePlace> &place);
    /// It is to be read, or written.
    void openNote(const NotePlace &place) { Q_EMIT noteWanted(place); }
    /// Selects the item and brings it into view; `panel` counts those that are shown.
    void goToItem(std::int64_t item, int panel);

    // `panel` counts the panels that are shown; -1 for both: none.
    void hover(std::int64_t item, int panel);
    void hoverStrip(int panel); ///< the counters below its rows
    void select(std::int64_t item, int panel);
    /// The item that released the selected one from its longest wait, in the panel touched last.
    Q_INVOKABLE void followRelease();
    /// Selects another, from which goBack() leads back to this one.
    Q_INVOKABLE void follow(qlonglong item);
    Q_INVOKABLE void goBack();
    void touch(PanelId panel);
    Q_INVOKABLE void touchMode(int mode); ///< its panel, by its place in the mode bar
    Q_INVOKABLE void touchRun(qlonglong id) { touch(PanelId(id)); } ///< that of a run that is kept
    void deselect();
    /// The item of the step that is walked through, pointed at where the pointer is on none; -1: none.
    void setWalked(std::int64_t item);
    /// Of that panel, until it shows another run: these causes stand out, in that part of its time, and that item.
    void stress(PanelId panel, const QString &what, const std::vector<Cause> &causes, TimeRange time,
                std::int64_t item);
    Q_INVOKABLE void endStress();
    [[nodiscard]] QString stressed() const { return m_stressed; }
    /// That of the panel touched last; null: it is not shown.
    [[nodiscard]] const PanelInput *touchedPanel() const;
    [[nodiscard]] int touchedIndex() const { return indexOf(m_state.resultsOf); } ///< -1: it is not shown
    /// By the pointer, else by the walk; -1: none.
    [[nodiscard]] std::int64_t pointedAt() const { return m_state.hovered >= 0 ? m_state.hovered : m_walked; }

    /// What is on the screen, for pictures of that.
    [[nodiscard]] const TimelineView &onScreen() const { return m_onScreen; }
    void setOnScreen(const TimelineView &view) { m_onScreen = view; }
    /// The processor draws the pictures, so they cost what they show.
    void setRenderingCostly(bool costly) { Q_EMIT renderingCostly(costly); }

Q_SIGNALS:
    void inputChanged();
    void moved();
    void motionChanged();
    void lanesChanged();
    void pathChanged();
    void rangeSelected(); ///< or cleared
    void stressedChanged();
    void noteWanted(const overlapse::NotePlace &place);
    void revealWanted(qlonglong item, int panel); ///< its row
    void pointed();
    void selected();
    void touched();
    void renderingCostly(bool costly);

private:
    [[nodiscard]] ViewPlace place() const;
    void showRange(Nanos begin, Nanos end);
    void follow(Nanos before);
    [[nodiscard]] TimeRange inside(Nanos begin, Nanos end) const;
    [[nodiscard]] TimeRange selectedOrShown() const;
    [[nodiscard]] PanelId idOf(int panel) const;
    [[nodiscard]] int indexOf(PanelId id) const; ///< among the panels that are shown; -1: it is not

    ViewState m_state;
    std::shared_ptr<const TimelineInput> m_input;
    std::int64_t m_walked = -1;
    ViewHistory m_history;
    QVariantAnimation m_glide;
    TimeRange m_glideFrom;
    TimeRange m_glideTo;
    bool m_motion = true;
    std::optional<Nanos> m_pointerTime;
    PanelId m_pointerPanel = PanelId::None;
    QString m_stressed;
    std::shared_ptr<const TimelineInput>
        m_stressedIn;                  ///< keeps the run, so that no other can be at its address
    std::vector<std::int64_t> m_trail; ///< items from which releases were followed
    TimelineView m_onScreen;
};

} // namespace overlapse
