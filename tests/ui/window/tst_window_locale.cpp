// SPDX-License-Identifier: MIT
// Numbers on the screen are the user's; what the window writes or copies is the same for everybody.
#include "window_under_test.h"

#include <QClipboard>
#include <QFile>

using namespace overlapse;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Everything that the window can write of this recording, by suffix; and what it copies.
QMap<QString, QByteArray> writtenOf(const QString &recording, const QString &stem)
{
    QMap<QString, QByteArray> written;
    Window w;
    w.session.files()->openPath(recording);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(w.settled() && !w.session.document()->title().isEmpty(), patience); }();
    for (const char *suffix : {"svg", "png", "pdf", "csv", "json", "trace.json", "overlapse"}) {
        const QString path = stem + u'.' + QLatin1String(suffix);
        w.session.files()->exportTo(QUrl::fromLocalFile(path));
        [&] { QTRY_VERIFY_WITH_TIMEOUT(w.session.idle(), patience); }();
        written[QLatin1String(suffix)] = contentOf(path);
    }
    const QString experiment = stem + QStringLiteral("-experiment.json");
    w.session.files()->saveExperiment(QUrl::fromLocalFile(experiment));
    written[QStringLiteral("experiment")] =
        contentOf(experiment).replace(stem.section(u'/', -1).toUtf8(), "");
    w.session.files()->copyCommandLine();
    written[QStringLiteral("command line")] = QGuiApplication::clipboard()->text().toUtf8();
    written[QStringLiteral("code")] = w.session.inspector()->code().toUtf8();
    return written;
}

} // namespace

class TestWindowLocale : public WindowTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::German)); }
    void figuresAreTheUsers();
    void sentencesHaveTheUsersNumbers();
    void numberFieldsAreGroupedAsTheUserDoes();
    void timesAreTypedAsInFiles();
    void filesAreTheSameForEverybody();
};

void TestWindowLocale::figuresAreTheUsers()
{
    const Window w;
    QVERIFY(w.settles());
    QTRY_COMPARE(w.makespan(0), QStringLiteral("8,000 s"));
    QTRY_COMPARE(w.property("modeCard1", "speedup").toString(), QStringLiteral("1,6×"));
    QTRY_COMPARE(w.property("modeRow1", "throughput").toString(), QStringLiteral("0,80"));
    QCOMPARE(w.panels().front().figures.makespan, Nanos(std::chrono::seconds(8)));
    w.timeline()->forceActiveFocus();
    w.press(Qt::Key_Down);
    QTRY_COMPARE(w.session.inspector()->details().subtitle,
                 QStringLiteral("fetch 1,000 s · transform 1,000 s"));
}

void TestWindowLocale::sentencesHaveTheUsersNumbers()
{
    const Window w;
    QVERIFY(w.settles());
    QTRY_COMPARE(w.property("modeRow1", "figures").toStringList().value(2), QStringLiteral("100 %"));
    QTRY_COMPARE(w.panels()[1].sentence,
                 QStringLiteral("transforms ran one after another on the driver: 4,0 s of 5,0 s"));
    QTRY_VERIFY2(!w.session.panels()->bestMode().contains(u'.'), qPrintable(w.session.panels()->bestMode()));
}

void TestWindowLocale::numberFieldsAreGroupedAsTheUserDoes()
{
    const Window w;
    w.type("itemsField", "2607");
    QTRY_COMPARE(w.session.work()->items(), 2607);
    QTRY_COMPARE(w.text("itemsField"), QStringLiteral("2.607"));
    w.type("itemsField", "1.234");
    QTRY_COMPARE(w.session.work()->items(), 1234);
    QTRY_COMPARE(w.text("itemsField"), QStringLiteral("1.234"));
    QVERIFY(w.settles());
}

void TestWindowLocale::timesAreTypedAsInFiles()
{
    const Window w;
    w.type("fetchField", "uniform(0.5s,1.5s)");
    QTRY_COMPARE(w.session.work()->fetch()->text(), QStringLiteral("uniform(500ms,1.5s)"));
    QVERIFY(w.settles());
}

void TestWindowLocale::filesAreTheSameForEverybody()
{
    const QTemporaryDir folder;
    const QString recording = folder.filePath("recording.overlapse");
    {
        Window w;
        w.makeQuick();
        QVERIFY(w.settles());
        w.click("runButton");
        QTRY_VERIFY_WITH_TIMEOUT(!w.session.runner()->running(), patience);
        w.session.files()->exportTo(QUrl::fromLocalFile(recording));
        QTRY_VERIFY_WITH_TIMEOUT(w.session.idle() && !contentOf(recording).isEmpty(), patience);
    }
    const QMap<QString, QByteArray> german = writtenOf(recording, folder.filePath("german"));
    QLocale::setDefault(QLocale::c());
    const QMap<QString, QByteArray> usual = writtenOf(recording, folder.filePath("usual"));
    QLocale::setDefault(QLocale(QLocale::German));
    for (auto it = usual.begin(); it != usual.end(); ++it) {
        QVERIFY2(!it->isEmpty(), qPrintable(it.key()));
        QVERIFY2(german[it.key()] == *it, qPrintable(it.key()));
    }
}

int main(int argc, char **argv)
{
    return runWindowTest<TestWindowLocale>(argc, argv);
}
#include "tst_window_locale.moc"
