// SPDX-License-Identifier: MIT
// Fetches of several awaits (rule 15), against what futures-util itself did (tests/data/awaits_futures_util.txt).
#include "virtual/predict.h"

#include "pipeline/words.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

using namespace overlapse;

namespace {

struct Case
{
    QString name;
    PipelineSpec spec;
    WorkSpec work;
    QStringList lines; // makespan; then each item's, in order of emission
};

// Of "N=4" the 4.
std::int64_t valueOf(const QString &word)
{
    return word.section(QLatin1Char('='), 1).toLongLong();
}

// case 7 concurrent any N=2 M=6 c=1 awaits=2 items=3 makespan=240
Case caseOf(const QStringList &words)
{
    Case result;
    result.name = words.mid(1, 7).join(QLatin1Char(' '));
    result.spec = {.mode = modeFromName(words.at(2)).value(),
                   .order = orderFromName(words.at(3)).value(),
                   .fetchLimit = valueOf(words.at(4)),
                   .transformLimit = valueOf(words.at(5)),
                   .threads = static_cast<int>(valueOf(words.at(6)))};
    result.work.transform = TransformKind::Wall;
    result.work.fetchTime.awaits = static_cast<std::int32_t>(valueOf(words.at(7)));
    result.work.items = valueOf(words.at(8));
    result.lines << words.at(9);
    return result;
}

// The items of a case stand below it, and each line begins with the item and its two times.
void setTimes(Case &unfinished)
{
    const auto items = static_cast<std::size_t>(unfinished.work.items);
    DurationTable table{.fetch = std::vector<Nanos>(items), .transform = std::vector<Nanos>(items)};
    for (const QString &line : unfinished.lines.mid(1)) {
        const QStringList words = line.split(QLatin1Char(' '));
        table.fetch.at(words.at(0).toULongLong()) = Nanos(words.at(1).toLongLong());
        table.transform.at(words.at(0).toULongLong()) = Nanos(words.at(2).toLongLong());
    }
    unfinished.work.durations = std::make_shared<const DurationTable>(std::move(table));
}

std::vector<Case> casesOf(QFile &file)
{
    std::vector<Case> cases;
    while (!file.atEnd()) {
        const QString line = QString::fromLatin1(file.readLine()).trimmed();
        if (line.startsWith(QLatin1String("case ")))
            cases.push_back(caseOf(line.split(QLatin1Char(' '))));
        else if (!line.startsWith(QLatin1Char('#')))
            cases.back().lines << line;
    }
    std::ranges::for_each(cases, setTimes);
    return cases;
}

QStringList predictedLines(const PipelineSpec &spec, const WorkSpec &work)
{
    const Trace trace = predict(spec, work, {.cores = spec.threads});
    const ServiceTimes times(work);
    QStringList lines(trace.size() + 1);
    lines[0] = QStringLiteral("makespan=%1").arg(trace.end().count());
    for (std::int64_t item = 0; item < trace.size(); ++item) {
        const ItemRow row = trace.row(item);
        QString &line = lines[1 + row.rank];
        line = QString::number(item);
        for (const Nanos time : {times.fetch(item), times.transform(item), row.fetchStarted,
                                 row.fetchFinished, row.transformStarted, row.transformYielded})
            line += QStringLiteral(" %1").arg(time.count());
    }
    return lines;
}

} // namespace

class TestAwaitsPeer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void predictedAsFuturesUtilDoes_data();
    void predictedAsFuturesUtilDoes();
};

void TestAwaitsPeer::predictedAsFuturesUtilDoes_data()
{
    QTest::addColumn<PipelineSpec>("spec");
    QTest::addColumn<WorkSpec>("work");
    QTest::addColumn<QStringList>("lines");
    QFile file(QStringLiteral(TEST_DATA "/awaits_futures_util.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const std::vector<Case> cases = casesOf(file);
    QVERIFY(cases.size() >= 300);
    for (const Case &given : cases)
        QTest::newRow(qPrintable(given.name)) << given.spec << given.work << given.lines;
}

void TestAwaitsPeer::predictedAsFuturesUtilDoes()
{
    QFETCH(const PipelineSpec, spec);
    QFETCH(const WorkSpec, work);
    QFETCH(const QStringList, lines);
    QCOMPARE(predictedLines(spec, work), lines);
}

QTEST_APPLESS_MAIN(TestAwaitsPeer)
#include "tst_awaits_peer.moc"
