// SPDX-License-Identifier: MIT
// What the window's user waits for: the first frame, and the next one while a slider is dragged.
#include "bench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace bench {

Rows firstFrame()
{
    const QTemporaryDir settings; // a first start: nothing remembered
    std::vector<double> figures;
    for (int i = 0; i < 5; ++i) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), settings.path());
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(OVERLAPSE_PROGRAM), {QStringLiteral("--first-frame")});
        if (!process.waitForFinished(30'000) || process.exitCode() != 0)
            return {};
        // "first frame after 312.4 ms"
        const QStringList words = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char(' '));
        if (words.size() < 5)
            return {};
        figures.push_back(words[3].toDouble() / 1000);
    }
    int next = 0;
    const MinMedian taken = repeat(5, [&] { return figures[static_cast<std::size_t>(next++)]; });
    return {{QStringLiteral("start to first frame, median of 5"), taken.median, QStringLiteral("s"), 0.4},
            {QStringLiteral("start to first frame, minimum"), taken.minimum, QStringLiteral("s")}};
}

// Between the mouse's event and the frame that shows all modes predicted anew, 1,000 items; and the longest that the GUI
// thread was busy with one event while a million were predicted and measured.
Rows dragging()
{
    QProcess process;
    process.start(QStringLiteral(BENCH_DRAG), QStringList());
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        return {};
    const QJsonObject figures = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    return {{QStringLiteral("drag to frame, median"), figures.value(QLatin1String("median_ms")).toDouble(),
             QStringLiteral("ms"), 16.7},
            {QStringLiteral("drag to frame, 95 %"), figures.value(QLatin1String("p95_ms")).toDouble(),
             QStringLiteral("ms")},
            {QStringLiteral("longest slot with a million items"),
             figures.value(QLatin1String("longest_slot_ms")).toDouble(), QStringLiteral("ms"), 8.0}};
}

} // namespace bench
