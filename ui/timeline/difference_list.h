// SPDX-License-Identifier: MIT
// The items of two runs that were compared, as lists: what gained most, what lost most, and what has no pair.
#pragma once

#include "scene/compared_runs.h"

#include <QAbstractListModel>
#include <QHash>
#include <QVariant>
#include <QVariantList>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

/// Rows are made when they are asked for: there may be ten million.
class DifferenceList : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("the comparison has one")
    Q_PROPERTY(QStringList kinds READ kinds NOTIFY kindsChanged) ///< "Gained (412)", "Only in A (3)" …
    Q_PROPERTY(int kind READ kind WRITE setKind NOTIFY kindsChanged)
    Q_PROPERTY(int count READ count NOTIFY kindsChanged)

public:
    enum Role {
        NameRole = Qt::UserRole, ///< "item 17", or its input
        FiguresRole,             ///< the difference; of what has none the number of the item
    };

    using QAbstractListModel::QAbstractListModel;
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QStringList kinds() const;
    [[nodiscard]] int kind() const { return m_kind; }
    void setKind(int kind);
    [[nodiscard]] int count() const;

    void show(const std::shared_ptr<const ComparedRuns> &compared);
    [[nodiscard]] ItemPair pairAt(int row) const;
    /// Of a row whose pair has a difference.
    [[nodiscard]] std::optional<std::size_t> rankAt(int row) const;

Q_SIGNALS:
    void kindsChanged();

private:
    /// Gained, lost; then Apart.
    struct Kind
    {
        enum class Of : std::uint8_t { Gained, Lost, Apart };
        Of of = Of::Gained;
        Apart why = Apart::OnlyA;
        friend bool operator==(const Kind &, const Kind &) = default;
    };
    [[nodiscard]] std::int64_t countOf(const Kind &kind) const;
    [[nodiscard]] QString textOf(const Kind &kind) const;

    std::shared_ptr<const ComparedRuns> m_compared;
    std::vector<Kind> m_kinds;
    int m_kind = 0;
};

/// "docs/a.gz", masked, or "item 17"; of what is not in A as B has it.
QString pairName(const ComparedRuns &compared, const ItemPair &pair);

} // namespace overlapse
