// SPDX-License-Identifier: MIT
// Where the columns of a table of results lie, and what their heads say.
#pragma once

#include "runs/result_values.h"

#include <QMetaType>
#include <QtQml/qqmlregistration.h>

namespace overlapse {

struct ColumnPlace
{
    ResultColumn column = ResultColumn::Item;
    double x = 0;
    double width = 0;
    friend bool operator==(const ColumnPlace &, const ColumnPlace &) = default;
};

/// Texts share what the numbers leave. Where there is too little room the least important columns are left out, but
/// never the one that is sorted by.
std::vector<ColumnPlace> placeResultColumns(std::vector<ResultColumn> columns, std::int64_t items,
                                            double room, ResultColumn sorted);

/// The head of a column, for QML.
struct ResultHead
{
    Q_GADGET
    QML_ANONYMOUS
    Q_PROPERTY(int column MEMBER column)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QString tip MEMBER tip)
    Q_PROPERTY(bool number MEMBER number) ///< written at the right
    Q_PROPERTY(bool status MEMBER status) ///< in the colour of failures where one is
    Q_PROPERTY(bool sorted MEMBER sorted)
    Q_PROPERTY(bool descending MEMBER descending)
    Q_PROPERTY(double x MEMBER x)
    Q_PROPERTY(double width MEMBER width)
public:
    int column = 0;
    QString text;
    QString tip;
    bool number = false;
    bool status = false;
    bool sorted = false;
    bool descending = false;
    double x = 0;
    double width = 0;
    bool operator==(const ResultHead &) const = default;
};

/// In the language of the window.
ResultHead resultHeadOf(const ColumnPlace &place, ResultColumn sorted, bool descending);

/// For the first line of a table that is copied: "fetch_ms".
QString resultKey(ResultColumn column);

} // namespace overlapse
