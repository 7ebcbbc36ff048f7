// SPDX-License-Identifier: MIT
// ./dev bench [NAME] [--json] [--quick]: measures, beside its peers in the same run, and compares with the targets.
#include "bench.h"

#include <QFile>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSysInfo>
#include <QThread>

#include <algorithm>
#include <cstdio>

namespace bench {

MinMedian repeat(int runs, const std::function<double()> &measure)
{
    std::vector<double> figures;
    for (int i = 0; i < runs; ++i)
        figures.push_back(measure());
    std::sort(figures.begin(), figures.end());
    return {figures.front(), figures[figures.size() / 2]};
}

std::optional<double> peerFigure(const QString &program, const QStringList &arguments, const QString &key)
{
    const QString path = QStringLiteral(BENCH_PEERS "/") + program;
    if (!QFile::exists(path))
        return std::nullopt;
    QProcess process;
    process.start(path, arguments);
    if (!process.waitForFinished(300'000) || process.exitCode() != 0)
        return std::nullopt;
    const QJsonValue value = QJsonDocument::fromJson(process.readAllStandardOutput()).object().value(key);
    return value.isDouble() ? std::optional(value.toDouble()) : std::nullopt;
}

namespace {

struct Entry
{
    const char *name;
    Rows (*run)();
};
constexpr Entry entries[] = {
    {"article", article},  {"fetch", fetchLateness}, {"predict", predictor}, {"engine", engine},
    {"why", why},          {"what-if", whatIf},      {"timeline", timeline}, {"memory", memory},
    {"start", firstFrame}, {"drag", dragging},       {"work", realWork},
};

QString figure(double value)
{
    return QString::number(value, 'f', value < 10 ? 4 : value < 1000 ? 1 : 0);
}

void printTable(const QString &name, const Rows &rows)
{
    std::printf("%s\n", qPrintable(name));
    for (const Row &row : rows) {
        QString line =
            QStringLiteral("  %1 %2 %3").arg(row.name, -58).arg(figure(row.value), 10).arg(row.unit, -8);
        if (row.target) {
            const bool met = row.moreIsBetter ? row.value >= *row.target : row.value <= *row.target;
            line += QStringLiteral(" target %1 %2").arg(figure(*row.target), 8).arg(met ? "met" : "MISSED");
        }
        if (!row.peer.isEmpty())
            line +=
                QStringLiteral("   %1 %2 (ratio %3)")
                    .arg(row.peer, figure(row.peerValue), QString::number(row.value / row.peerValue, 'f', 3));
        std::printf("%s\n", line.trimmed().prepend(QStringLiteral("  ")).toUtf8().constData());
    }
}

QJsonObject toJson(const QString &name, const Rows &rows)
{
    QJsonArray array;
    for (const Row &row : rows) {
        QJsonObject object{{"case", row.name}, {"value", row.value}, {"unit", row.unit}};
        object["target"] = row.target ? QJsonValue(*row.target) : QJsonValue();
        object["peer"] = row.peer.isEmpty() ? QJsonValue() : QJsonValue(row.peer);
        object["peer_value"] = row.peer.isEmpty() ? QJsonValue() : QJsonValue(row.peerValue);
        if (row.moreIsBetter)
            object["better"] = QStringLiteral("more");
        array.append(object);
    }
    const QJsonObject machine{{"cores", QThread::idealThreadCount()},
                              {"system", QSysInfo::prettyProductName()}};
    return {{"bench", name}, {"machine", machine}, {"rows", array}};
}

} // namespace
} // namespace bench

int main(int argc, char **argv)
{
    const QGuiApplication app(argc, argv);
    QStringList arguments = QCoreApplication::arguments().mid(1);
    const bool json = arguments.removeAll(QStringLiteral("--json")) > 0;
    bench::quick = arguments.removeAll(QStringLiteral("--quick")) > 0;
    bool found = false;
    bool failed = false;
    QStringList names;
    for (const auto &[name, run] : bench::entries) {
        const QString text = QString::fromLatin1(name);
        names.append(text);
        if (!arguments.isEmpty() && !arguments.contains(text))
            continue;
        found = true;
        const bench::Rows rows = run();
        if (rows.empty()) {
            std::fprintf(stderr, "bench: %s could not be measured\n", name);
            failed = true;
            continue;
        }
        if (json)
            std::printf("%s\n",
                        QJsonDocument(bench::toJson(text, rows)).toJson(QJsonDocument::Compact).constData());
        else
            bench::printTable(text, rows);
        std::fflush(stdout);
    }
    if (found)
        return failed ? 1 : 0;
    std::fprintf(stderr, "unknown benchmark '%s': there are %s\n",
                 qPrintable(arguments.join(QLatin1Char(' '))), qPrintable(names.join(QLatin1String(", "))));
    return 2;
}
