// SPDX-License-Identifier: MIT
// Whatever cannot be written: an error with the system's reason and a status; what was there before is untouched, and
// nothing else is left.
#include "program.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QRegularExpression>

using namespace overlapse;

namespace {

const QStringList formats{"csv", "json", "overlapse", "pdf", "png", "svg", "trace.json"};

QString named(const QString &format)
{
    return QStringLiteral("a.") + format;
}

Outcome shell(const Place &place, const QString &script, const QStringList &extra = {})
{
    QProcess process;
    place.prepare(process, QStringList{"-c", script} + extra);
    QProcessEnvironment environment = process.processEnvironment();
    environment.insert(QStringLiteral("PROGRAM"), QStringLiteral(OVERLAPSE_PROGRAM));
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral("sh"));
    process.start();
    process.closeWriteChannel();
    return outcomeOf(process);
}

} // namespace

class TestCliFullDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void exportsStopAtALimit_data();
    void exportsStopAtALimit();
    void exportsStopAtAFullDisk_data();
    void exportsStopAtAFullDisk();
    void resultsStopAtALimit();
    void printedTextNeedsAReader_data();
    void printedTextNeedsAReader();
    void exportsGoOnWhereNobodyReads();
    void whatIsClosedIsNotWrittenOver();
    void anyWriteMayFail_data();
    void anyWriteMayFail();

private:
    [[nodiscard]] Outcome failAt(const Place &place, int number, const QStringList &arguments,
                                 bool &happened) const;

    Place m_place;
};

void TestCliFullDisk::initTestCase()
{
    QCOMPARE(m_place.run({"predict", "--export", "small.overlapse"}).status, 0);
    QCOMPARE(m_place
                 .run({"predict", "--items", "3000", "--fetch", "exp(1ms)", "--transform", "1ms", "--export",
                       "run.overlapse"})
                 .status,
             0);
}

void TestCliFullDisk::exportsStopAtALimit_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<bool>("signalled"); // the system's signal ends the program unless it sees to it
    for (const QString &format : formats)
        for (const bool signalled : {false, true})
            QTest::addRow("%s%s", qPrintable(format), signalled ? ", signalled" : "") << format << signalled;
}

void TestCliFullDisk::exportsStopAtALimit()
{
    QFETCH(const QString, format);
    QFETCH(const bool, signalled);
    const Place place;
    place.write("run.overlapse", m_place.content("run.overlapse"));
    place.write(named(format).toUtf8(), "old");
    const Outcome outcome =
        shell(place,
              (signalled ? QString() : QStringLiteral("trap '' XFSZ; "))
                  + QStringLiteral("ulimit -f 16; exec \"$PROGRAM\" export run.overlapse --export a.%1")
                        .arg(format));
    QCOMPARE(outcome.err, "overlapse: a." + format.toUtf8() + ": File too large\n");
    QCOMPARE(outcome.status, 1);
    QCOMPARE(place.content(named(format)), QByteArray("old"));
    QCOMPARE(place.entries(), (QStringList{named(format), "run.overlapse"}));
}

void TestCliFullDisk::exportsStopAtAFullDisk_data()
{
    QTest::addColumn<QString>("format");
    for (const QString &format : formats)
        QTest::addRow("%s", qPrintable(format)) << format;
}

// A file system of four pages, in a name space of the test's own.
void TestCliFullDisk::exportsStopAtAFullDisk()
{
    QFETCH(const QString, format);
    const Place place;
    place.makeFolder("full");
    place.write("run.overlapse", m_place.content("run.overlapse"));
    const QString mount = QStringLiteral("mount -t tmpfs -o size=16k none full || exit 77; ");
    QProcess process;
    place.prepare(
        process,
        {"-m", "sh", "-c",
         mount
             + QStringLiteral("printf old > full/a.%1; \"$0\" export run.overlapse --export full/a.%1; "
                              "status=$?; cat full/a.%1; ls -A full; exit $status")
                   .arg(format),
         QStringLiteral(OVERLAPSE_PROGRAM)});
    process.setProgram(QStringLiteral("unshare"));
    process.start();
    if (!process.waitForStarted())
        QSKIP("there is no unshare here");
    process.closeWriteChannel();
    const Outcome outcome = outcomeOf(process);
    if (outcome.status == 77 || outcome.err.startsWith("unshare: "))
        QSKIP("nothing may be mounted here");
    QCOMPARE(outcome.err, "overlapse: full/a." + format.toUtf8() + ": No space left on device\n");
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out, "olda." + format.toUtf8() + '\n');
}

