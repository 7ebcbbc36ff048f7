// SPDX-License-Identifier: MIT
// What is no time and no transform is refused with one line that says what would be right.
#include "workload/work_text.h"

#include <QTest>

using namespace overlapse;

class TestWorkErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errorsSayWhatWouldBeRight_data();
    void errorsSayWhatWouldBeRight();
    void transformErrorsSayWhatWouldBeRight_data();
    void transformErrorsSayWhatWouldBeRight();
};

void TestWorkErrors::errorsSayWhatWouldBeRight_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const auto add = [](const char *text, const char *error) {
        QTest::newRow(*text ? text : "nothing") << QString::fromUtf8(text) << QString::fromUtf8(error);
    };
    const auto noTime = [&](const char *text) {
        const QString error =
            QStringLiteral("'%1' is not a time: write a number >= 0 with a unit, as in 80ms or 1.5s");
        add(text, qPrintable(error.arg(QString::fromUtf8(text))));
    };
    for (const char *text :
         {"",  " ",     "fast", "-1s", "+1s", "1e3ms",    "1,5s",       "1.5.2s",         ".s",   ".",
          "s", "0x10s", "1s2",  "٣s",  "inf", "80ms80ms", "uniform(1s", "uniform)1s,2s(", "(1s)", "%1"})
        noTime(text);
    add("80", "'80' has no unit: write ns, us, ms, s, min or h, as in 80ms");
    add("1.5", "'1.5' has no unit: write ns, us, ms, s, min or h, as in 1.5ms");
    add("80 fortnights", "'80 fortnights' has an unknown unit 'fortnights': ns, us, ms, s, min or h");
    add("1S", "'1S' has an unknown unit 'S': ns, us, ms, s, min or h");
    add("2785h", "'2785h' is too long: at most 10022400s");
    add("10022400.000000001s", "'10022400.000000001s' is too long: at most 10022400s");
    add("99999999999999999999999999999999999999999999ns",
        "'99999999999999999999999999999999999999999999ns' is too long: at most 10022400s");
    add("gauss(1s)",
        "unknown distribution 'gauss': uniform(50ms,150ms), exp(80ms), lognormal(80ms,0.6) or "
        "spike(80ms,5%,2s)");
    add("Exp(1s)",
        "unknown distribution 'Exp': uniform(50ms,150ms), exp(80ms), lognormal(80ms,0.6) or "
        "spike(80ms,5%,2s)");
    add("uniform(1s)", "uniform takes 2 values, as in uniform(50ms,150ms)");
    add("uniform(1s,2s,3s)", "uniform takes 2 values, as in uniform(50ms,150ms)");
    add("exp(1s,2s)", "exp takes 1 value, as in exp(80ms)");
    add("lognormal(1s)", "lognormal takes 2 values, as in lognormal(80ms,0.6)");
    add("spike(1s,5%)", "spike takes 3 values, as in spike(80ms,5%,2s)");
    add("exp()", "'' is not a time: write a number >= 0 with a unit, as in 80ms or 1.5s");
    add("exp(5)", "'5' has no unit: write ns, us, ms, s, min or h, as in 5ms");
    add("uniform(1s,2)", "'2' has no unit: write ns, us, ms, s, min or h, as in 2ms");
    add("uniform(5ms, 1ms)", "uniform(5ms,1ms) ends before it begins: put the smaller time first");
    for (const char *sigma : {"x", "-1", "10.1", "nan", "inf", "", "1e400", "0.6s"})
        add(qPrintable(QStringLiteral("lognormal(1s,%1)").arg(QLatin1String(sigma))),
            qPrintable(QStringLiteral(
                           "sigma '%1' of lognormal is not a number from 0 to 10, as in lognormal(80ms,0.6)")
                           .arg(QLatin1String(sigma))));
    for (const char *share : {"5", "0.05", "-1%", "101%", "nan%", "%", "", "5%%", "x%"})
        add(qPrintable(QStringLiteral("spike(1s,%1,2s)").arg(QLatin1String(share))),
            qPrintable(QStringLiteral(
                           "share '%1' of spike is not a percentage from 0% to 100%, as in spike(80ms,5%,2s)")
                           .arg(QLatin1String(share))));
    add("spike(1s,5%,2)", "'2' has no unit: write ns, us, ms, s, min or h, as in 2ms");
}

void TestWorkErrors::errorsSayWhatWouldBeRight()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    const Checked<TimeSpec> time = parseTime(text);
    QVERIFY(!time);
    QCOMPARE(time.error, error);
    const Checked<TransformChoice> wall = parseTransform(QStringLiteral("wall(%1)").arg(text));
    QVERIFY(!wall);
    if (text == text.trimmed())
        QCOMPARE(wall.error, error);
}

void TestWorkErrors::transformErrorsSayWhatWouldBeRight_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const auto unknown = [](const char *text, const char *name) {
        QTest::newRow(*text ? text : "nothing")
            << QString::fromUtf8(text)
            << QStringLiteral("unknown transform '%1': a time such as cpu(50ms) or wall(50ms), or none, or "
                              "one or more of "
                              "cmd:COMMAND, gunzip, ")
                   .arg(QString::fromUtf8(name));
    };
    unknown("", "");
    unknown("gzip", "gzip");
    unknown("gunzip+", "");
    unknown("+sha256", "");
    unknown("gunzip+md5", "md5");
    unknown("Gunzip", "Gunzip");
    unknown("-5ms", "-5ms");
    unknown("gunzip sha256", "gunzip sha256");
    unknown("cpu", "cpu");
    QTest::newRow("80") << QStringLiteral("80")
                        << QStringLiteral("'80' has no unit: write ns, us, ms, s, min or h, as in 80ms");
    QTest::newRow("cpu()") << QStringLiteral(
        "cpu()") << QStringLiteral("'' is not a time: write a number >= 0 with a unit, as in 80ms or 1.5s");
    QTest::newRow("cpu(wall(1s))") << QStringLiteral("cpu(wall(1s))")
                                   << QStringLiteral(
                                          "unknown distribution 'wall': uniform(50ms,150ms), exp(80ms), "
                                          "lognormal(80ms,0.6) or spike(80ms,5%,2s)");
}

void TestWorkErrors::transformErrorsSayWhatWouldBeRight()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    const Checked<TransformChoice> choice = parseTransform(text);
    QVERIFY(!choice);
    QVERIFY2(choice.error.startsWith(error), qPrintable(choice.error)); // the list goes on
}

QTEST_APPLESS_MAIN(TestWorkErrors)
#include "tst_work_errors.moc"
