// SPDX-License-Identifier: MIT
// Experiments as files: what is written is read back, and whatever else a file holds is one line with its place.
#include "formats/experiment_file.h"

#include "formats/examples.h"
#include "trace/this_machine.h"
#include "workload/work_text.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace overlapse;

namespace {

const QByteArray small = R"({
  "format": "overlapse-experiment",
  "version": 1
})";

// `small` with more members.
QByteArray with(const QByteArray &members)
{
    return small.chopped(2) + ",\n  " + members + "\n}";
}

Checked<ExperimentFile> read(const QByteArray &text)
{
    return readExperiment(text, QStringLiteral("a.json"));
}

bool isOneLine(const QString &text)
{
    return !text.isEmpty() && std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.category() == QChar::Other_Control || c == QChar::LineSeparator
            || c == QChar::ParagraphSeparator;
    });
}

void writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

QByteArray fileContent(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray rich()
{
    return fileContent(QStringLiteral(TEST_DATA "/formats/experiment.json"));
}

} // namespace

class TestExperimentFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingIsRead();
    void whatIsLeftOutHasTheCommandLinesDefault();
    void realWorkIsRead();
    void rulesAreReadAndWrittenInTheirOrder();
    void durationsMayStandInTheFile();
    void limitsFollowTheCores_data();
    void limitsFollowTheCores();
    void textsComeBackAsTheyWere_data();
    void textsComeBackAsTheyWere();
    void aChangedLimitIsWrittenAsANumber();
    void mistakesNameTheKeyAndTheRemedy_data();
    void mistakesNameTheKeyAndTheRemedy();
    void whatIsNoJsonSaysWhere_data();
    void whatIsNoJsonSaysWhere();
    void largeAndDeepFilesAreRefused();
    void namesOfFilesAreRelativeToTheExperiment();
    void savingElsewhereKeepsTheSameFiles();
    void whatCouldNotBeOpenedIsNotSaved();
    void damagedFilesAreOneLine_data();
    void damagedFilesAreOneLine();
};

void TestExperimentFile::everythingIsRead()
{
    const Checked<ExperimentFile> file = read(rich());
    QVERIFY2(file, qPrintable(file.error));
    QCOMPARE(file->title, QStringLiteral("A \"crawler\" für alle"));
    QCOMPARE(file->about, QStringLiteral("Watch N."));
    QCOMPARE(file->work.items, 200);
    QCOMPARE(fetchText(file->work), QStringLiteral("lognormal(80ms,0.6)"));
    QCOMPARE(transformText(file->work), QStringLiteral("wall(20ms)"));
    QCOMPARE(file->work.seed, std::uint64_t(INT64_MAX));
    QCOMPARE(file->limits.fetchLimit, 16);
    QCOMPARE(file->limits.transformLimit, 8);
    QCOMPARE(file->limits.threads, 32);
    QVERIFY(file->limits.order == Order::Any);
    QCOMPARE(file->cores, std::optional(8));
    QVERIFY(file->modes == (std::vector{Mode::Parallel, Mode::Concurrent}));
}

void TestExperimentFile::whatIsLeftOutHasTheCommandLinesDefault()
{
    const Checked<ExperimentFile> file = read(small);
    QVERIFY2(file, qPrintable(file.error));
    const int cores = thisMachine().cores;
    QCOMPARE(workText(file->work), QStringLiteral("4 items, fetch 1s, transform cpu(1s)"));
    QCOMPARE(file->work.seed, std::uint64_t(1));
    QCOMPARE(file->limits.fetchLimit, std::max(4, cores));
    QCOMPARE(file->limits.transformLimit, std::max(4, cores));
    QCOMPARE(file->limits.threads, cores);
    QVERIFY(file->limits.order == Order::Kept);
    QVERIFY(!file->cores);
    QVERIFY(std::equal(file->modes.begin(), file->modes.end(), allModes.begin(), allModes.end()));
}

