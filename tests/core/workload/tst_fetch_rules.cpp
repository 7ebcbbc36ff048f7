// SPDX-License-Identifier: MIT
// The rules of real work: what each reads and writes, and which work may have it.
#include "workload/fetch_rules.h"

#include "pipeline/bounds.h"

#include <QTest>

#include <set>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr FetchKind realKinds[] = {FetchKind::File, FetchKind::Http, FetchKind::Command};

FetchRules everyRule()
{
    return {.headers = {"Accept: text/html", "X-One: 1"},
            .perHost = 3,
            .rate = 0.5,
            .timeout = Nanos(0),
            .deadline = 5min,
            .retries = 2,
            .maxBytes = 10'000'000,
            .stopAtError = true};
}

} // namespace

class TestFetchRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachHasNamesOfItsOwn();
    void aRuleIsReadAndWritten_data();
    void aRuleIsReadAndWritten();
    void theUsualIsAnEmptyText();
    void allTogetherComeBack();
    void aFieldForgivesBlanksAndCommas();
    void headersAreOneALine();
    void mistakesSayWhatWouldBeRight_data();
    void mistakesSayWhatWouldBeRight();
    void whatIsWrittenIsNeverEmpty();
    void someGoWithRequestsAlone();
    void whatIsNotUsedIsAsUsual();
};

void TestFetchRules::eachHasNamesOfItsOwn()
{
    std::set<QString> keys;
    std::set<QString> options;
    for (const FetchRule rule : allFetchRules) {
        const RuleInfo &info = ruleInfo(rule);
        QVERIFY(info.rule == rule);
        keys.insert(info.key);
        options.insert(info.option);
        QVERIFY(info.value[0] && info.help[0]);
        QCOMPARE(info.form == RuleForm::Whole, info.most > 0);
    }
    QCOMPARE(keys.size(), allFetchRules.size());
    QCOMPARE(options.size(), allFetchRules.size());
}

void TestFetchRules::aRuleIsReadAndWritten_data()
{
    QTest::addColumn<int>("rule");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("right");
    const auto row = [](FetchRule rule, const char *text, auto FetchRules::*member, auto value) {
        const Checked<FetchRules> rules = withRule({}, rule, QString::fromUtf8(text));
        FetchRules expected;
        expected.*member = value;
        QTest::addRow("%s %s", ruleInfo(rule).key, text)
            << int(rule) << QString::fromUtf8(text) << (rules && *rules == expected);
    };
    row(FetchRule::Headers, "Accept: text/html", &FetchRules::headers, QStringList{"Accept: text/html"});
    row(FetchRule::PerHost, "1", &FetchRules::perHost, 1);
    row(FetchRule::PerHost, "1000000000", &FetchRules::perHost, highestLimit);
    row(FetchRule::Rate, "20", &FetchRules::rate, 20.0);
    row(FetchRule::Rate, "0.1", &FetchRules::rate, 0.1);
    row(FetchRule::Timeout, "0s", &FetchRules::timeout, Nanos(0)); // none, and not the usual
    row(FetchRule::Timeout, "1.5s", &FetchRules::timeout, Nanos(1500ms));
    row(FetchRule::Deadline, "300s", &FetchRules::deadline, Nanos(5min));
    row(FetchRule::Retries, "3", &FetchRules::retries, 3);
    row(FetchRule::MaxBytes, "10MB", &FetchRules::maxBytes, 10'000'000);
    row(FetchRule::OnError, "stop", &FetchRules::stopAtError, true);
}

void TestFetchRules::aRuleIsReadAndWritten()
{
    QFETCH(const int, rule);
    QFETCH(const QString, text);
    QFETCH(const bool, right);
    QVERIFY(right);
    const auto which = static_cast<FetchRule>(rule);
    const Checked<FetchRules> rules = withRule({}, which, text);
    QCOMPARE(ruleText(*rules, which), text);
    QCOMPARE(ruleTexts(*rules, which), QStringList{text});
    const Checked<FetchRules> written = withWrittenRule({}, which, text);
    QVERIFY(written && *written == *rules);
    QVERIFY(withoutRule(*rules, which) == FetchRules());
}

void TestFetchRules::theUsualIsAnEmptyText()
{
    for (const FetchRule rule : allFetchRules) {
        QCOMPARE(ruleText({}, rule), QString());
        QVERIFY(ruleTexts({}, rule).isEmpty());
        for (const char *text : {"", "  "}) {
            const Checked<FetchRules> rules = withRule(everyRule(), rule, QLatin1String(text));
            QVERIFY2(rules && *rules == withoutRule(everyRule(), rule), ruleInfo(rule).key);
            QVERIFY2(!(*rules == everyRule()), ruleInfo(rule).key);
        }
    }
    QVERIFY(*withRule(everyRule(), FetchRule::Retries, "0") == withoutRule(everyRule(), FetchRule::Retries));
    QVERIFY(*withRule(everyRule(), FetchRule::OnError, "continue")
            == withoutRule(everyRule(), FetchRule::OnError));
}

