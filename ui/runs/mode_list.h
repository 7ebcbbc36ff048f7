// SPDX-License-Identifier: MIT
// The five modes as the mode bar and the table show them.
#pragma once

#include "pipeline/spec.h"

#include <QAbstractListModel>
#include <QHash>
#include <QString>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

#include <array>

namespace overlapse {

/// What a mode shows right now; modeRowsOf() fills it in.
struct ModeRow
{
    Mode mode = Mode::Sequential;
    bool shown = true;
    bool measured = false; ///< the figures are a measurement that fits the parameters
    bool running = false;
    bool skipped = false; ///< Run leaves it out
    bool stale = false;   ///< there is a measurement, but of other parameters
    bool unsure = false;  ///< the figures are of a prediction that is not to be relied on
    bool awaited = false; ///< the figures are of a prediction before, as the next one takes its time
    QString makespan{};   ///< "5.001 s"; empty: nothing yet
    QString speedup{};    ///< "2.3x"
    double share = 0;     ///< of the longest makespan, 0 to 1: the bar
    QString bound{};      ///< "85 %"
    QString throughput{}; ///< items a second
    QString busyCores{};
    QString sentence{};
    QString repeats{}; ///< "median of 5"; empty: it was measured once, or not at all
    QString spread{};  ///< "4.98 s to 5.12 s", of the repeats
    QString guess{};   ///< the user's, against the truth
    QString error{};   ///< measured against predicted, "+0.4 %"
    friend bool operator==(const ModeRow &, const ModeRow &) = default;
};

class ModeList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the panels have one")

public:
    enum Role {
        NameRole = Qt::UserRole, ///< "Concurrent"
        SummaryRole,
        ShownRole,
        MeasuredRole,
        RunningRole,
        SkippedRole,
        StaleRole,
        AwaitedRole,
        UnsureRole,
        MakespanRole,
        SpeedupRole,
        ShareRole,
        BoundRole,
        ThroughputRole,
        BusyCoresRole,
        SentenceRole,
        ErrorRole,
        GuessRole,
        RepeatsRole,
        SpreadRole,
    };

    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    /// Only what differs is announced.
    void setRows(const std::array<ModeRow, 5> &rows);
    [[nodiscard]] const ModeRow &row(int index) const { return m_rows[static_cast<std::size_t>(index)]; }

private:
    std::array<ModeRow, 5> m_rows{};
};

} // namespace overlapse
