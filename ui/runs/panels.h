// SPDX-License-Identifier: MIT
// What is shown of the runs, made anew at most once for each turn of the event loop.
#pragma once

#include "runs/mode_rows.h"
#include "runs/panels_of.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <memory>

namespace overlapse {

/// GUI thread.
class Panels : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the session has one")
    Q_PROPERTY(overlapse::ModeList *modes READ modes CONSTANT)
    Q_PROPERTY(overlapse::KeptList *kept READ kept CONSTANT)
    Q_PROPERTY(QString bestMode READ bestMode NOTIFY changed) ///< which was best and why; may be empty
    Q_PROPERTY(
        QList<int> legend READ legend NOTIFY legendChanged) ///< indexes of the legend's entries that occur

public:
    /// `sources` says from what; it is asked when something is shown, and what it refers to stays for as long as this.
    explicit Panels(std::function<PanelSources()> sources, QObject *parent = nullptr);

    [[nodiscard]] ModeList *modes() { return &m_modes; }
    [[nodiscard]] KeptList *kept() { return &m_kept; }
    [[nodiscard]] QString bestMode();
    [[nodiscard]] QList<int> legend();
    /// As of now.
    [[nodiscard]] std::shared_ptr<const TimelineInput> input();
    [[nodiscard]] PanelSources sources() const { return m_sources(); }

    /// What the mode shows now, if there is something: keepWanted().
    Q_INVOKABLE void keep(int mode);

    /// Whether changed() is still to come.
    [[nodiscard]] bool pending() const { return m_waited; }
    /// Something that it follows from is another now; changed() comes soon.
    void refresh();
    /// Brings modes() and kept() up to now.
    void tellRows();

Q_SIGNALS:
    void changed();
    void legendChanged();
    void keepWanted(const overlapse::RunRecord &record);

private:
    void make();

    std::function<PanelSources()> m_sources;
    ModeList m_modes;
    KeptList m_kept;
    QString m_bestMode;
    QList<int> m_legend;
    QList<int> m_toldLegend;
    std::shared_ptr<const TimelineInput> m_input;
    bool m_outdated = true;
    bool m_waited = false; ///< a turn of the event loop is, to tell that it is outdated
};

} // namespace overlapse
