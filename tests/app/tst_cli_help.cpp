// SPDX-License-Identifier: MIT
// What the program says about itself, and every example that it gives.
#include "program.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <map>
#include <memory>

using namespace overlapse;

namespace {

struct Example
{
    QString line;
    Place place;
    QProcess process;
};

QStringList examplesIn(const QString &help)
{
    QStringList examples;
    bool within = false;
    for (const QString &line : help.split(u'\n')) {
        within = within || line.startsWith(QLatin1String("Example"));
        if (within && line.startsWith(QLatin1String("  overlapse ")))
            examples << line.trimmed();
    }
    return examples;
}

// A small folder in the place of a large one that may be missing.
void startExample(Example &example)
{
    example.place.makeFolder(QStringLiteral("doc"));
    example.place.write("doc/changelog.gz", gzipped("what changed"));
    example.place.write("doc/README", "not compressed");
    QString line = example.line;
    line.replace(QLatin1String("/usr/share/doc"), QLatin1String("doc"));
    example.place.prepare(example.process, {QStringLiteral("-c"), line});
    QProcessEnvironment environment = example.process.processEnvironment();
    environment.insert(QStringLiteral("PATH"),
                       QFileInfo(QStringLiteral(OVERLAPSE_PROGRAM)).path() + u':'
                           + environment.value(QStringLiteral("PATH")));
    example.process.setProcessEnvironment(environment);
    example.process.setProgram(QStringLiteral("/bin/sh"));
    example.process.start();
    example.process.closeWriteChannel();
}

} // namespace

class TestCliHelp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theProgramSaysWhatItIs();
    void everyCommandHasHelpWithExamples_data();
    void everyCommandHasHelpWithExamples();
    void everyOptionInAHelpIsKnown_data();
    void everyOptionInAHelpIsKnown();
    void everyExampleRuns_data();
    void everyExampleRuns();

private:
    std::map<QString, QString> m_help; // of each command
    std::vector<std::unique_ptr<Example>> m_examples;
};

// The examples run as they are written, so some take seconds: all of them start here, and are looked at last.
void TestCliHelp::initTestCase()
{
    const Place place;
    QVERIFY(place.run({"predict", "--export", "article.overlapse"}).status == 0);
    for (const char *command : {"run", "compare", "predict", "sweep", "export", "explain", "diff", "serve"}) {
        const Outcome outcome = place.run({QLatin1String(command), QStringLiteral("--help")});
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.err, QByteArray());
        QCOMPARE(place.run({QLatin1String(command), QStringLiteral("-h")}).out, outcome.out);
        m_help[QLatin1String(command)] = QString::fromUtf8(outcome.out);
        if (QLatin1String(command) == QLatin1String("serve"))
            continue; // its examples do not end by themselves: tst_cli_serve runs them
        for (const QString &line : examplesIn(QString::fromUtf8(outcome.out))) {
            m_examples.push_back(std::make_unique<Example>());
            m_examples.back()->line = line;
            if (line.contains(QLatin1String(" article.overlapse")))
                m_examples.back()->place.write("article.overlapse",
                                               place.content(QStringLiteral("article.overlapse")));
            startExample(*m_examples.back());
        }
    }
}

void TestCliHelp::theProgramSaysWhatItIs()
{
    const Place place;
    for (const char *question : {"--help", "-h", "help"}) {
        const Outcome help = place.run({QLatin1String(question)});
        QCOMPARE(help.status, 0);
        QCOMPARE(help.err, QByteArray());
        for (const char *command :
             {"overlapse run ", "overlapse compare ", "overlapse predict ", "overlapse sweep ",
              "overlapse export ", "overlapse explain ", "overlapse diff ", "overlapse serve "})
            QVERIFY2(help.out.contains(command), command);
    }
    const Outcome version = place.run({"--version"});
    QCOMPARE(version.status, 0);
    QCOMPARE(version.err, QByteArray());
    QVERIFY(QRegularExpression(QStringLiteral("^overlapse \\d+\\.\\d+\\.\\d+\\n$"))
                .match(QString::fromUtf8(version.out))
                .hasMatch());
    QCOMPARE(place.entries(), QStringList());
}

void TestCliHelp::everyCommandHasHelpWithExamples_data()
{
    QTest::addColumn<QString>("help");
    for (const auto &[command, help] : m_help)
        QTest::newRow(qPrintable(command)) << help;
}

void TestCliHelp::everyCommandHasHelpWithExamples()
{
    QFETCH(const QString, help);
    QVERIFY(help.startsWith(QStringLiteral("overlapse %1").arg(QLatin1String(QTest::currentDataTag()))));
    QVERIFY(!examplesIn(help).isEmpty());
    for (const QString &line : help.split(u'\n'))
        QVERIFY2(line.size() <= 120, qPrintable(line));
}

void TestCliHelp::everyOptionInAHelpIsKnown_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("option");
    static const QRegularExpression option(QStringLiteral("--[a-z][a-z-]*"));
    for (const auto &[command, help] : m_help)
        for (auto it = option.globalMatch(help); it.hasNext();) {
            const QString name = it.next().captured();
            QTest::addRow("%s %s", qPrintable(command), qPrintable(name)) << command << name;
        }
}

void TestCliHelp::everyOptionInAHelpIsKnown()
{
    QFETCH(const QString, command);
    QFETCH(const QString, option);
    // Beside an option that does not exist: were it unknown too, both would be named.
    const Outcome outcome = Place().run({command, QStringLiteral("--no-such-option"), option});
    QCOMPARE(outcome.status, 2);
    QVERIFY2(!outcome.err.contains("Unknown options"), outcome.err.constData());
}

void TestCliHelp::everyExampleRuns_data()
{
    QTest::addColumn<int>("index");
    QVERIFY(m_examples.size() >= 8);
    for (std::size_t i = 0; i < m_examples.size(); ++i)
        QTest::newRow(qPrintable(m_examples[i]->line)) << int(i);
}

void TestCliHelp::everyExampleRuns()
{
    QFETCH(const int, index);
    Example &example = *m_examples[std::size_t(index)];
    const Outcome outcome = outcomeOf(example.process);
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.status, 0);
    static const QRegularExpression exported(QStringLiteral("--export (\\S+)"));
    QStringList files{QStringLiteral("doc")};
    for (auto it = exported.globalMatch(example.line); it.hasNext();)
        files << it.next().captured(1);
    const bool converts = example.line.startsWith(QLatin1String("overlapse export"));
    const bool explains = example.line.startsWith(QLatin1String("overlapse explain"));
    const bool differs = example.line.startsWith(QLatin1String("overlapse diff"));
    if (converts || explains || differs)
        files << QStringLiteral("article.overlapse");
    files.sort();
    QCOMPARE(example.place.entries(), files);
    for (const QString &file : files)
        QVERIFY2(file == QLatin1String("doc") || !example.place.content(file).isEmpty(), qPrintable(file));
    QCOMPARE(outcome.out.isEmpty(), converts);
    if (example.line.contains(QLatin1String("--json")))
        QVERIFY(!jsonOf(outcome.out).isEmpty());
    else if (!converts)
        QVERIFY(outcome.out.contains(explains ? "critical path" : differs ? "instead of" : "makespan"));
}

QTEST_GUILESS_MAIN(TestCliHelp)
#include "tst_cli_help.moc"
