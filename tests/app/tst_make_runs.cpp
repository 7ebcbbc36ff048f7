// SPDX-License-Identifier: MIT
// A request to stop may come at any instant, also before there is anything to stop.
#include "make_runs.h"

#include <QTest>

#include <csignal>

using namespace overlapse;

class TestMakeRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasInterruptedBeforeItBeganEnds();
};

void TestMakeRuns::whatWasInterruptedBeforeItBeganEnds()
{
    for (const char *command : {"run", "predict"}) {
        const Checked<Request> request =
            parseRequest({QLatin1String(command), QStringLiteral("--fetch"), QStringLiteral("1000h")});
        QVERIFY2(request, qPrintable(request.error));
        Interrupt interrupt;
        QCOMPARE(std::raise(SIGTERM), 0);
        QVERIFY(Interrupt::requested());
        Recording recording;
        const Ended ended = request->command == Command::Run ? measureRuns(*request, interrupt, recording)
                                                             : predictRuns(*request, interrupt, recording);
        QVERIFY(ended.interrupted);
        QVERIFY(recording.runs.empty());
        QCOMPARE(Interrupt::status(), 143);
        interrupt.beginAgain();
    }
}

QTEST_GUILESS_MAIN(TestMakeRuns)
#include "tst_make_runs.moc"
