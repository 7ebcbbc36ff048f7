// SPDX-License-Identifier: MIT
// Items that are looked for: what was typed, how many there are, and from one to the next.
#pragma once

#include "analysis/item_condition.h"
#include "scene/item_hits.h"
#include "timeline/view.h"

namespace overlapse {

/// GUI thread. It looks for nothing itself: wanted() asks, setHits() or setProblem() answers.
class HitWalk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY
                   shownChanged) ///< where one types; without it nothing is marked
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed) ///< why nothing can be found; empty: it can
    Q_PROPERTY(bool pending READ pending NOTIFY changed)    ///< the figures are of what was typed before
    Q_PROPERTY(
        QString figures READ figures NOTIFY changed) ///< "12 of 1,234 in Parallel"; empty: nothing was asked
    Q_PROPERTY(double count READ count NOTIFY changed)

public:
    explicit HitWalk(View &view, QObject *parent = nullptr);

    /// It is shown, and the keyboard goes there.
    Q_INVOKABLE void begin();
    [[nodiscard]] bool shown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] QString text() const { return m_text; }
    void setText(const QString &text);
    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] bool pending() const { return m_pending; }
    [[nodiscard]] QString figures() const;
    [[nodiscard]] double count() const;
    /// What is looked for; empty: nothing.
    [[nodiscard]] ItemCondition condition() const;

    /// To the next, or the one before, from the item that is selected; after the last comes the first. As soon as it is found,
    /// if that is still to come.
    Q_INVOKABLE void step(int by);

    void await();
    void setHits(const std::shared_ptr<const ItemHits> &hits);
    void setProblem(const QString &problem);

Q_SIGNALS:
    void shownChanged();
    void changed();
    void wanted(); ///< condition() is another
    void begun();
    void stepped();

private:
    /// Those of the panel touched last, else of the first that has some; null: none.
    [[nodiscard]] const ItemHits::InPanel *hits() const;
    [[nodiscard]] int indexOf(PanelId panel) const;

    View &m_view;
    bool m_shown = false;
    bool m_pending = false;
    int m_stepWanted = 0; ///< once there are hits
    QString m_text;
    QString m_problem;
    std::optional<ItemCondition> m_condition;
};

} // namespace overlapse
