// SPDX-License-Identifier: MIT
// What the window's user waits for: the first frame, and the next one while a slider is dragged; each beside an empty
// window of Qt Quick.
#include "bench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>

namespace bench {

namespace {

constexpr int runs = 5;
const QString emptyWindow = QStringLiteral("empty Qt Quick window");

std::optional<QByteArray> outputOf(const QString &program, const QStringList &arguments = {})
{
    const QTemporaryDir settings; // a first start: nothing remembered
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), settings.path());
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        return std::nullopt;
    return process.readAllStandardOutput();
}

QJsonObject figuresOf(const QString &program)
{
    return QJsonDocument::fromJson(outputOf(program).value_or(QByteArray())).object();
}

MinMedian ofAll(std::vector<double> figures)
{
    std::sort(figures.begin(), figures.end());
    return {figures.front(), figures[figures.size() / 2]};
}

} // namespace

Rows firstFrame()
{
    std::vector<double> ours;
    std::vector<double> empty;
    for (int i = 0; i < runs; ++i) {
        const auto said = outputOf(QStringLiteral(OVERLAPSE_PROGRAM), {QStringLiteral("--first-frame")});
        // "first frame after 312.4 ms"
        const QStringList words = QString::fromUtf8(said.value_or(QByteArray())).split(QLatin1Char(' '));
        const QJsonObject peer = figuresOf(QStringLiteral(BENCH_EMPTY));
        if (words.size() < 5 || peer.isEmpty())
            return {};
        ours.push_back(words[3].toDouble() / 1000);
        empty.push_back(peer.value(QLatin1String("first_frame_ms")).toDouble() / 1000);
    }
    const MinMedian taken = ofAll(std::move(ours));
    const MinMedian peer = ofAll(std::move(empty));
    return {{QStringLiteral("start to first frame, median of 5"), taken.median, QStringLiteral("s"), 0.4,
             emptyWindow, peer.median},
            {QStringLiteral("start to first frame, minimum"),
             taken.minimum,
             QStringLiteral("s"),
             {},
             emptyWindow,
             peer.minimum}};
}

// Between the mouse's event and the frame that shows all modes predicted anew, 1,000 items; and the longest that the GUI
// thread was busy with one event while a million were predicted and measured.
Rows dragging()
{
    const QJsonObject figures = figuresOf(QStringLiteral(BENCH_DRAG));
    const QJsonObject peer = figuresOf(QStringLiteral(BENCH_EMPTY));
    if (figures.isEmpty() || peer.isEmpty())
        return {};
    return {{QStringLiteral("drag to frame, median"), figures.value(QLatin1String("median_ms")).toDouble(),
             QStringLiteral("ms"), 16.7, emptyWindow, peer.value(QLatin1String("median_ms")).toDouble()},
            {QStringLiteral("drag to frame, 95 %"), figures.value(QLatin1String("p95_ms")).toDouble(),
             QStringLiteral("ms")},
            {QStringLiteral("longest slot with a million items, median of 3"),
             figures.value(QLatin1String("longest_slot_ms")).toDouble(), QStringLiteral("ms"), 8.0},
            {QStringLiteral("longest slot with a million items, worst of 3"),
             figures.value(QLatin1String("longest_slot_worst_ms")).toDouble(), QStringLiteral("ms")}};
}

} // namespace bench
