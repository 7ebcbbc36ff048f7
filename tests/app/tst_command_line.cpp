// SPDX-License-Identifier: MIT
// An experiment as a command: what the shell makes of the line, and the program of that, is the same experiment.
#include "formats/command_line.h"

#include "formats/examples.h"
#include "options.h"
#include "pipeline/words.h"
#include "trace/this_machine.h"
#include "workload/command_words.h"
#include "workload/work_text.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace overlapse;

namespace {

// The words of a line, as the shell splits them.
QStringList split(const QString &line)
{
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"),
                {QStringLiteral("-c"), QStringLiteral("overlapse() { printf '%s\\0' \"$@\"; }\n") + line});
    shell.waitForFinished();
    QStringList words;
    for (const QByteArray &word : shell.readAllStandardOutput().split('\0'))
        words << QString::fromUtf8(word);
    words.removeLast(); // after the last NUL
    return words;
}

ExperimentFile experiment(const QByteArray &members)
{
    const Checked<ExperimentFile> file = readExperiment(
        "{\"format\": \"overlapse-experiment\", \"version\": 1" + members + "}", QStringLiteral("test"));
    if (!file)
        qFatal("%s", qPrintable(file.error));
    return *file;
}

} // namespace

class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordsAreQuotedWhereTheyMust_data();
    void wordsAreQuotedWhereTheyMust();
    void theShortestLine_data();
    void theShortestLine();
    void theLineMeansTheSame_data();
    void theLineMeansTheSame();
    void filesComeBack();
    void rulesComeBack();
    void onlyAFileSaysSome();
};

void TestCommandLine::wordsAreQuotedWhereTheyMust_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("quoted");
    const auto row = [](const char *word, const char *quoted) {
        QTest::newRow(quoted) << QString::fromUtf8(word) << QString::fromUtf8(quoted);
    };
    row("20ms", "20ms");
    row("gunzip+sha256", "gunzip+sha256");
    row("/usr/share/doc-1.0_x", "/usr/share/doc-1.0_x");
    row("cpu(1s)", "'cpu(1s)'");
    row("spike(80ms,5%,2s)", "'spike(80ms,5%,2s)'");
    row("", "''");
    row("it's", "'it'\\''s'");
    row("~", "'~'");
    row("a b\n$HOME`ls`\\!*?[x]", "'a b\n$HOME`ls`\\!*?[x]'");
    row("für", "'für'");
}

void TestCommandLine::wordsAreQuotedWhereTheyMust()
{
    QFETCH(QString, word);
    QFETCH(QString, quoted);
    QCOMPARE(shellWord(word), quoted);
    QCOMPARE(split(QStringLiteral("overlapse ") + quoted), QStringList{word});
}

void TestCommandLine::theShortestLine_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<int>("verb");
    QTest::addColumn<QString>("line");
    const auto row = [](const QByteArray &members, Verb verb, const char *line) {
        QTest::newRow(line) << members << int(verb) << QString::fromUtf8(line);
    };
    row("", Verb::Compare, "overlapse compare");
    row("", Verb::Run, "overlapse run --mode sequential");
    row(R"(, "modes": ["parallel"])", Verb::Run, "overlapse run");
    row(R"(, "modes": ["parallel", "concurrent"], "limits": {"threads": "cores"})", Verb::Predict,
        "overlapse predict --modes parallel,concurrent");
    row(R"json(, "title": "x", "work": {"items": 20, "fetch": "exp(80ms)", "transform": "20ms", "seed": 2},
          "limits": {"fetch_limit": 999, "transform_limit": 998, "threads": 997, "order": "any"})json",
        Verb::Compare,
        "overlapse compare --items 20 --fetch 'exp(80ms)' --transform 20ms --seed 2 --fetch-limit 999 "
        "--transform-limit 998 --threads 997 --order any");
    row(R"json(, "work": {"transform": "wall(exp(1ms))"}, "limits": {"threads": "4 x cores", "cores": 500})json",
        Verb::Predict, "overlapse predict --transform 'wall(exp(1ms))' --threads 1024 --cores 500");
    row(R"(, "work": {"fetch": "file", "inputs": ["a b", "-c"], "cache": "cold"})", Verb::Compare,
        "overlapse compare --fetch file --inputs 'a b' --inputs -c --cache cold");
    row(R"(, "work": {"fetch": "http", "serve": "a b", "latency": "20ms", "fail": "2%", "fail_with": "reset"})",
        Verb::Compare,
        "overlapse compare --fetch http --serve 'a b' --latency 20ms --fail 2% --fail-with reset");
    row(R"(, "work": {"fetch": "http", "list": "urls", "headers": ["A: 1", "B: 2"], "per_host": 4, "rate": 0.5,
                      "timeout": "0s", "deadline": "5min", "retries": 3, "max_bytes": "10MB", "on_error": "stop"})",
        Verb::Run,
        "overlapse run --mode sequential --fetch http --list urls --header 'A: 1' --header 'B: 2' --per-host "
        "4 "
        "--rate 0.5 --timeout 0s --deadline 300s --retries 3 --max-bytes 10MB --on-error stop");
    row(R"(, "work": {"durations": "t.csv", "items": 9})", Verb::Compare,
        "overlapse compare --items 9 --durations t.csv");
    row(R"(, "work": {"durations": "t.csv"})", Verb::Compare, "overlapse compare --durations t.csv");
}

void TestCommandLine::theShortestLine()
{
    QFETCH(QByteArray, members);
    QFETCH(int, verb);
    QFETCH(QString, line);
    QCOMPARE(commandLine(experiment(members), static_cast<Verb>(verb)), line);
}

