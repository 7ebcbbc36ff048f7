// SPDX-License-Identifier: MIT
// What is asked before real work is done: how often, and that doing it more often is another thing.
#include "running/run_plan.h"

#include <QTest>

using namespace overlapse;

namespace {

RunRequest requestOf(FetchKind fetch, std::vector<Mode> modes, int repeats)
{
    RunRequest request{.experiment = {}, .modes = std::move(modes), .repeats = repeats};
    WorkSpec &work = request.experiment.work;
    work.fetch = fetch;
    work.transform = TransformKind::Real;
    work.command = QStringLiteral("true {}");
    InputList list;
    list.paths = {"http://127.0.0.1/a", "http://127.0.0.1/b"};
    work.items = 2;
    work.inputs = finished(std::move(list));
    return request;
}

constexpr Mode seq = Mode::Sequential;
constexpr Mode par = Mode::Parallel;

} // namespace

class TestRunPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSaysHowOften_data();
    void itSaysHowOften();
    void whatIsDoneMoreOftenIsAskedAgain();
};

void TestRunPlan::itSaysHowOften_data()
{
    QTest::addColumn<bool>("web");
    QTest::addColumn<int>("modes");
    QTest::addColumn<int>("repeats");
    QTest::addColumn<QString>("times");
    QTest::newRow("once") << true << 1 << 1 << "Each of 2 URLs is fetched once, in the one mode shown.";
    QTest::newRow("modes") << false << 2 << 1
                           << "It is run 2 times for each of 2 inputs, once in each mode shown.";
    QTest::newRow("repeats") << true << 2 << 5
                             << "Each of 2 URLs is fetched 12 times: 5 repeats in each mode shown, after one "
                                "that is left out.";
    QTest::newRow("repeats of one mode")
        << false << 1 << 3
        << "It is run 4 times for each of 2 inputs: 3 repeats in the one mode shown, after one that is left "
           "out.";
}

void TestRunPlan::itSaysHowOften()
{
    QFETCH(const bool, web);
    QFETCH(const int, modes);
    QFETCH(const int, repeats);
    QFETCH(const QString, times);
    const std::vector<Mode> both{seq, par};
    QCOMPARE(planOf(requestOf(web ? FetchKind::Http : FetchKind::Command,
                              {both.begin(), both.begin() + modes}, repeats))
                 .times,
             times);
}

void TestRunPlan::whatIsDoneMoreOftenIsAskedAgain()
{
    const QStringList once = agreementOf(requestOf(FetchKind::Http, {seq, par}, 1));
    QCOMPARE(agreementOf(requestOf(FetchKind::Http, {seq, par}, 1)), once);
    QVERIFY(agreementOf(requestOf(FetchKind::Http, {seq, par}, 2)) != once);
    QVERIFY(agreementOf(requestOf(FetchKind::Http, {seq}, 1)) != once);
}

QTEST_GUILESS_MAIN(TestRunPlan)
#include "tst_run_plan.moc"