void TestCliFullDisk::resultsStopAtALimit()
{
    const Place place;
    place.makeFolder("in");
    place.write("in/large", QByteArray(100'000, 'x'));
    place.write("in/small", "small");
    place.makeFolder("out");
    place.write("out/large", "old");
    const Outcome outcome = shell(place,
                                  "ulimit -f 16; exec \"$PROGRAM\" run --fetch file --inputs in --output out "
                                  "--overwrite --failed failed.txt --quiet");
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.err,
             QByteArray("parallel: 1 of 2 items failed\n  in/large: cannot write: File too large\n"));
    QCOMPARE(place.content("out/large"), QByteArray("old"));
    QCOMPARE(place.content("out/small"), QByteArray("small"));
    QCOMPARE(place.content("failed.txt"), QByteArray("in/large\n"));
    QCOMPARE(QDir(place.path("out")).entryList(QDir::Files | QDir::Hidden), (QStringList{"large", "small"}));
}

void TestCliFullDisk::printedTextNeedsAReader_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("redirection");
    QTest::addColumn<QByteArray>("reason");
    const std::pair<const char *, const char *> texts[] = {
        {"--json", "predict --json"},      {"table", "predict"},  {"help", "predict --help"},
        {"help of serve", "serve --help"}, {"usage", "--help"},   {"version", "--version"},
        {"dry run", "run --dry-run"},      {"address", "serve ."}};
    for (const auto &[name, arguments] : texts) {
        QTest::addRow("%s, full", name)
            << arguments << "> /dev/full" << QByteArray("No space left on device");
        QTest::addRow("%s, closed", name) << arguments << ">&-" << QByteArray("Bad file descriptor");
        QTest::addRow("%s, nobody reads", name) << arguments << "> pipe" << QByteArray("Broken pipe");
    }
}

void TestCliFullDisk::printedTextNeedsAReader()
{
    QFETCH(const QString, arguments);
    QFETCH(const QString, redirection);
    QFETCH(const QByteArray, reason);
    const Place place;
    // Whoever opened the pipe to read is gone before the program begins.
    const QString before = redirection == QLatin1String("> pipe")
        ? QStringLiteral("mkfifo pipe; exec 3<>pipe 4>pipe 3<&-; exec 1>&4 4>&-; ")
        : QStringLiteral("exec %1; ").arg(redirection);
    const Outcome outcome = shell(place, before + QStringLiteral("exec \"$PROGRAM\" ") + arguments);
    QCOMPARE(outcome.err, "overlapse: standard output: " + reason + '\n');
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.out, QByteArray());
}

void TestCliFullDisk::exportsGoOnWhereNobodyReads()
{
    const Place place;
    const Outcome outcome =
        shell(place, "exec \"$PROGRAM\" predict --json --export a.csv --export a.svg > /dev/full");
    QCOMPARE(outcome.status, 1);
    QVERIFY(place.content("a.csv").startsWith("run,mode"));
    QVERIFY(place.content("a.svg").contains("</svg>"));
}

// A file that is opened must not get the number of a stream, and with it what is printed.
void TestCliFullDisk::whatIsClosedIsNotWrittenOver()
{
    const Place place;
    const Outcome reference = place.run({"predict", "--export", "a.csv"});
    QCOMPARE(reference.status, 0);
    const QByteArray csv = place.content("a.csv");
    const Outcome outcome = shell(place, "exec \"$PROGRAM\" predict --export a.csv <&- >&- 2>&-");
    QCOMPARE(outcome.status, 1);
    QCOMPARE(place.content("a.csv"), csv);
}

void TestCliFullDisk::anyWriteMayFail_data()
{
    QTest::addColumn<QStringList>("arguments");
    for (const QString &format : formats)
        QTest::addRow("export, %s", qPrintable(format))
            << QStringList{"export", "run.overlapse", "--export", named(format)};
    QTest::newRow("a table and exports")
        << QStringList{"predict", "--export", "a.csv", "--export", "a.svg", "--export", "b.json"};
    QTest::newRow("json") << QStringList{"predict", "--json"};
    QTest::newRow("results") << QStringList{"run",         "--quiet",  "--fetch",  "file",       "--inputs",
                                            "in",          "--output", "out",      "--mode",     "sequential",
                                            "--transform", "sha256",   "--failed", "failed.txt", "--json"};
    QTest::newRow("results over others")
        << QStringList{"run",    "--quiet",    "--fetch",  "file", "--inputs",    "in",
                       "--mode", "concurrent", "--output", "old",  "--overwrite", "--json"};
}