void TestCommandLine::theLineMeansTheSame_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const Example &example : examples())
        if (!example.file.work.isReal() && !example.file.work.durations)
            QTest::newRow(qPrintable(example.name)) << experimentText(example.file);
    const auto row = [](const char *name, const QByteArray &members) {
        QTest::newRow(name) << experimentText(experiment(members));
    };
    row("nothing said", "");
    row("cores", R"(, "limits": {"threads": "2 x cores", "fetch_limit": "64 x cores", "cores": 6})");
    row("spikes",
        R"json(, "work": {"fetch": "spike(80ms,0.1%,2.5s)", "transform": "uniform(1us,1.000001s)"})json");
    row("modes", R"(, "modes": ["blocking", "sequential"], "work": {"items": 1, "seed": 0})");
}

void TestCommandLine::theLineMeansTheSame()
{
    QFETCH(QByteArray, text);
    ExperimentFile file = *readExperiment(text, QStringLiteral("test"));
    for (const Verb verb : {Verb::Run, Verb::Compare, Verb::Predict}) {
        const QString line = commandLine(file, verb);
        const Checked<Request> request = parseRequest(split(line));
        QVERIFY2(request, qPrintable(request.error + QStringLiteral(": ") + line));
        const int cores =
            verb == Verb::Predict ? file.cores.value_or(thisMachine().cores) : thisMachine().cores;
        resolveLimits(file, cores);
        QCOMPARE(request->cores, cores);
        QCOMPARE(workText(request->work), workText(file.work));
        QCOMPARE(request->work.seed, file.work.seed);
        QCOMPARE(request->specs.size(), verb == Verb::Run ? std::size_t(1) : file.modes.size());
        for (std::size_t i = 0; i < request->specs.size(); ++i) {
            PipelineSpec spec = file.limits;
            spec.mode = file.modes[i];
            QVERIFY2(request->specs[i] == spec, qPrintable(line));
        }
    }
}

// From a file and from a command that says them; and what the command says replaces what the file says.
void TestCommandLine::rulesComeBack()
{
    const QTemporaryDir place;
    const ExperimentFile file = experiment(
        R"(, "work": {"fetch": "http", "inputs": ["http://localhost/"], "headers": ["A: 1", "B: it's"],
                      "per_host": 4, "rate": 0.5, "timeout": "0s", "deadline": "5min", "retries": 3,
                      "max_bytes": "10MB", "on_error": "stop"})");
    const QStringList words = split(commandLine(file, Verb::Run));
    const Checked<Request> request = parseRequest(words);
    QVERIFY2(request, qPrintable(request.error));
    QVERIFY(request->work.rules == file.work.rules);
    QCOMPARE(request->work.rules.headers.size(), 2);

    const QString path = place.filePath(QStringLiteral("a.json"));
    QCOMPARE(saveExperiment(path, file), QString());
    const auto rulesOf = [&path](const QStringList &more) {
        const Checked<Request> read = parseRequest(QStringList{"run", "--experiment", path} + more);
        return read ? read->work.rules : FetchRules();
    };
    FetchRules expected = file.work.rules;
    QVERIFY(rulesOf({}) == expected);
    expected.headers = QStringList{"C: 3"};
    expected.retries = 5;
    expected.stopAtError = false;
    QVERIFY(rulesOf({"--header", "C: 3", "--retries", "4", "--retries", "5", "--on-error", "continue"})
            == expected);
}

void TestCommandLine::filesComeBack()
{
    const QTemporaryDir place;
    const QString name = QStringLiteral("it's a\tfile");
    QFile input(place.filePath(name));
    QVERIFY(input.open(QIODevice::WriteOnly) && input.write("x") == 1);
    QFile times(place.filePath(QStringLiteral("times.csv")));
    QVERIFY(times.open(QIODevice::WriteOnly) && times.write("fetch_ms,transform_ms\n1,2\n3,4\n") > 0);
    times.close();

    ExperimentFile real =
        experiment(R"(, "work": {"fetch": "file", "inputs": ["x"], "transform": "sha256"})");
    real.inputs = QStringList{name};
    real.folder = place.path();
    real.coldCache = true;
    const Checked<Request> files = parseRequest(split(commandLine(real, Verb::Compare)));
    QVERIFY2(files, qPrintable(files.error));
    QCOMPARE(files->work.inputs->sources, inputPaths(real));
    QCOMPARE(transformText(files->work), QStringLiteral("sha256"));
    QVERIFY(files->cache == CacheStart::Cold);

    ExperimentFile replayed = experiment(R"(, "work": {"durations": "times.csv"})");
    replayed.folder = place.path();
    const Checked<Request> rows = parseRequest(split(commandLine(replayed, Verb::Predict)));
    QVERIFY2(rows, qPrintable(rows.error));
    QCOMPARE(rows->work.items, 2);
    QVERIFY(rows->work.durations->fetch.back() == std::chrono::milliseconds(3));
}

void TestCommandLine::onlyAFileSaysSome()
{
    QCOMPARE(commandLine(experiment(R"(, "work": {"durations": [["1s", "1s"]]})"), Verb::Compare), QString());
    QCOMPARE(
        commandLine(experiment(R"json(, "work": {"durations": "t.csv", "transform": "wall(replayed)"})json"),
                    Verb::Compare),
        QString());
    QCOMPARE(commandLine(experiment(R"(, "work": {"fetch": "file", "inputs": ["a"]})"), Verb::Predict),
             QString());
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
