// SPDX-License-Identifier: MIT
// Rows of a benchmark's table: a figure, its target, and the peer that ran beside it.
#pragma once

#include <QString>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace bench {

struct Row
{
    QString name;
    double value = 0;
    QString unit;
    std::optional<double> target{};
    QString peer{}; ///< empty: none, or not installed here
    double peerValue = 0;
    bool moreIsBetter = false;
};

using Rows = std::vector<Row>;

struct MinMedian
{
    double minimum = 0;
    double median = 0;
};
/// `runs` calls of `measure`, each giving one figure.
MinMedian repeat(int runs, const std::function<double()> &measure);

/// One figure of the JSON line that a peer prints; nothing where the peer was not built or failed.
std::optional<double> peerFigure(const QString &program, const QStringList &arguments, const QString &key);

/// Only what is measured in a minute (--quick).
inline bool quick = false;

Rows article();
Rows engine();
Rows fetchLateness();
Rows predictor();
Rows why();
Rows whatIf();
Rows timeline();
Rows memory();
Rows firstFrame();
Rows dragging();
Rows realWork();
Rows openRecordings();

} // namespace bench
