// SPDX-License-Identifier: MIT
// Times and transforms as text: exact, and the same when it is read again.
#include "workload/draw.h"
#include "workload/work_text.h"

#include <QTest>

#include <random>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

bool same(const TransformChoice &a, const TransformChoice &b)
{
    return a.kind == b.kind && a.time == b.time && a.steps == b.steps;
}

QString canonical(const TransformChoice &choice)
{
    WorkSpec work;
    setTransform(work, choice);
    return transformText(work);
}

} // namespace

class TestWorkText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durationsAreExact_data();
    void durationsAreExact();
    void tenthsOfAMillisecondAreExact();
    void exactDurationsReadWell_data();
    void exactDurationsReadWell();
    void everyDurationComesBack();
    void timesHaveACanonicalForm_data();
    void timesHaveACanonicalForm();
    void transformsHaveACanonicalForm_data();
    void transformsHaveACanonicalForm();
    void randomSpecsComeBack();
    void randomTextIsReadOrRefused();
    void fetchesMayConsistOfSeveralAwaits();
    void captionsSayWhatRuns_data();
    void captionsSayWhatRuns();
    void onlyALeadingGunzipLeavesFilesOut();
};

void TestWorkText::durationsAreExact_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ns");
    const auto add = [](const char *text, std::int64_t ns) {
        QTest::newRow(text) << QString::fromUtf8(text) << qint64(ns);
    };
    add("1ns", 1);
    add("1us", 1'000);
    add("1µs", 1'000);
    add("1ms", 1'000'000);
    add("1s", 1'000'000'000);
    add("1min", 60'000'000'000);
    add("1h", 3'600'000'000'000);
    add("0s", 0);
    add("0", 0); // whatever the unit
    add(" 0.00 ", 0);
    add("0h", 0);
    add("0.1ms", 100'000);
    add("0.3us", 300);
    add("1.5s", 1'500'000'000);
    add(".5s", 500'000'000);
    add("2.s", 2'000'000'000);
    add("00080ms", 80'000'000);
    add("  80 ms ", 80'000'000);
    add("0.000000001s", 1);
    add("0.123456789s", 123'456'789);
    add("1.000000001h", 3'600'000'003'600);
    add("0.1h", 360'000'000'000);
    add("0.4ns", 0); // what is finer than a nanosecond is rounded
    add("0.5ns", 1);
    add("1.4999999999999999999999999999ns", 1);
    add("0.9999999996s", 1'000'000'000);
    add("2784h", maxTime.count());
    add("10022400s", maxTime.count());
    add("10022400000000000ns", maxTime.count());
    add("10022399.999999999s", maxTime.count() - 1);
    add("0000000000000000000000000000000000000000001s", 1'000'000'000);
}

void TestWorkText::durationsAreExact()
{
    QFETCH(QString, text);
    QFETCH(qint64, ns);
    const Checked<Nanos> time = parseDuration(text);
    QVERIFY2(time, qPrintable(time.error));
    QCOMPARE(time->count(), ns);
    QVERIFY(time.error.isEmpty());
    const Checked<TimeSpec> spec = parseTime(text);
    QVERIFY(spec);
    QCOMPARE(*spec, (TimeSpec{.a = Nanos(ns)}));
}

// A double would have 0.1 ms off somewhere.
void TestWorkText::tenthsOfAMillisecondAreExact()
{
    for (int tenths = 0; tenths < 20'000; ++tenths) {
        const QString text = QStringLiteral("%1.%2ms").arg(tenths / 10).arg(tenths % 10);
        QCOMPARE(parseDuration(text)->count(), std::int64_t(tenths) * 100'000);
    }
}

void TestWorkText::exactDurationsReadWell_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    const auto add = [](std::int64_t ns, const char *text) {
        QTest::newRow(text) << qint64(ns) << QString::fromUtf8(text);
    };
    add(0, "0s");
    add(1, "1ns");
    add(999, "999ns");
    add(1'000, "1us");
    add(1'500, "1.5us");
    add(100'000, "100us");
    add(80'000'000, "80ms");
    add(1'000'000'000, "1s");
    add(1'000'000'001, "1.000000001s");
    add(2'500'000'000, "2.5s");
    add(60'000'000'000, "60s");
    add(3'600'000'000'000, "3600s");
    add(maxTime.count(), "10022400s");
}

void TestWorkText::exactDurationsReadWell()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(exactDuration(Nanos(ns)), text);
    QCOMPARE(parseDuration(text)->count(), ns);
}

void TestWorkText::everyDurationComesBack()
{
    std::mt19937_64 random(1);
    for (int i = 0; i < 50'000; ++i) {
        const auto ns = static_cast<std::int64_t>((random() % static_cast<std::uint64_t>(maxTime.count()))
                                                  >> (random() % 54));
        QCOMPARE(parseDuration(exactDuration(Nanos(ns)))->count(), ns);
    }
}

void TestWorkText::timesHaveACanonicalForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("form");
    const auto add = [](const char *text, const char *form) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(form);
    };
    add("1000ms", "1s");
    add("2min", "120s");
    add("0.08s", "80ms");
    add("uniform(50ms,150ms)", "uniform(50ms,150ms)");
    add(" uniform ( 0.05s , 150ms ) ", "uniform(50ms,150ms)");
    add("uniform(1s,1s)", "uniform(1s,1s)");
    add("exp(80ms)", "exp(80ms)");
    add("lognormal(80ms,0.6)", "lognormal(80ms,0.6)");
    add("lognormal(80ms,.60)", "lognormal(80ms,0.6)");
    add("lognormal(80ms,0)", "lognormal(80ms,0)");
    add("lognormal(80ms,10)", "lognormal(80ms,10)");
    add("lognormal(80ms,1e-1)", "lognormal(80ms,0.1)");
    add("spike(80ms,5%,2s)", "spike(80ms,5%,2s)");
    add("spike(80ms,0%,2s)", "spike(80ms,0%,2s)");
    add("spike(80ms,100%,2s)", "spike(80ms,100%,2s)");
    add("spike(80ms,0.1%,2s)", "spike(80ms,0.1%,2s)");
    add("spike(2s,5%,80ms)", "spike(2s,5%,80ms)"); // a spike may be shorter
    add("spike(80ms,7%,2s)", "spike(80ms,7%,2s)"); // 0.07 * 100 is not 7 in binary
    add("spike(80ms,28%,2s)", "spike(80ms,28%,2s)");
    add("spike(80ms,0.57%,2s)", "spike(80ms,0.57%,2s)");
}

void TestWorkText::timesHaveACanonicalForm()
{
    QFETCH(QString, text);
    QFETCH(QString, form);
    const Checked<TimeSpec> spec = parseTime(text);
    QVERIFY2(spec, qPrintable(spec.error));
    QCOMPARE(timeText(*spec), form);
    QCOMPARE(*parseTime(form), *spec);
    // A transform is the same time on a processor, unless it says otherwise.
    QVERIFY(same(*parseTransform(text), {TransformKind::Cpu, *spec, {}}));
    QVERIFY(same(*parseTransform(QStringLiteral("cpu(%1)").arg(text)), {TransformKind::Cpu, *spec, {}}));
    QVERIFY(
        same(*parseTransform(QStringLiteral(" wall ( %1 ) ").arg(text)), {TransformKind::Wall, *spec, {}}));
}

void TestWorkText::transformsHaveACanonicalForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("form");
    const auto add = [](const char *text, const char *form) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(form);
    };
    add("50ms", "cpu(50ms)");
    add("0s", "cpu(0s)");
    add(".5s", "cpu(500ms)");
    add("cpu(50ms)", "cpu(50ms)");
    add("wall(1min)", "wall(60s)");
    add("wall(uniform(1ms,2ms))", "wall(uniform(1ms,2ms))");
    add("exp(1s)", "cpu(exp(1s))");
    add("none", "none");
    add(" none ", "none");
    add("gunzip", "gunzip");
    add("sha256", "sha256");
    add("gunzip+sha256", "gunzip+sha256");
    add(" gunzip + sha256 ", "gunzip+sha256");
    add("sha256+gunzip+gunzip", "sha256+gunzip+gunzip");
}

void TestWorkText::transformsHaveACanonicalForm()
{
    QFETCH(QString, text);
    QFETCH(QString, form);
    const Checked<TransformChoice> choice = parseTransform(text);
    QVERIFY2(choice, qPrintable(choice.error));
    QCOMPARE(canonical(*choice), form);
    QVERIFY(same(*parseTransform(form), *choice));
}

// Whatever can be written can be read again as the same, and is then written the same.
void TestWorkText::randomSpecsComeBack()
{
    std::mt19937_64 random(2);
    const auto time = [&random] {
        return exactDuration(Nanos(static_cast<std::int64_t>(
            random() % static_cast<std::uint64_t>(maxTime.count()) >> (random() % 54))));
    };
    const auto number = [&random](double most) {
        return QString::number(static_cast<double>(random() >> 11) * 0x1p-53 * most, 'g',
                               static_cast<int>(1 + random() % 17));
    };
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        switch (random() % 4) {
        case 0: text = time(); break;
        case 1: text = QStringLiteral("exp(%1)").arg(time()); break;
        case 2: text = QStringLiteral("lognormal(%1,%2)").arg(time(), number(10)); break;
        case 3: text = QStringLiteral("spike(%1,%2%,%3)").arg(time(), number(100), time()); break;
        }
        const Checked<TimeSpec> spec = parseTime(text);
        QVERIFY2(spec, qPrintable(text + QStringLiteral(": ") + spec.error));
        const QString form = timeText(*spec);
        const Checked<TimeSpec> again = parseTime(form);
        QVERIFY2(again && *again == *spec, qPrintable(text + QStringLiteral(" became ") + form));
        QCOMPARE(timeText(*again), form);
    }
}

// Bits of good text in a bad order, and good text with a few characters gone, doubled or replaced.
void TestWorkText::randomTextIsReadOrRefused()
{
    const QStringList bits{"uniform",
                           "exp",
                           "lognormal",
                           "spike",
                           "cpu",
                           "wall",
                           "gunzip",
                           "sha256",
                           "none",
                           "(",
                           ")",
                           "(",
                           ")",
                           ",",
                           ",",
                           "+",
                           "%",
                           ".",
                           "-",
                           "e",
                           "0",
                           "1",
                           "5",
                           "80",
                           "999999999999",
                           "ns",
                           "us",
                           "µs",
                           "ms",
                           "s",
                           "min",
                           "h",
                           " ",
                           "0.6",
                           "5%",
                           "%1",
                           "%2",
                           "nan",
                           "é",
                           "\t",
                           QString(QChar(0xd800)),
                           QString(QChar(0))};
    const QStringList good{"80ms",
                           "1.5s",
                           "uniform(50ms,150ms)",
                           "exp(80ms)",
                           "lognormal(80ms,0.6)",
                           "spike(80ms,5%,2s)",
                           "cpu(1s)",
                           "wall(exp(1s))",
                           "gunzip+sha256",
                           "none"};
    std::mt19937_64 random(3);
    const auto pick = [&random](const QStringList &from) {
        return from[static_cast<qsizetype>(random() % static_cast<std::uint64_t>(from.size()))];
    };
    int accepted = 0;
    for (int i = 0; i < 60'000; ++i) {
        QString text = i % 2 == 0 ? QString() : pick(good);
        for (std::uint64_t n = random() % (i % 2 == 0 ? 10 : 3); n > 0; --n) {
            const auto at = static_cast<qsizetype>(random() % static_cast<std::uint64_t>(text.size() + 1));
            const QString bit =
                random() % 20 == 0 ? QString(QChar(static_cast<char16_t>(32 + random() % 1000))) : pick(bits);
            text.replace(at, static_cast<qsizetype>(random() % 3), bit);
        }
        const Checked<TimeSpec> time = parseTime(text);
        QCOMPARE(bool(time), time.error.isEmpty());
        if (time)
            QCOMPARE(*parseTime(timeText(*time)), *time);
        const Checked<TransformChoice> choice = parseTransform(text);
        QCOMPARE(bool(choice), choice.error.isEmpty());
        if (choice)
            QVERIFY2(same(*parseTransform(canonical(*choice)), *choice), qPrintable(text));
        QVERIFY2(!time || choice, qPrintable(text)); // a time is a transform
        accepted += choice ? 1 : 0;
    }
    QVERIFY2(accepted > 5000, qPrintable(QString::number(accepted)));
}

void TestWorkText::fetchesMayConsistOfSeveralAwaits()
{
    const Checked<TimeSpec> time = parseFetchTime(QStringLiteral(" awaits( 5 , uniform(50ms,150ms) ) "));
    QVERIFY2(time, qPrintable(time.error));
    QCOMPARE(time->awaits, 5);
    QCOMPARE(timeText(*time), QStringLiteral("awaits(5,uniform(50ms,150ms))"));
    QCOMPARE(*parseFetchTime(timeText(*time)), *time);
    QCOMPARE(timeText(*parseFetchTime(QStringLiteral("awaits(1,2s)"))), QStringLiteral("2s"));
    QCOMPARE(parseFetch(QStringLiteral("awaits(2,1s)"))->time.awaits, 2);
    for (const char *wrong :
         {"awaits(0,1s)", "awaits(1.5,1s)", "awaits(1001,1s)", "awaits(5)", "awaits()", "awaits(x,1s)"})
        QVERIFY2(parseFetchTime(QLatin1String(wrong)).error.contains(QLatin1String("as in awaits(5,100ms)")),
                 wrong);
    for (const char *wrong : {"awaits(2,awaits(2,1s))", "awaits(2,1)", "awaits(2,)"})
        QVERIFY2(!parseFetchTime(QLatin1String(wrong)), wrong);
    QVERIFY(!parseTransform(QStringLiteral("awaits(2,1s)"))); // only a fetch awaits anything
    QVERIFY(!parseTime(QStringLiteral("awaits(2,1s)")));
    // The parts are the whole, to the nanosecond.
    WorkSpec work;
    work.fetchTime = {.a = Nanos(1'000'003), .awaits = 7};
    const ServiceTimes times(work);
    Nanos sum{0};
    for (std::int32_t await = 0; await < times.awaits(0); ++await)
        sum += times.await(0, await);
    QCOMPARE(sum, times.fetch(0));
    work.fetchTime = {.a = Nanos(3), .awaits = 7};
    QCOMPARE(ServiceTimes(work).awaits(0), 3);
    work.fetchTime = {.a = Nanos(0), .awaits = 7};
    QCOMPARE(ServiceTimes(work).awaits(0), 1);
}

void TestWorkText::captionsSayWhatRuns_data()
{
    QTest::addColumn<WorkSpec>("work");
    QTest::addColumn<QString>("caption");
    WorkSpec work;
    QTest::newRow("as it comes") << work << QStringLiteral("4 items, fetch 1s, transform cpu(1s)");
    work.items = 1;
    work.transform = TransformKind::Wall;
    QTest::newRow("one item") << work << QStringLiteral("1 item, fetch 1s, transform wall(1s)");
    work.items = 1'000'000;
    work.fetchTime = *parseTime(QStringLiteral("exp(80ms)"));
    work.seed = 7;
    QTest::newRow("drawn") << work
                           << QStringLiteral("1000000 items, fetch exp(80ms), transform wall(1s), seed 7");
    WorkSpec measured;
    auto table = std::make_shared<DurationTable>();
    table->source = QStringLiteral("%1.csv");
    measured.durations = table;
    QTest::newRow("measured") << measured
                              << QStringLiteral("4 items, durations from %1.csv, transform cpu(replayed)");
    WorkSpec real;
    real.items = 2;
    real.fetch = FetchKind::File;
    setTransform(real, *parseTransform(QStringLiteral("gunzip+sha256")));
    QTest::newRow("real") << real << QStringLiteral("2 files, transform gunzip+sha256");
    auto inputs = std::make_shared<InputList>();
    inputs->sources = {QStringLiteral("a%2"), QStringLiteral("b")};
    real.inputs = inputs;
    QTest::newRow("real, from somewhere")
        << real << QStringLiteral("2 files from a%2, b, transform gunzip+sha256");
}

void TestWorkText::captionsSayWhatRuns()
{
    QFETCH(WorkSpec, work);
    QFETCH(QString, caption);
    QCOMPARE(workText(work), caption);
}

void TestWorkText::onlyALeadingGunzipLeavesFilesOut()
{
    const auto begins = [](const char *text) {
        WorkSpec work;
        setTransform(work, *parseTransform(QString::fromUtf8(text)));
        return beginsWithGunzip(work);
    };
    QVERIFY(begins("gunzip"));
    QVERIFY(begins("gunzip+sha256"));
    QVERIFY(!begins("sha256+gunzip"));
    QVERIFY(!begins("none"));
    QVERIFY(!begins("cpu(1s)"));
}

QTEST_APPLESS_MAIN(TestWorkText)
#include "tst_work_text.moc"