void TestExperimentFile::realWorkIsRead()
{
    const Checked<ExperimentFile> file = read(with(
        R"("work": {"fetch": "file", "inputs": ["doc", "/a b"], "transform": "gunzip+sha256", "cache": "cold"})"));
    QVERIFY2(file, qPrintable(file.error));
    QVERIFY(file->work.isReal());
    QVERIFY(!file->work.inputs);
    QCOMPARE(file->inputs, (QStringList{"doc", "/a b"}));
    QCOMPARE(transformText(file->work), QStringLiteral("gunzip+sha256"));
    QVERIFY(file->coldCache);
    const Checked<ExperimentFile> plain = read(with(R"("work": {"fetch": "file", "inputs": ["doc"]})"));
    QVERIFY2(plain, qPrintable(plain.error));
    QCOMPARE(transformText(plain->work), QStringLiteral("none"));
    QVERIFY(!plain->coldCache);
}

void TestExperimentFile::rulesAreReadAndWrittenInTheirOrder()
{
    const Checked<ExperimentFile> file =
        read(with(R"("work": {"on_error": "stop", "max_bytes": "10MB", "retries": 3, "deadline": "5min",
                         "timeout": "0s", "rate": 0.5, "per_host": 4, "headers": ["A: 1", "B: 2"], "seed": 7,
                         "list": "urls", "transform": "json", "fetch": "http"})"));
    QVERIFY2(file, qPrintable(file.error));
    QCOMPARE(file->work.seed, std::uint64_t(7));
    QVERIFY((file->work.rules
             == FetchRules{.headers = {"A: 1", "B: 2"},
                           .perHost = 4,
                           .rate = 0.5,
                           .timeout = Nanos(0),
                           .deadline = std::chrono::minutes(5),
                           .retries = 3,
                           .maxBytes = 10'000'000,
                           .stopAtError = true}));
    QVERIFY(experimentText(*file).contains(R"("transform": "json",
    "headers": ["A: 1", "B: 2"],
    "per_host": 4,
    "rate": 0.5,
    "timeout": "0s",
    "deadline": "300s",
    "retries": 3,
    "max_bytes": "10MB",
    "on_error": "stop",
    "seed": 7
)"));
}

void TestExperimentFile::durationsMayStandInTheFile()
{
    const Checked<ExperimentFile> file =
        read(with(R"("work": {"durations": [["5s", "250ms"], ["0s", "1.5us"]]})"));
    QVERIFY2(file, qPrintable(file.error));
    QCOMPARE(file->work.items, 2);
    QVERIFY(file->work.durations->fetch == (std::vector<Nanos>{std::chrono::seconds(5), Nanos(0)}));
    QVERIFY(file->work.durations->transform
            == (std::vector<Nanos>{std::chrono::milliseconds(250), Nanos(1500)}));
    QCOMPARE(file->work.durations->source, QStringLiteral("a.json"));
    const Checked<ExperimentFile> more = read(with(
        R"json("work": {"items": 9, "durations": [["5s", "250ms"]], "transform": "wall(replayed)"})json"));
    QVERIFY2(more, qPrintable(more.error));
    QCOMPARE(more->work.items, 9);
    QVERIFY(more->work.transform == TransformKind::Wall);
}

void TestExperimentFile::limitsFollowTheCores_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<int>("cores");
    QTest::addColumn<int>("threads");
    QTest::newRow("number") << QByteArray("3") << 8 << 3;
    QTest::newRow("number, written as a fraction of one") << QByteArray("3.0") << 8 << 3;
    QTest::newRow("cores") << QByteArray("\"cores\"") << 8 << 8;
    QTest::newRow("1 x") << QByteArray("\"1 x cores\"") << 8 << 8;
    QTest::newRow("4 x") << QByteArray("\"4 x cores\"") << 8 << 32;
    QTest::newRow("no spaces") << QByteArray("\"4xcores\"") << 2 << 8;
    QTest::newRow("never more than there may be") << QByteArray("\"64 x cores\"") << 1000 << 1024;
}