void TestFetchRules::allTogetherComeBack()
{
    FetchRules field;
    FetchRules written;
    for (const FetchRule rule : allFetchRules) {
        field = *withRule(field, rule, ruleText(everyRule(), rule));
        for (const QString &text : ruleTexts(everyRule(), rule))
            written = *withWrittenRule(written, rule, text);
    }
    QVERIFY(field == everyRule());
    QVERIFY(written == everyRule());
}

void TestFetchRules::aFieldForgivesBlanksAndCommas()
{
    QCOMPARE(withRule({}, FetchRule::Rate, " 2,5 ")->rate, 2.5);
    QVERIFY(!withWrittenRule({}, FetchRule::Rate, "2,5"));
    QCOMPARE(withRule({}, FetchRule::PerHost, " 7 ")->perHost, 7);
    QCOMPARE(withRule({}, FetchRule::MaxBytes, " 10 MB ")->maxBytes, 10'000'000);
}

void TestFetchRules::headersAreOneALine()
{
    const Checked<FetchRules> rules = withRule(everyRule(), FetchRule::Headers, "A: 1\n\n  B: 2  \n");
    QVERIFY(rules);
    QCOMPARE(rules->headers, (QStringList{"A: 1", "B: 2"}));
    QCOMPARE(ruleText(*rules, FetchRule::Headers), "A: 1\nB: 2");
    QCOMPARE(withWrittenRule(*rules, FetchRule::Headers, "C: 3")->headers,
             (QStringList{"A: 1", "B: 2", "C: 3"}));
    QCOMPARE(withRule({}, FetchRule::Headers, "A: 1\nB").error,
             "line 2: 'B' is not a header: write its name, a colon and its value, as in 'Accept: text/html'");
}

void TestFetchRules::mistakesSayWhatWouldBeRight_data()
{
    QTest::addColumn<int>("rule");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](FetchRule rule, const char *text, const char *error) {
        QTest::newRow(error) << int(rule) << QString::fromUtf8(text) << QString::fromUtf8(error);
    };
    row(FetchRule::PerHost, "0", "'0' is not a whole number from 1 to 1000000000");
    row(FetchRule::PerHost, "two", "'two' is not a whole number from 1 to 1000000000");
    row(FetchRule::Retries, "1001", "'1001' is not a whole number from 0 to 1000");
    row(FetchRule::Retries, "1.5", "'1.5' is not a whole number from 0 to 1000");
    for (const char *text : {"0", "-1", "nan", "inf", "1000001", "many"})
        row(FetchRule::Rate, text,
            qPrintable(
                QStringLiteral(
                    "'%1' is not a number of requests a second, more than 0 and at most 1000000, as in 20")
                    .arg(QLatin1String(text))));
    row(FetchRule::Timeout, "30", "'30' has no unit: write ns, us, ms, s, min or h, as in 30ms");
    row(FetchRule::Deadline, "soon",
        "'soon' is not a time: write a number >= 0 with a unit, as in 80ms or 1.5s");
    row(FetchRule::MaxBytes, "0",
        "'0' is not a size: write a number >= 1 with kB, MB, GB, KiB, MiB or GiB, as in 10MB");
    row(FetchRule::OnError, "cry", "'cry' is neither continue nor stop");
}

void TestFetchRules::mistakesSayWhatWouldBeRight()
{
    QFETCH(const int, rule);
    QFETCH(const QString, text);
    QFETCH(const QString, error);
    QCOMPARE(withRule({}, static_cast<FetchRule>(rule), text).error, error);
    QCOMPARE(withWrittenRule({}, static_cast<FetchRule>(rule), text).error, error);
}

void TestFetchRules::whatIsWrittenIsNeverEmpty()
{
    for (const FetchRule rule : allFetchRules)
        QVERIFY2(!withWrittenRule({}, rule, QString()), ruleInfo(rule).key);
}

void TestFetchRules::someGoWithRequestsAlone()
{
    const std::set requests{FetchRule::Headers, FetchRule::PerHost, FetchRule::Rate};
    for (const FetchRule rule : allFetchRules) {
        QVERIFY(!mayHaveRule(FetchKind::Simulated, rule));
        QVERIFY(mayHaveRule(FetchKind::Http, rule));
        QCOMPARE(mayHaveRule(FetchKind::File, rule), requests.count(rule) == 0);
        QCOMPARE(mayHaveRule(FetchKind::Command, rule), requests.count(rule) == 0);
        for (const FetchKind kind : realKinds)
            QCOMPARE(usesRule(kind, rule),
                     mayHaveRule(kind, rule) && !(kind == FetchKind::File && rule == FetchRule::Retries));
    }
}

void TestFetchRules::whatIsNotUsedIsAsUsual()
{
    QVERIFY(rulesInUse(everyRule(), FetchKind::Http) == everyRule());
    QVERIFY(rulesInUse(everyRule(), FetchKind::Simulated) == FetchRules());
    FetchRules commands = everyRule();
    commands.headers.clear();
    commands.perHost = 0;
    commands.rate = 0;
    QVERIFY(rulesInUse(everyRule(), FetchKind::Command) == commands);
    FetchRules files = commands;
    files.retries = 0;
    QVERIFY(rulesInUse(everyRule(), FetchKind::File) == files);
}

QTEST_APPLESS_MAIN(TestFetchRules)
#include "tst_fetch_rules.moc"
