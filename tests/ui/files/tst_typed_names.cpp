// SPDX-License-Identifier: MIT
// A name that is typed in a file dialog is a name, whatever it would mean in a URL.
#include "files/files.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace overlapse;

namespace {

/// What Qt's dialog selects where this was typed: a URL put together from text, the suffix put behind its path.
QUrl selectedFor(const QUrl &folder, const QString &name, const QString &suffix)
{
    QUrl url(folder.toString() + u'/' + name);
    if (!name.endsWith(u'.' + suffix))
        url = QUrl(url.path() + u'.' + suffix + (url.hasFragment() ? u'#' + url.fragment() : QString()));
    return url;
}

} // namespace

class TestTypedNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesStandForThemselves_data();
    void namesStandForThemselves();
    void aFileThatIsThereIsKnown();
    void whatIsChosenFromTheListStays();
};

void TestTypedNames::namesStandForThemselves_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    const auto add = [](const char *name, const char *file) {
        QTest::newRow(name) << QString::fromUtf8(name) << QString::fromUtf8(file);
    };
    add("plain", "plain.overlapse");
    add("plain.overlapse", "plain.overlapse");
    add("run #1 50%25 x", "run #1 50%25 x.overlapse");
    add("run #1.overlapse", "run #1.overlapse");
    add("100%", "100%.overlapse");
    add("%41", "%41.overlapse");
    add("a?b", "a?b.overlapse");
    add("größer & <kleiner>", "größer & <kleiner>.overlapse");
    add("v1.2", "v1.2.overlapse");
    add("chart.svg", "chart.svg"); // says a format of its own
    add("notes.md", "notes.md");
}

void TestTypedNames::namesStandForThemselves()
{
    QFETCH(QString, name);
    QFETCH(QString, file);
    const QTemporaryDir folder;
    Files files([] { return Snapshot(); });
    const QUrl url = QUrl::fromLocalFile(folder.path());
    const QString suffix =
        name.endsWith(QLatin1String(".svg")) ? QStringLiteral("svg") : QStringLiteral("overlapse");
    const QUrl typed = files.typed(url, name, suffix, selectedFor(url, name, suffix));
    QCOMPARE(typed.toLocalFile(), folder.filePath(file));
}

void TestTypedNames::aFileThatIsThereIsKnown()
{
    const QTemporaryDir folder;
    QFile there(folder.filePath(QStringLiteral("run #1.overlapse")));
    QVERIFY(there.open(QIODevice::WriteOnly));
    there.close();
    Files files([] { return Snapshot(); });
    const QUrl url = QUrl::fromLocalFile(folder.path());
    const auto typed = [&](const QString &name) {
        return files.typed(url, name, QStringLiteral("overlapse"),
                           selectedFor(url, name, QStringLiteral("overlapse")));
    };
    QVERIFY(files.isThere(typed(QStringLiteral("run #1"))));
    QVERIFY(!files.isThere(typed(QStringLiteral("run"))));
}

void TestTypedNames::whatIsChosenFromTheListStays()
{
    const QTemporaryDir folder;
    Files files([] { return Snapshot(); });
    const QUrl url = QUrl::fromLocalFile(folder.path());
    const QUrl chosen = QUrl::fromLocalFile(folder.filePath(QStringLiteral("other #2.overlapse")));
    QCOMPARE(files.typed(url, QStringLiteral("half a na"), QStringLiteral("overlapse"), chosen), chosen);
}

QTEST_GUILESS_MAIN(TestTypedNames)
#include "tst_typed_names.moc"