void TestExperimentFile::limitsFollowTheCores()
{
    QFETCH(QByteArray, written);
    QFETCH(int, cores);
    QFETCH(int, threads);
    Checked<ExperimentFile> file = read(with("\"limits\": {\"threads\": " + written + "}"));
    QVERIFY2(file, qPrintable(file.error));
    resolveLimits(*file, cores);
    QCOMPARE(file->limits.threads, threads);
    QCOMPARE(file->limits.fetchLimit, std::max(4, cores));
}

void TestExperimentFile::textsComeBackAsTheyWere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("rich") << rich();
    QTest::newRow("files") << experimentText(
        *read(with(R"("work": {"fetch": "file", "inputs": ["a\"b\\c", "ü"], "cache": "cold", "seed": 3})")));
    QTest::newRow("a served folder") << experimentText(
        *read(with(R"json("work": {"fetch": "http", "serve": "ü b", "latency": "exp(3ms)", "fail": "12.5%",
                           "fail_with": "stall", "seed": 4})json")));
    QTest::newRow("every rule") << experimentText(*read(with(
        R"("work": {"fetch": "http", "list": "urls", "headers": ["A: 1", "B: \"2\""], "per_host": 4, "rate": 0.5,
                    "timeout": "0s", "deadline": "5min", "retries": 3, "max_bytes": "10MB", "on_error": "stop"})")));
    QTest::newRow("durations of another file")
        << experimentText(*read(with(R"("work": {"durations": "times.csv", "items": 7})")));
    QTest::newRow("durations of another file, all rows") << experimentText(
        *read(with(R"json("work": {"durations": "times.csv", "transform": "wall(replayed)"})json")));
    QTest::newRow("limits left out") << experimentText(*read(small));
    for (const Example &example : examples())
        QTest::newRow(qPrintable(example.name)) << fileContent(
            QStringLiteral(TEST_DATA "/../../resources/experiments/%1.json").arg(example.name));
}

void TestExperimentFile::textsComeBackAsTheyWere()
{
    QFETCH(QByteArray, text);
    QVERIFY(!text.isEmpty());
    const Checked<ExperimentFile> file = read(text);
    QVERIFY2(file, qPrintable(file.error));
    QCOMPARE(experimentText(*file), text);
}

void TestExperimentFile::aChangedLimitIsWrittenAsANumber()
{
    Checked<ExperimentFile> file = read(rich());
    QVERIFY2(file, qPrintable(file.error));
    file->limits.threads = 5;
    const QByteArray text = experimentText(*file);
    QVERIFY(text.contains("\"threads\": 5,"));
    QVERIFY(text.contains("\"transform_limit\": \"cores\","));
    ExperimentFile fresh;
    fresh.limits.threads = thisMachine().cores; // a machine's number, not what is usual on any
    QVERIFY(experimentText(fresh).contains(QByteArray("\"threads\": ")
                                           + QByteArray::number(fresh.limits.threads)));
}

