// SPDX-License-Identifier: MIT
// The runs that are kept, as the window lists them.
#pragma once

#include "trace/recording.h"

#include <QAbstractListModel>
#include <QHash>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace overlapse {

struct KeptRow
{
    RunId id = RunId::None;
    QString title{};
    QString name{}; ///< the user's; may be empty
    QString limits{};
    QString note{}; ///< what it is told apart by beside its title; may be empty
    bool shown = true;
    bool measured = false;
    QString makespan{};
    QString throughput{};
    QString bound{};
    QString busyCores{};
    QString sentence{};
    friend bool operator==(const KeptRow &, const KeptRow &) = default;
};

/// Its rows are announced only where they differ.
class KeptList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the panels have one")
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        RunRole = Qt::UserRole, ///< the run's id
        TitleRole,
        NameRole,
        LimitsRole,
        NoteRole,
        ShownRole,
        MeasuredRole,
        MakespanRole,
        ThroughputRole,
        BoundRole,
        BusyCoresRole,
        SentenceRole,
    };

    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    void setRows(std::vector<KeptRow> rows);
    [[nodiscard]] int count() const { return static_cast<int>(m_rows.size()); }

Q_SIGNALS:
    void countChanged();

private:
    bool moveTo(const std::vector<KeptRow> &rows);

    std::vector<KeptRow> m_rows;
};

} // namespace overlapse
