// SPDX-License-Identifier: MIT
// Nothing is written over what is read, or twice to one file, by whatever name: refused before anything is done.
#include "program.h"

#include <QFileInfo>

#include <unistd.h>

using namespace overlapse;

namespace {

struct Case
{
    const char *name;
    QStringList arguments;
    const char *says; ///< after "overlapse: "
};

const QStringList files{"run", "--fetch", "file", "--inputs", "in"};
const QStringList list{"run", "--fetch", "file", "--list", "list.csv"};

const Case refused[] = {
    {"durations",
     {"predict", "--durations", "in.csv", "--export", "in.csv"},
     "--export: in.csv is what --durations reads, which it would replace: write to another file"},
    {"durations of a run",
     {"run", "--durations", "in.csv", "--export", "./in.csv"},
     "--export: ./in.csv is what"},
    {"by another path",
     {"predict", "--durations", "in.csv", "--export", "in/../in.csv"},
     "--export: in/../in.csv is"},
    {"by a link", {"predict", "--durations", "in.csv", "--export", "link.csv"}, "--export: link.csv is what"},
    {"read by a link",
     {"predict", "--durations", "link.csv", "--export", "in.csv"},
     "--export: in.csv is what"},
    {"by a hard link",
     {"predict", "--durations", "in.csv", "--export", "hard.csv"},
     "--export: hard.csv is what"},
    {"through a link to a folder",
     {"predict", "--durations", "in.csv", "--export", "here/in.csv"},
     "--export: here/in.csv is"},
    {"the second of two",
     {"predict", "--durations", "in.csv", "--export", "a.svg", "--export", "in.csv"},
     "--export: in.csv is what"},
    {"a recording",
     {"predict", "--durations", "run.overlapse", "--export", "run.overlapse"},
     "--export: run.overlapse is what --durations reads"},
    {"the recording that is converted",
     {"export", "run.overlapse", "--export", "run.overlapse"},
     "--export: run.overlapse is the recording that is read"},
    {"an experiment",
     {"predict", "--experiment", "e.json", "--export", "e.json"},
     "--export: e.json is what --experiment reads"},
    {"durations of an experiment",
     {"predict", "--experiment", "e.json", "--export", "in.csv"},
     "--export: in.csv is what --experiment reads"},
    {"a list", list + QStringList{"--export", "list.csv"}, "--export: list.csv is what --list reads"},
    {"an input of a list", list + QStringList{"--export", "in/a.csv"}, "--export: in/a.csv is an input"},
    {"an input in a folder", files + QStringList{"--export", "in/a.csv"}, "--export: in/a.csv is an input"},
    {"a link to an input", files + QStringList{"--export", "to-a.csv"}, "--export: to-a.csv is an input"},
    {"an input of a command",
     {"run", "--fetch", "cmd:cat {}", "--inputs", "in", "--export", "in/a.csv"},
     "--export: in/a.csv is an input"},
    {"what a command is given",
     {"run", "--fetch", "cmd:cat in/a.csv {}", "--inputs", "in.csv", "--export", "in/a.csv"},
     "--export: in/a.csv is what a command is given"},
    {"what a step is given", files + QStringList{"--transform", "cmd:cat in.csv", "--export", "in.csv"},
     "--export: in.csv is what a command is given"},
    {"a served file",
     {"run", "--fetch", "http", "--serve", "in", "--export", "here/in/a.csv"},
     "--export: here/in/a.csv is a file that --serve serves"},
    {"headers",
     {"run", "--fetch", "http", "--inputs", "http://localhost/", "--header", "@h.csv", "--export", "h.csv"},
     "--export: h.csv is what --header reads"},
    {"a list as that of the failed", list + QStringList{"--failed", "./list.csv"},
     "--failed: ./list.csv is what --list reads"},
    {"an input as the list of the failed", files + QStringList{"--failed", "in/a.csv"},
     "--failed: in/a.csv is an input"},
    {"twice",
     {"predict", "--export", "a.svg", "--export", "a.svg"},
     "--export: a.svg is the same file as a.svg of --export: write to another"},
    {"twice, written otherwise",
     {"predict", "--export", "a.svg", "--export", "here/./a.svg"},
     "--export: here/./a.svg is the same file as a.svg"},
    {"twice, by a link",
     {"predict", "--export", "in.csv", "--export", "link.csv"},
     "--export: link.csv is the same"},
    {"twice, by a link to nothing",
     {"predict", "--export", "new.csv", "--export", "dangling.csv"},
     "--export: dangling.csv is the same"},
    {"an export and the failed", files + QStringList{"--export", "a.csv", "--failed", "a.csv"},
     "--failed: a.csv is the same file as a.csv of --export"},
    {"a result over an input", files + QStringList{"--output", "in", "--overwrite"},
     "--output: in/a.csv is an input, which a result would replace: take another folder"},
    {"a result over an input, through a link", files + QStringList{"--output", "here/in", "--overwrite"},
     "--output: here/in/a.csv is an input"},
    {"a result over a served file",
     {"run", "--fetch", "http", "--serve", "web/served.localhost", "--output", "web", "--overwrite"},
     "--output: web/served.localhost/a.csv is a file that --serve serves, which a result would replace: take "
     "another "
     "folder"},
    {"an export over a result", files + QStringList{"--output", "out", "--export", "out/a.csv"},
     "--export: out/a.csv is where a result goes"},
    {"the failed over the list of results",
     files + QStringList{"--output", "out", "--failed", "out/overlapse-results.csv"},
     "--failed: out/overlapse-results.csv is where a result goes"},
};

} // namespace

class TestCliOwnInputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isRefused_data();
    void isRefused();
    void standardInputIsAFileToo();
    void whatIsNotReadIsWritten();

private:
    std::unique_ptr<Place> m_place;
};

void TestCliOwnInputs::init()
{
    m_place = std::make_unique<Place>();
    const Place &place = *m_place;
    for (const char *folder : {"in", "out", "web", "web/served.localhost"})
        place.makeFolder(QLatin1String(folder));
    place.write("in.csv", "fetch_ms,transform_ms\n1,1\n");
    for (const char *name : {"in/a.csv", "web/served.localhost/a.csv"})
        place.write(name, "an input");
    place.write("list.csv", "in/a.csv\n");
    place.write("h.csv", "Accept: text/html\n");
    place.write("e.json",
                R"({"format": "overlapse-experiment", "version": 1, "work": {"durations": "in.csv"}})");
    QCOMPARE(place.run({"predict", "--export", "run.overlapse"}).status, 0);
    const auto path = [&place](const char *name) {
        return QFile::encodeName(place.path(QLatin1String(name)));
    };
    QCOMPARE(::symlink("in.csv", path("link.csv")), 0);
    QCOMPARE(::symlink("in/a.csv", path("to-a.csv")), 0);
    QCOMPARE(::symlink("new.csv", path("dangling.csv")), 0);
    QCOMPARE(::symlink(".", path("here")), 0);
    QCOMPARE(::link(path("in.csv"), path("hard.csv")), 0);
}

void TestCliOwnInputs::isRefused_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    for (const Case &one : refused)
        QTest::newRow(one.name) << one.arguments << QByteArray("overlapse: ") + one.says;
}

void TestCliOwnInputs::isRefused()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, says);
    const QStringList before = m_place->entries();
    const QByteArray recording = m_place->content("run.overlapse");
    const Outcome outcome = m_place->run(arguments);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.startsWith(says) && outcome.err.count('\n') == 1, outcome.err.constData());
    QCOMPARE(outcome.out, QByteArray());
    QCOMPARE(m_place->entries(), before);
    QCOMPARE(m_place->content("in.csv"), QByteArray("fetch_ms,transform_ms\n1,1\n"));
    for (const char *name : {"in/a.csv", "web/served.localhost/a.csv"})
        QCOMPARE(m_place->content(name), QByteArray("an input"));
    QCOMPARE(m_place->content("list.csv"), QByteArray("in/a.csv\n"));
    QCOMPARE(m_place->content("run.overlapse"), recording);
}

void TestCliOwnInputs::standardInputIsAFileToo()
{
    QProcess process;
    m_place->prepare(process, {"run", "--fetch", "file", "--list", "-", "--export", "list.csv"});
    process.setStandardInputFile(m_place->path("list.csv"));
    process.start();
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.status, 2);
    QVERIFY2(outcome.err.startsWith("overlapse: --export: list.csv is what --list reads"),
             outcome.err.constData());
    QCOMPARE(m_place->content("list.csv"), QByteArray("in/a.csv\n"));
}

// Neighbours of what is read, and other files that are there.
void TestCliOwnInputs::whatIsNotReadIsWritten()
{
    m_place->write("old.csv", "old");
    m_place->write("in/other.csv", "not in the list");
    for (const QStringList &arguments :
         {QStringList{"predict", "--durations", "in.csv", "--export", "old.csv", "--export", "in.json"},
          list + QStringList{"--export", "in/other.csv", "--failed", "none.txt"},
          list + QStringList{"--output", "out", "--overwrite", "--export", "out/run.csv"},
          QStringList{"export", "run.overlapse", "--export", "run.csv"}}) {
        const Outcome outcome = m_place->run(arguments);
        QVERIFY2(outcome.status == 0, outcome.err.constData());
    }
    QVERIFY(m_place->content("old.csv").startsWith("run,mode"));
    QVERIFY(m_place->content("in/other.csv").startsWith("run,mode"));
    QCOMPARE(m_place->content("none.txt"), QByteArray());
}

QTEST_GUILESS_MAIN(TestCliOwnInputs)
#include "tst_cli_own_inputs.moc"
