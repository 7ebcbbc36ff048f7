// SPDX-License-Identifier: MIT
// Two runs compared, as the window shows it: which two, by what, what is pointed at, and what is said of it.
#pragma once

#include "scene/compared_runs.h"
#include "scene/difference_measure.h"
#include "timeline/difference_list.h"

#include <QObject>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

/// GUI thread only. It computes nothing: questionChanged() asks, setCompared() brings the answer.
class DifferenceView : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY shownChanged)
    Q_PROPERTY(double height READ height WRITE setHeight NOTIFY heightChanged) ///< 0: the usual
    Q_PROPERTY(QStringList runs READ runs NOTIFY runsChanged)                  ///< that can be chosen
    Q_PROPERTY(int a READ a WRITE setA NOTIFY runsChanged)                     ///< among them; -1: none
    Q_PROPERTY(int b READ b WRITE setB NOTIFY runsChanged)
    Q_PROPERTY(QStringList measures READ measures NOTIFY measuresChanged)
    Q_PROPERTY(int measure READ measure WRITE setMeasure NOTIFY measuresChanged)
    Q_PROPERTY(
        QString threshold READ threshold NOTIFY thresholdChanged) ///< as it was typed; empty: the usual
    Q_PROPERTY(QString thresholdError READ thresholdError NOTIFY thresholdChanged)
    Q_PROPERTY(QString usualThreshold READ usualThreshold NOTIFY changed) ///< "12 ms"; empty: not known
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged)
    Q_PROPERTY(bool known READ known NOTIFY changed) ///< there is an answer; maybe that of before
    Q_PROPERTY(bool any READ any NOTIFY changed)     ///< it has pairs
    Q_PROPERTY(
        QString message READ message NOTIFY changed) ///< why there is none; empty: there is, or will be
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString words READ words NOTIFY changed)   ///< the totals
    Q_PROPERTY(QString doubts READ doubts NOTIFY changed) ///< may be empty
    Q_PROPERTY(QString thresholdWords READ thresholdWords NOTIFY changed)
    Q_PROPERTY(QString figures READ figures NOTIFY pointedChanged) ///< of the pair that is pointed at
    Q_PROPERTY(overlapse::DifferenceList *list READ list CONSTANT)

public:
    explicit DifferenceView(QObject *parent = nullptr);

    [[nodiscard]] bool shown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] double height() const { return m_height; }
    void setHeight(double height);
    [[nodiscard]] QStringList runs() const;
    [[nodiscard]] int a() const { return indexOf(m_a); }
    void setA(int index);
    [[nodiscard]] int b() const { return indexOf(m_b); }
    void setB(int index);
    /// A becomes B, and B A.
    Q_INVOKABLE void swap();
    [[nodiscard]] QStringList measures() const;
    [[nodiscard]] int measure() const;
    void setMeasure(int measure);
    [[nodiscard]] QString threshold() const { return m_threshold; }
    /// "5ms"; empty: the usual. What is wrong with it is thresholdError(), and then all stays as it was.
    Q_INVOKABLE void setThreshold(const QString &text);
    [[nodiscard]] QString thresholdError() const { return m_thresholdError; }
    [[nodiscard]] QString usualThreshold() const;
    [[nodiscard]] bool busy() const { return m_busy; }
    void setBusy(bool busy);
    [[nodiscard]] bool known() const { return m_compared != nullptr; }
    [[nodiscard]] bool any() const { return m_compared && m_compared->difference.size() > 0; }
    [[nodiscard]] QString message() const;
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString words() const;
    [[nodiscard]] QString doubts() const;
    [[nodiscard]] QString thresholdWords() const;
    [[nodiscard]] QString figures() const;
    [[nodiscard]] DifferenceList *list() { return &m_list; }

    /// Opens with that run as B, and as A with the one before, or another.
    Q_INVOKABLE void compareMode(int mode) { compare(panelOfMode(allModes[static_cast<std::size_t>(mode)])); }
    Q_INVOKABLE void compareRun(qlonglong id) { compare(PanelId(id)); }
    void compare(PanelId run);

    /// The runs of the panels, those without one left out. `touched` is the one that was looked at last.
    void setRuns(const std::vector<ComparableRun> &runs, PanelId touched);
    void setWaiting(bool waiting); ///< nothing is compared for now
    /// Null where there are no two, or where it is not shown.
    [[nodiscard]] const ComparableRun *runA() const { return chosen(m_a); }
    [[nodiscard]] const ComparableRun *runB() const { return chosen(m_b); }
    [[nodiscard]] DifferenceQuestion question() const { return {m_causes, m_asked}; }
    void setCompared(const std::shared_ptr<const ComparedRuns> &compared);
    [[nodiscard]] const std::shared_ptr<const ComparedRuns> &compared() const { return m_compared; }

    [[nodiscard]] std::optional<std::size_t> pointed() const { return m_pointed; }
    void point(std::optional<std::size_t> rank);
    /// Selects the pair of that rank.
    void choose(std::size_t rank);
    void choosePointed();
    Q_INVOKABLE void chooseListed(int row);

Q_SIGNALS:
    void shownChanged();
    void heightChanged();
    void runsChanged();
    void measuresChanged();
    void thresholdChanged();
    void busyChanged();
    void changed();
    void pointedChanged();
    void questionChanged();
    /// Numbers of the item in A and in B; -1: that run does not have it.
    void chosenPair(qlonglong inA, qlonglong inB);
    void runWanted(); ///< which is to be compared has to be chosen

private:
    [[nodiscard]] int indexOf(PanelId id) const;
    [[nodiscard]] const ComparableRun *chosen(PanelId id) const;
    void choosePair(const ItemPair &pair);
    void tellMeasures();

    bool m_shown = false;
    double m_height = 0;
    std::vector<ComparableRun> m_runs;
    bool m_waiting = false;
    PanelId m_a = PanelId::None;
    PanelId m_b = PanelId::None;
    CauseSet m_causes = latencyCauses();
    std::vector<DifferenceMeasure> m_measures;
    std::optional<Nanos> m_asked; ///< threshold
    QString m_threshold;
    QString m_thresholdError;
    bool m_busy = false;
    std::shared_ptr<const ComparedRuns> m_compared;
    std::optional<std::size_t> m_pointed; ///< rank
    DifferenceList m_list;
};

} // namespace overlapse