void TestExperimentFile::mistakesNameTheKeyAndTheRemedy_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const QByteArray &text, const char *error) {
        QTest::newRow(error) << text << QStringLiteral("a.json: ") + QString::fromUtf8(error);
    };
    const auto work = [&row](const QByteArray &members, const char *error) {
        row(with("\"work\": {" + members + "}"), error);
    };
    const auto limits = [&row](const QByteArray &members, const char *error) {
        row(with("\"limits\": {" + members + "}"), error);
    };
    row("{}", "this is not an Overlapse experiment: expected \"format\": \"overlapse-experiment\"");
    row(R"({"format": 1})",
        "this is not an Overlapse experiment: expected \"format\": \"overlapse-experiment\"");
    row(R"({"format": "overlapse-result", "version": 1})",
        "this is a result, not an experiment: \"format\" is \"overlapse-result\", expected "
        "\"overlapse-experiment\"");
    row(R"({"format": "overlapse-experiment"})", "version: left out, expected 1");
    row(R"({"format": "overlapse-experiment", "version": 2, "new": 1})",
        "version: 2 is newer than this program, which reads version 1");
    row(R"({"format": "overlapse-experiment", "version": "1"})",
        "version: a text, expected a whole number from 1 to 9223372036854775807");
    row(with("\"nodes\": []"),
        "nodes: unknown here, expected format, version, title, about, work, limits, modes");
    row(with("\"title\": 3"), "title: a number, expected a text in quotes");
    row(with(R"("about": "two\nlines")"),
        "about: 'two\xef\xbf\xbdlines', expected one line without control characters");
    row(with("\"work\": []"), "work: an array, expected an object: { … }");
    work("\"itmes\": 3",
         "work.itmes: unknown here, expected durations, fetch, transform, items, seed, capacity, serve, "
         "latency, fail, "
         "fail_with, inputs, list, cache, headers, per_host, rate, timeout, deadline, retries, max_bytes, "
         "on_error");
    work("\"items\": 0", "work.items: 0, expected a whole number from 1 to 100000000");
    work("\"items\": 1.5", "work.items: 1.5, expected a whole number from 1 to 100000000");
    work("\"items\": 1e30", "work.items: 1e+30, expected a whole number from 1 to 100000000");
    work("\"items\": \"4\"", "work.items: a text, expected a whole number from 1 to 100000000");
    work("\"items\": null", "work.items: null, expected a whole number from 1 to 100000000");
    work("\"seed\": 9223372036854775808",
         "work.seed: 9223372036854776000, expected a whole number from 0 to 9223372036854775807");
    work("\"fetch\": 80", "work.fetch: a number, expected a text in quotes");
    work("\"fetch\": \"80\"", "work.fetch: '80' has no unit: write ns, us, ms, s, min or h, as in 80ms");
    work(
        R"("transform": "gunzip")",
        "work.transform: 'gunzip' needs something real to work on, expected \"fetch\": \"file\", \"http\" or "
        "\"cmd:…\"");
    work("\"fetch\": \"file\"",
         "work.inputs: expected the files and folders to read, as in [\"photos\", \"more/one.jpg\"], or a "
         "\"list\" of them");
    work(R"("fetch": "http", "inputs": ["example.org"])",
         "work.inputs[0]: not a whole URL: it begins with http:// or https://");
    work(R"("fetch": "http", "list": "urls", "rate": 0)",
         "work.rate: '0' is not a number of requests a second, more than 0 and at most 1000000, as in 20");
    work(R"("fetch": "http", "list": "urls", "rate": "20")", "work.rate: a text, expected a number");
    work(R"("fetch": "http", "list": "urls", "per_host": 0)",
         "work.per_host: 0, expected a whole number from 1 to 1000000000");
    work(R"("fetch": "http", "list": "urls", "timeout": "")",
         "work.timeout: '' is not a time: write a number >= 0 with a unit, as in 80ms or 1.5s");
    work(R"("fetch": "http", "list": "urls", "headers": ["Accept"])",
         "work.headers[0]: 'Accept' is not a header: write its name, a colon and its value, as in 'Accept: "
         "text/html'");
    work(R"("fetch": "cmd:cat a{}", "list": "names")",
         "work.fetch: cmd: character 5: {} has to be a word of its own: to use it within one, sh -c '… "
         "\"$1\"' _ {}");
    work(R"("fetch": "cmd:cat {}", "list": "names", "per_host": 2)",
         "work.per_host: goes with \"fetch\": \"http\"");
    work(R"("fetch": "file", "inputs": ["a"], "on_error": "cry")",
         "work.on_error: 'cry' is neither continue nor stop");
    work(R"("fetch": "file", "inputs": ["a"], "max_bytes": "0")",
         "work.max_bytes: '0' is not a size: write a number >= 1 with kB, MB, GB, KiB, MiB or GiB, as in "
         "10MB");
    work(R"("fetch": "http", "serve": "a", "list": "urls")",
         "work.list: the served folder replaces it: leave one of them out");
    work(R"("fetch": "http", "serve": "")", "work.serve: expected the name of a folder");
    work(R"("fetch": "http", "list": "urls", "fail": "2%")",
         "work.fail: goes with \"serve\": the name of a folder");
    work(R"("fetch": "http", "serve": "a", "fail": "2")",
         "work.fail: '2' is not a percentage from 0% to 100%, as in 2%");
    work(R"("fetch": "file", "inputs": ["a"], "serve": "b")", "work.serve: goes with \"fetch\": \"http\"");
    work(R"("serve": "b")", "work.serve: goes with real work, as \"fetch\": \"http\"");
    work("\"retries\": 3", "work.retries: goes with real work, as \"fetch\": \"http\"");
    work(R"("fetch": "file", "inputs": "doc")", "work.inputs: a text, expected an array: [ … ]");
    work(R"("fetch": "file", "inputs": ["a", 1])", "work.inputs[1]: a number, expected a text in quotes");
    work(R"("fetch": "file", "inputs": [""])",
         "work.inputs[0]: an empty text, expected the name of a file or folder");
    work(R"("fetch": "file", "inputs": ["a"], "items": 3)",
         "work.items: does not go with \"fetch\": \"file\": each file is an item");
    work(R"("fetch": "file", "inputs": ["a"], "cache": "hot")", "work.cache: 'hot' is neither cold nor warm");
    work("\"inputs\": [\"a\"]", "work.inputs: goes with real work, as \"fetch\": \"file\"");
    work("\"cache\": \"cold\"", "work.cache: goes with \"fetch\": \"file\"");
    work("\"durations\": []", "work.durations: no times, expected rows such as [\"80ms\", \"20ms\"]");
    work("\"durations\": 3",
         "work.durations: a number, expected the name of a CSV file, or rows such as [\"80ms\", \"20ms\"]");
    work(R"("durations": [["1s", "1s"], ["1s"]])",
         "work.durations[1]: expected the times of a fetch and a transform, as in [\"80ms\", \"20ms\"]");
    work(R"("durations": [["1s", "soon"]])",
         "work.durations[0][1]: 'soon' is not a time: write a number >= 0 with a unit, as in 80ms or 1.5s");
    work(R"("durations": "t.csv", "fetch": "1s")",
         "work.fetch: the durations replace it: leave one of them out");
    work(R"("durations": "t.csv", "transform": "1s")",
         "work.transform: '1s': the durations replace it: leave one of them out, or say wall(replayed)");
    limits("\"fetch_limit\": 0", "limits.fetch_limit: 0, expected a whole number from 1 to 1000000000");
    limits("\"threads\": 1025", "limits.threads: 1025, expected a whole number from 1 to 1024");
    limits("\"threads\": \"many\"",
           "limits.threads: 'many', expected a whole number from 1 to 1024, or \"cores\", or a multiple of "
           "them (2 to "
           "64) as in \"4 x cores\"");
    limits("\"threads\": \"65 x cores\"",
           "limits.threads: '65 x cores', expected a whole number from 1 to 1024, or \"cores\", or a "
           "multiple of them "
           "(2 to 64) as in \"4 x cores\"");
    limits("\"order\": \"sorted\"", "limits.order: 'sorted' is neither kept nor any");
    limits("\"cores\": \"all\"", "limits.cores: a text, expected a whole number from 1 to 1024");
    row(with(R"("work": {"fetch": "file", "inputs": ["a"]}, "limits": {"fetch_limit": 1025})"),
        "limits.fetch_limit: 1025, expected a whole number from 1 to 1024");
    row(with("\"modes\": []"), "modes: no mode, expected one at least, as in [\"parallel\"]");
    row(with("\"modes\": \"parallel\""), "modes: a text, expected an array: [ … ]");
    row(with(R"("modes": ["parallel", "turbo"])"),
        "modes[1]: unknown mode 'turbo': sequential, concurrent, parallel, prefetching or blocking");
    row(with(R"("modes": ["parallel", "parallel"])"), "modes[1]: parallel stands there twice, expected once");
}

