// SPDX-License-Identifier: MIT
// The terminal and the files know no locale: what they say is the same for everybody.
#include "program.h"

using namespace overlapse;

namespace {

Outcome runIn(const Place &place, const char *locale, const QStringList &arguments)
{
    QProcess process;
    place.prepare(process, arguments);
    QProcessEnvironment environment = process.processEnvironment();
    environment.insert(QStringLiteral("LC_ALL"), QLatin1String(locale));
    environment.insert(QStringLiteral("LANGUAGE"), QLatin1String(locale).left(2));
    process.setProcessEnvironment(environment);
    process.start();
    process.closeWriteChannel();
    return outcomeOf(process);
}

} // namespace

class TestCliLocale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outputIsTheSameInEveryLocale_data();
    void outputIsTheSameInEveryLocale();
};

void TestCliLocale::outputIsTheSameInEveryLocale_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("table") << QStringList{"predict", "--items", "2607", "--fetch", "80ms", "--threads", "2"};
    QTest::newRow("json") << QStringList{"predict", "--items", "20", "--json"};
    QTest::newRow("help") << QStringList{"compare", "--help"};
    QTest::newRow("mistake") << QStringList{"predict", "--fetch", "1,5s"};
}

void TestCliLocale::outputIsTheSameInEveryLocale()
{
    QFETCH(const QStringList, arguments);
    const Place place;
    const Outcome usual = runIn(place, "C.UTF-8", arguments);
    const Outcome german = runIn(place, "de_DE.UTF-8", arguments);
    QVERIFY(usual.out.size() + usual.err.size() > 50);
    QCOMPARE(german.status, usual.status);
    QCOMPARE(german.out, usual.out);
    QCOMPARE(german.err, usual.err);
}

QTEST_GUILESS_MAIN(TestCliLocale)
#include "tst_cli_locale.moc"