Outcome TestCliFullDisk::failAt(const Place &place, int number, const QStringList &arguments,
                                bool &happened) const
{
    const QTemporaryDir outside;
    const QString told = outside.filePath("told");
    QProcess process;
    place.prepare(process, arguments);
    QProcessEnvironment environment = process.processEnvironment();
    environment.insert("LD_PRELOAD", OVERLAPSE_FAILING_WRITES);
    environment.insert("FAIL_WRITE_AT", QString::number(number));
    environment.insert("FAIL_WRITE_IN", QFileInfo(place.path(".")).canonicalFilePath());
    environment.insert("FAIL_WRITE_TOLD", told);
    environment.insert("ASAN_OPTIONS", qEnvironmentVariable("ASAN_OPTIONS") + ":verify_asan_link_order=0");
    process.setProcessEnvironment(environment);
    process.start();
    process.closeWriteChannel();
    const Outcome outcome = outcomeOf(process);
    happened = QFile::exists(told);
    return outcome;
}

// The first write, the second … until there is none to fail any more. Whatever was there is as before or whole and new;
// with status 0 all of it is new; with another a line says why.
void TestCliFullDisk::anyWriteMayFail()
{
    QFETCH(const QStringList, arguments);
    using Files = QMap<QString, QByteArray>;
    const auto prepared = [this] {
        auto place = std::make_unique<Place>();
        place->write("run.overlapse", m_place.content("small.overlapse"));
        for (const char *folder : {"in", "old"}) {
            place->makeFolder(QLatin1String(folder));
            for (const char *name : {"/one", "/two"})
                place->write(QByteArray(folder) + name, QByteArray(folder) + name);
        }
        for (const QString &file : {QStringLiteral("failed.txt"), named("csv"), named("svg")})
            place->write(file.toUtf8(), "old");
        return place;
    };
    static const QRegularExpression minute(QStringLiteral("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d"));
    const auto filesOf = [](const Place &place) {
        Files files;
        for (QDirIterator it(place.path("."), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             it.hasNext();) {
            const QString name = QDir(place.path(".")).relativeFilePath(it.next());
            // Two charts of two minutes are the same chart.
            files[name] =
                QString::fromLatin1(place.content(name)).replace(minute, QStringLiteral("then")).toLatin1();
        }
        return files;
    };
    // What they say is what could be done.
    const QStringList partial{"failed.txt", "out/overlapse-results.csv"};
    const Files before = filesOf(*prepared());
    Files after;
    int number = 0;
    int failures = 0;
    for (bool happened = true; happened;) {
        const auto place = prepared();
        if (after.isEmpty()) {
            const Outcome whole = failAt(*place, 0, arguments, happened);
            QVERIFY2(whole.status == 0 && !happened, whole.err.constData());
            after = filesOf(*place);
            happened = true;
            continue;
        }
        const Outcome outcome = failAt(*place, ++number, arguments, happened);
        QVERIFY2(number < 500, "there is no end of writes");
        const Files now = filesOf(*place);
        for (auto it = now.begin(); it != now.end(); ++it) {
            const bool known = (before.contains(it.key()) && before[it.key()] == it.value())
                || (after.contains(it.key()) && after[it.key()] == it.value()) || partial.contains(it.key());
            QVERIFY2(known, qPrintable(QStringLiteral("%1 after write %2").arg(it.key()).arg(number)));
        }
        for (auto it = before.begin(); it != before.end(); ++it)
            QVERIFY2(now.contains(it.key()), qPrintable(it.key()));
        if (outcome.status == 0) {
            QCOMPARE(now, after);
        } else {
            ++failures;
            QVERIFY2(outcome.status == 1 || outcome.status == 2, QByteArray::number(outcome.status));
            QVERIFY2(outcome.err.contains("No space left on device"), outcome.err.constData());
        }
    }
    QVERIFY(failures > 0);
}

QTEST_GUILESS_MAIN(TestCliFullDisk)
#include "tst_cli_full_disk.moc"