void TestExperimentFile::mistakesNameTheKeyAndTheRemedy()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    const Checked<ExperimentFile> file = read(text);
    QVERIFY(!file);
    QCOMPARE(file.error, error);
}

void TestExperimentFile::whatIsNoJsonSaysWhere_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("a.json:1:1: this is not JSON: ");
    QTest::newRow("words") << QByteArray("# notes\n") << QStringLiteral("a.json:1:1: this is not JSON: ");
    QTest::newRow("a comma too many")
        << QByteArray("{\n  \"ü\": [1, 2],\n}") << QStringLiteral("a.json:3:1: this is not JSON: ");
    QTest::newRow("a comma missing") << QByteArray("{\n  \"ü\": 1 \"b\": 2}")
                                     << QStringLiteral("a.json:2:10: this is not JSON: ");
    QTest::newRow("the end missing") << QByteArray("{\r\n\"a\": 1")
                                     << QStringLiteral("a.json:2:7: this is not JSON: ");
    QTest::newRow("more after the end")
        << QByteArray("\xef\xbb\xbf{} x") << QStringLiteral("a.json:1:4: this is not JSON: ");
    QTest::newRow("an array") << QByteArray("[1]")
                              << QStringLiteral("a.json:1:1: an array, expected an object");
    QTest::newRow("a name twice") << QByteArray("{\n\"a\": {\"b\": 1},\n \"\\u0061\": \"a\"}")
                                  << QStringLiteral("a.json:3:2: 'a' stands there twice, expected once");
    QTest::newRow("a name twice, inside")
        << QByteArray("{\"a\": [\"x\", {\"b\" : 1, \"b\"\n: 2}], \"b\": 0}")
        << QStringLiteral("a.json:1:23: 'b' stands there twice, expected once");
}

void TestExperimentFile::whatIsNoJsonSaysWhere()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    const Checked<ExperimentFile> file = read(text);
    QVERIFY(!file);
    QVERIFY2(file.error.startsWith(place), qPrintable(file.error));
    QVERIFY(isOneLine(file.error));
}

void TestExperimentFile::largeAndDeepFilesAreRefused()
{
    QCOMPARE(read(small + QByteArray(maxExperimentBytes, ' ')).error,
             QStringLiteral("a.json: larger than 1024 KiB; that much is the most"));
    QVERIFY(read(small + QByteArray(maxExperimentBytes - small.size(), ' ')));
    const Checked<ExperimentFile> deep = read(with("\"work\": " + QByteArray(100'000, '[')));
    QVERIFY(!deep);
    QVERIFY2(deep.error.startsWith(QLatin1String("a.json:4:")) && isOneLine(deep.error),
             qPrintable(deep.error));
    const Checked<ExperimentFile> longText = read(with("\"title\": \"" + QByteArray(1001, 'x') + '"'));
    QCOMPARE(longText.error,
             QStringLiteral("a.json: title: longer than 1000 characters; that many is the most"));
}

void TestExperimentFile::namesOfFilesAreRelativeToTheExperiment()
{
    const QTemporaryDir place;
    QVERIFY(QDir(place.path()).mkpath(QStringLiteral("in")));
    const QString path = place.filePath(QStringLiteral("in/a.json"));
    writeFile(path, with(R"("work": {"durations": "times.csv"})"));
    QCOMPARE(openExperiment(path).error,
             QStringLiteral("%1: work.durations: %2: No such file or directory")
                 .arg(path, place.filePath(QStringLiteral("in/times.csv"))));
    writeFile(place.filePath(QStringLiteral("in/times.csv")), "fetch_ms,transform_ms\n1,2\n3,4\n");
    const Checked<ExperimentFile> replayed = openExperiment(path);
    QVERIFY2(replayed, qPrintable(replayed.error));
    QCOMPARE(replayed->work.items, 2);
    QVERIFY(replayed->work.durations->transform.back() == std::chrono::milliseconds(4));
    QCOMPARE(experimentText(*replayed).count("items"), 0);

    writeFile(path, with(R"("work": {"fetch": "file", "inputs": ["x", "/y"]})"));
    const Checked<ExperimentFile> real = openExperiment(path);
    QVERIFY2(real, qPrintable(real.error));
    QCOMPARE(inputPaths(*real), (QStringList{place.filePath(QStringLiteral("in/x")), QStringLiteral("/y")}));
    QVERIFY(openExperiment(place.path()).error.endsWith(QLatin1String("this is not a file")));
}

void TestExperimentFile::savingElsewhereKeepsTheSameFiles()
{
    const QTemporaryDir place;
    QVERIFY(QDir(place.path()).mkpath(QStringLiteral("a")) && QDir(place.path()).mkpath(QStringLiteral("b")));
    ExperimentFile file;
    file.work.fetch = FetchKind::File;
    setTransform(file.work, {.kind = TransformKind::Real});
    file.inputs = QStringList{QStringLiteral("photos"), QStringLiteral("/y")};
    file.folder = place.filePath(QStringLiteral("a"));
    for (const char *name : {"a/one.json", "b/two.json"}) {
        const QString path = place.filePath(QLatin1String(name));
        QCOMPARE(saveExperiment(path, file), QString());
        const Checked<ExperimentFile> again = openExperiment(path);
        QVERIFY2(again, qPrintable(again.error));
        QCOMPARE(QDir::cleanPath(inputPaths(*again)[0]), place.filePath(QStringLiteral("a/photos")));
        QCOMPARE(inputPaths(*again)[1], QStringLiteral("/y"));
    }
    QCOMPARE(openExperiment(place.filePath(QStringLiteral("a/one.json")))->inputs[0],
             QStringLiteral("photos"));

    ExperimentFile web;
    web.work.fetch = FetchKind::Http;
    setTransform(web.work, {.kind = TransformKind::Real});
    web.work.served = ServedFolder{.folder = QStringLiteral("pages")};
    web.folder = file.folder;
    const QString path = place.filePath(QStringLiteral("b/web.json"));
    QCOMPARE(saveExperiment(path, web), QString());
    const Checked<ExperimentFile> again = openExperiment(path);
    QVERIFY2(again, qPrintable(again.error));
    QCOMPARE(QDir::cleanPath(servedPath(*again)), place.filePath(QStringLiteral("a/pages")));
}

void TestExperimentFile::whatCouldNotBeOpenedIsNotSaved()
{
    const QTemporaryDir place;
    const QString path = place.filePath(QStringLiteral("a.json"));
    writeFile(path, "before");
    ExperimentFile file;
    file.title = QStringLiteral("two\nlines");
    const QString error = saveExperiment(path, file);
    QVERIFY2(error.startsWith(path + QStringLiteral(": title: ")), qPrintable(error));
    QCOMPARE(fileContent(path), QByteArray("before"));
    QVERIFY(!saveExperiment(place.filePath(QStringLiteral("nowhere/a.json")), ExperimentFile()).isEmpty());
}

void TestExperimentFile::damagedFilesAreOneLine_data()
{
    textsComeBackAsTheyWere_data();
}

// Every beginning of a good file, and random changes of its bytes: an experiment that can be written again, or a line.
void TestExperimentFile::damagedFilesAreOneLine()
{
    QFETCH(QByteArray, text);
    const auto complaint = [](const QByteArray &damaged) {
        const Checked<ExperimentFile> file = read(damaged);
        if (!file)
            return isOneLine(file.error) ? QString() : QStringLiteral("not a line: ") + file.error;
        const Checked<ExperimentFile> again = read(experimentText(*file));
        return again ? QString() : QStringLiteral("does not come back: ") + again.error;
    };
    int refused = 0;
    for (qsizetype size = 0; size < text.trimmed().size(); ++size) {
        QVERIFY2(!read(text.left(size)), text.left(size).constData());
        QCOMPARE(complaint(text.left(size)), QString());
    }
    std::mt19937 random(1); // NOLINT: the same changes each time
    for (int round = 0; round < 3'000; ++round) {
        QByteArray damaged = text;
        for (unsigned change = 0; change <= random() % 3; ++change)
            damaged[qsizetype(random() % unsigned(damaged.size()))] = static_cast<char>(random());
        const QString wrong = complaint(damaged);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong + u'\n' + QString::fromUtf8(damaged)));
        refused += read(damaged) ? 0 : 1;
    }
    QVERIFY(refused > 1'000);
}

QTEST_APPLESS_MAIN(TestExperimentFile)
#include "tst_experiment_file.moc"
