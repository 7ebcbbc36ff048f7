// SPDX-License-Identifier: MIT
// Whatever is asked for wrongly: exit status 2, one line that says what is wrong, and nothing done.
#include "program.h"

using namespace overlapse;

namespace {

struct Mistake
{
    const char *name;
    QStringList arguments;
    const char *says; ///< a part of the line
};

// Of the simulated work, with every mode.
const Mistake simulatedMistakes[] = {
    {"unknown option", {"run", "--bogus"}, "'bogus'"},
    {"unknown short option", {"run", "-x"}, "'x'"},
    {"option of another command: cores", {"run", "--cores", "2"}, "'cores'"},
    {"option of another command: modes", {"run", "--modes", "parallel"}, "'modes'"},
    {"option of another command: mode", {"compare", "--mode", "parallel"}, "'mode'"},
    {"value for a flag", {"run", "--json=yes"}, "json"},
    {"no value", {"run", "--items"}, "Missing value after '--items'"},
    {"stray word", {"run", "4"}, "'4' is not an option"},
    {"two stray words", {"predict", "a", "b"}, "'a' is not an option"},
    {"items 0", {"run", "--items", "0"}, "--items: '0'"},
    {"items negative", {"run", "--items", "-1"}, "--items: '-1'"},
    {"items no number", {"run", "--items", "abc"}, "--items: 'abc'"},
    {"items in scientific notation", {"run", "--items", "1e9"}, "--items: '1e9'"},
    {"items empty", {"run", "--items", ""}, "--items: ''"},
    {"items too many", {"run", "--items", "100000001"}, "to 100000000"},
    {"items beyond 64 bits", {"run", "--items", "99999999999999999999"}, "--items"},
    {"seed", {"run", "--seed", "-1"}, "--seed: '-1'"},
    {"fetch limit 0", {"run", "--fetch-limit", "0"}, "--fetch-limit: '0'"},
    {"transform limit 0", {"compare", "--transform-limit", "0"}, "--transform-limit: '0'"},
    {"threads 0", {"run", "--threads", "0"}, "--threads: '0'"},
    {"threads too many", {"run", "--threads", "1025"}, "to 1024"},
    {"cores 0", {"predict", "--cores", "0"}, "--cores: '0'"},
    {"mode", {"run", "--mode", "turbo"}, "unknown mode 'turbo'"},
    {"mode empty", {"run", "--mode", ""}, "unknown mode ''"},
    {"modes, one of them", {"compare", "--modes", "parallel,turbo"}, "unknown mode 'turbo'"},
    {"modes, trailing comma", {"compare", "--modes", "parallel,"}, "unknown mode ''"},
    {"order", {"run", "--order", "sorted"}, "'sorted' is neither kept nor any"},
    {"transform of real work", {"run", "--transform", "gunzip"}, "--fetch file"},
    {"transform unknown", {"run", "--transform", "zip"}, "'zip'"},
    {"inputs of simulated work",
     {"run", "--inputs", "."},
     "--inputs goes with real work: --fetch file, http or cmd:COMMAND"},
    {"list of simulated work",
     {"run", "--list", "-"},
     "--list goes with real work: --fetch file, http or cmd:COMMAND"},
    {"null of simulated work",
     {"run", "--null"},
     "--null goes with real work: --fetch file, http or cmd:COMMAND"},
};

const Mistake timeMistakes[] = {
    {"no unit", {"run", "--fetch", "10"}, "has no unit"},
    {"unknown unit", {"run", "--fetch", "10parsec"}, "unknown unit 'parsec'"},
    {"negative", {"run", "--fetch", "-1s"}, "'-1s' is not a time"},
    {"empty", {"run", "--fetch", ""}, "'' is not a time"},
    {"words", {"run", "--transform", "cpu(soon)"}, "'soon' is not a time"},
    {"too long", {"run", "--fetch", "99999999h"}, "too long"},
    {"unknown distribution", {"run", "--fetch", "gauss(1s,2s)"}, "unknown distribution 'gauss'"},
    {"uniform, one value", {"run", "--fetch", "uniform(1s)"}, "uniform takes 2 values"},
    {"uniform, the wrong way round", {"run", "--fetch", "uniform(2s,1s)"}, "ends before it begins"},
    {"uniform, no unit", {"run", "--fetch", "uniform(1,2s)"}, "'1' has no unit"},
    {"exp, two values", {"run", "--fetch", "exp(1s,2s)"}, "exp takes 1 value,"},
    {"exp, nothing", {"run", "--fetch", "exp()"}, "'' is not a time"},
    {"lognormal, one value", {"run", "--fetch", "lognormal(1s)"}, "lognormal takes 2 values"},
    {"lognormal, sigma a time", {"run", "--fetch", "lognormal(1s,1s)"}, "sigma '1s'"},
    {"lognormal, sigma negative", {"run", "--fetch", "lognormal(1s,-1)"}, "sigma '-1'"},
    {"lognormal, sigma no number", {"run", "--fetch", "lognormal(1s,nan)"}, "sigma 'nan'"},
    {"spike, two values", {"run", "--fetch", "spike(1s,5%)"}, "spike takes 3 values"},
    {"spike, share no percentage", {"run", "--fetch", "spike(1s,5,2s)"}, "share '5'"},
    {"spike, share above all", {"run", "--fetch", "spike(1s,101%,2s)"}, "share '101%'"},
    {"cpu around a wrong time", {"run", "--transform", "cpu(exp(1))"}, "'1' has no unit"},
    {"wall around nothing", {"run", "--transform", "wall()"}, "'' is not a time"},
    {"cpu around wall", {"run", "--transform", "cpu(wall(1s))"}, "unknown distribution 'wall'"},
};

const Mistake fileMistakes[] = {
    {"no inputs", {"run", "--fetch", "file"}, "--inputs PATH or --list FILE"},
    {"inputs missing", {"run", "--fetch", "file", "--inputs", "nowhere"}, "--inputs: nowhere: No such file"},
    {"inputs of nothing", {"run", "--fetch", "file", "--inputs", "empty"}, "--inputs: empty: no files there"},
    {"inputs without .gz",
     {"run", "--fetch", "file", "--inputs", "plain", "--transform", "gunzip"},
     "ends in .gz"},
    {"list missing", {"run", "--fetch", "file", "--list", "nowhere"}, "--list: nowhere: No such file"},
    {"list empty", {"run", "--fetch", "file", "--list", "empty.txt"}, "the list is empty"},
    {"list from stdin empty", {"run", "--fetch", "file", "--list", "-"}, "standard input: the list is empty"},
    {"items of files",
     {"run", "--fetch", "file", "--inputs", "plain", "--items", "3"},
     "each file is an item"},
    {"times of files", {"run", "--fetch", "file", "--inputs", "plain", "--transform", "zip"}, "'zip'"},
    {"as many reads as threads",
     {"run", "--fetch", "file", "--inputs", "plain", "--fetch-limit", "1025"},
     "1024"},
    {"predict files", {"predict", "--fetch", "file", "--inputs", "plain"}, "has to be measured"},
    {"http of nothing", {"run", "--fetch", "http"}, "--serve FOLDER, to try it without a network"},
    {"served folder missing",
     {"run", "--fetch", "http", "--serve", "nowhere"},
     "--serve: nowhere: No such file"},
    {"served file", {"run", "--fetch", "http", "--serve", "empty.txt"}, "--serve: empty.txt: not a folder"},
    {"served to another fetch",
     {"run", "--fetch", "file", "--inputs", "plain", "--serve", "plain"},
     "--serve goes with --fetch http"},
    {"served, and URLs",
     {"run", "--fetch", "http", "--serve", "plain", "--inputs", "http://localhost/"},
     "--serve replaces --inputs and --list"},
    {"latency of another's server",
     {"run", "--fetch", "http", "--inputs", "http://localhost/", "--latency", "1s"},
     "--latency goes with --serve FOLDER"},
    {"served, a share of nothing",
     {"run", "--fetch", "http", "--serve", "plain", "--fail", "2"},
     "--fail: '2' is not a percentage"},
    {"a rule of work that has none",
     {"run", "--retries", "3"},
     "--retries goes with real work: --fetch file"},
    {"a rule of requests for files",
     {"run", "--fetch", "file", "--inputs", "plain", "--per-host", "2"},
     "--per-host goes with --fetch http"},
    {"a rule out of range",
     {"run", "--fetch", "file", "--inputs", "plain", "--retries", "1001"},
     "--retries: '1001' is not a whole number from 0 to 1000"},
    {"a rule of nothing",
     {"run", "--fetch", "file", "--inputs", "plain", "--max-bytes", ""},
     "--max-bytes: '' is not a size"},
    {"a rule that is no number",
     {"run", "--fetch", "http", "--inputs", "http://localhost/", "--rate", "2,5"},
     "--rate: '2,5' is not a number of requests a second"},
    {"the second of two headers",
     {"run", "--fetch", "http", "--inputs", "http://localhost/", "--header", "A: 1", "--header", "B"},
     "--header: 'B' is not a header"},
    {"a rule of two words",
     {"run", "--fetch", "file", "--inputs", "plain", "--on-error", "cry"},
     "--on-error: 'cry' is neither continue nor stop"},
    {"halt at nothing",
     {"run", "--fetch", "file", "--inputs", "plain", "--halt", "0"},
     "--halt: '0' is neither"},
    {"halt at no share",
     {"run", "--fetch", "file", "--inputs", "plain", "--halt", "0%"},
     "--halt: '0%' is neither"},
    {"halt beyond all",
     {"run", "--fetch", "file", "--inputs", "plain", "--halt", "101%"},
     "--halt: '101%' is neither"},
    {"halt of a word",
     {"run", "--fetch", "file", "--inputs", "plain", "--halt", "soon"},
     "as in 20, nor a share"},
    {"halt of simulated work", {"run", "--halt", "20"}, "--halt goes with real work"},
    {"headers of a file that is missing",
     {"run", "--fetch", "http", "--inputs", "http://localhost/", "--header", "@nowhere"},
     "--header: nowhere: No such file"},
    {"headers of a file that has none",
     {"run", "--fetch", "http", "--inputs", "http://localhost/", "--header", "@empty.txt"},
     "--header: empty.txt: there is no header in it"},
    {"headers of a file, wrong",
     {"run", "--fetch", "http", "--inputs", "http://localhost/", "--header", "@field.csv"},
     "--header: field.csv, line 1: this is not a header"},
    {"list of comments",
     {"run", "--fetch", "file", "--list", "comments.txt"},
     "comments.txt: the list is empty"},
    {"durations missing", {"run", "--durations", "nowhere.csv"}, "--durations: nowhere.csv: No such file"},
    {"durations, a bad field", {"run", "--durations", "field.csv"}, "--durations: field.csv:3: "},
    {"durations, a bad row", {"run", "--durations", "row.csv"}, "--durations: row.csv:2: "},
    {"durations, a bad header", {"predict", "--durations", "header.csv"}, "--durations: header.csv:1: "},
    {"durations empty", {"predict", "--durations", "empty.txt"}, "--durations: empty.txt:"},
    {"durations and fetch", {"run", "--durations", "field.csv", "--fetch", "1s"}, "leave them out"},
};

const Mistake outputMistakes[] = {
    {"size of one side", {"run", "--export", "a.png", "--size", "1600"}, "--size: '1600'"},
    {"size of three", {"run", "--export", "a.png", "--size", "1600x900x2"}, "--size"},
    {"size of words", {"run", "--export", "a.png", "--size", "bigxhuge"}, "--size"},
    {"size too small", {"run", "--export", "a.png", "--size", "399x250"}, "400x250"},
    {"size too large", {"run", "--export", "a.png", "--size", "16001x900"}, "16000x16000"},
    {"size beyond 32 bits", {"run", "--export", "a.png", "--size", "99999999999x900"}, "--size"},
    {"theme",
     {"run", "--export", "a.svg", "--theme", "pink"},
     "'pink' is none of light, dark, high-contrast and high-contrast-dark"},
    {"scale of a word", {"run", "--export", "a.png", "--scale", "big"}, "--scale: 'big' is not a number"},
    {"scale too small", {"run", "--export", "a.png", "--scale", "0.4"}, "from 0.5 to 4"},
    {"scale too large", {"run", "--export", "a.png", "--scale", "4.1"}, "from 0.5 to 4"},
    {"scale of no number", {"run", "--export", "a.png", "--scale", "nan"}, "from 0.5 to 4"},
    {"scale beyond memory",
     {"run", "--export", "a.png", "--size", "6000x900", "--scale", "4"},
     "20000 pixels"},
    {"suffix", {"run", "--export", "a.doc"}, "the suffix says the format"},
    {"half a suffix", {"run", "--export", "a.trace"}, ".trace.json"},
    {"no suffix", {"run", "--export", "csv"}, "the suffix says the format"},
    {"one of two suffixes", {"run", "--export", "a.svg", "--export", "a.xyz"}, "a.xyz: the suffix"},
    {"missing folder", {"run", "--export", "nowhere/a.csv"}, "there is no folder"},
    {"a folder", {"run", "--export", "folder.csv"}, "folder.csv is a folder"},
    {"export without a recording", {"export", "--export", "a.csv"}, "export takes one recording"},
    {"export of two recordings",
     {"export", "good.overlapse", "good.overlapse", "--export", "a.csv"},
     "one recording"},
    {"export to nothing", {"export", "good.overlapse"}, "export needs --export OUT"},
    {"export as json on stdout", {"export", "good.overlapse", "--json", "--export", "a.csv"}, "'json'"},
    {"export of a missing file",
     {"export", "nowhere.overlapse", "--export", "a.csv"},
     "nowhere.overlapse: No such file"},
    {"export of a folder", {"export", "plain", "--export", "a.csv"}, "plain: this is not a file"},
    {"export of garbage", {"export", "garbage.overlapse", "--export", "a.csv"}, "not an Overlapse recording"},
    {"export of an empty file", {"export", "empty.txt", "--export", "a.csv"}, "empty.txt: "},
    {"export of half a recording", {"export", "half.overlapse", "--export", "a.csv"}, "half.overlapse: "},
    {"export of all but a byte", {"export", "short.overlapse", "--export", "a.csv"}, "short.overlapse: "},
};

const Mistake jobMistakes[] = {
    {"skipping in no folder",
     {"run", "--fetch", "file", "--inputs", "plain", "--skip-existing"},
     "--skip-existing goes with --output DIR"},
    {"skipping and replacing",
     {"run", "--fetch", "file", "--inputs", "plain", "--output", "out", "--skip-existing", "--overwrite"},
     "--overwrite replaces what --skip-existing keeps"},
    {"skipping in a comparison",
     {"compare", "--fetch", "file", "--inputs", "plain", "--skip-existing"},
     "--skip-existing goes with run"},
    {"the failed of a comparison",
     {"compare", "--fetch", "file", "--inputs", "plain", "--failed", "f"},
     "--failed goes with run"},
    {"the failed of simulated work", {"run", "--failed", "f"}, "--failed goes with real work"},
    {"the failed into nothing",
     {"run", "--fetch", "file", "--inputs", "plain", "--failed", ""},
     "--failed: it needs the name of a file"},
    {"the failed into a folder",
     {"run", "--fetch", "file", "--inputs", "plain", "--failed", "plain"},
     "--failed: plain is a folder"},
    {"the failed into no folder",
     {"run", "--fetch", "file", "--inputs", "plain", "--failed", "nowhere/f"},
     "there is no folder"},
    {"the failed of what cannot be listed",
     {"run", "--fetch", "http", "--serve", "plain", "--failed", "f"},
     "--failed goes with --inputs and --list"},
    {"a dry run as JSON", {"run", "--dry-run", "--json"}, "of which --json has nothing"},
    {"a dry run of a prediction", {"predict", "--dry-run"}, "'dry-run'"},
};

const Mistake windowMistakes[] = {
    {"neither command nor file", {"frobnicate"}, "'frobnicate' is neither a command nor a file"},
    {"unknown option of the window", {"--frobnicate"}, "unknown option '--frobnicate'"},
    {"too many recordings", QStringList(21, "good.overlapse"), "21 files are named"},
    {"a name that would be two lines", {"one\ntwo"}, "one\\x0atwo"},
    {"an option that would be two lines", {"--one\x1b[31m\ntwo"}, "--one\\x1b[31m\\x0atwo"},
};

} // namespace

class TestCliMistakes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aMistakeIsOneLineAndNothingElse_data();
    void aMistakeIsOneLineAndNothingElse();
    void whatIsSaidCannotDriveTheTerminal();

private:
    Place m_place;
    void namesThatAreNotUtf8();
};

void TestCliMistakes::initTestCase()
{
    m_place.makeFolder(QStringLiteral("empty"));
    m_place.makeFolder(QStringLiteral("plain"));
    m_place.makeFolder(QStringLiteral("folder.csv"));
    m_place.write("plain/text", "text");
    m_place.write("empty.txt", "");
    m_place.write("comments.txt", "# nothing\n\n  # more\n");
    m_place.write("field.csv", "fetch_ms,transform_ms\n1,2\n1,soon\n");
    m_place.write("row.csv", "fetch_ms,transform_ms\n1,2,3\n");
    m_place.write("header.csv", "fetch,transform\n1,2\n");
    m_place.write("garbage.overlapse", "\x9f\xff\0garbage, and more of it");
    // Of one run: of several the whole ones would be opened.
    QCOMPARE(m_place.run({"predict", "--modes", "parallel", "--export", "good.overlapse"}).status, 0);
    const QByteArray good = m_place.content(QStringLiteral("good.overlapse"));
    m_place.write("half.overlapse", good.left(good.size() / 2));
    m_place.write("short.overlapse", good.chopped(1));
}

void TestCliMistakes::aMistakeIsOneLineAndNothingElse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto add = [](const auto &mistakes) {
        for (const Mistake &mistake : mistakes)
            QTest::newRow(mistake.name) << mistake.arguments << QByteArray(mistake.says);
    };
    add(simulatedMistakes);
    add(timeMistakes);
    add(fileMistakes);
    add(outputMistakes);
    add(jobMistakes);
    add(windowMistakes);
}

void TestCliMistakes::aMistakeIsOneLineAndNothingElse()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, says);
    const QStringList before = m_place.entries();
    const Outcome outcome = m_place.run(arguments);
    QCOMPARE(outcome.status, 2);
    QCOMPARE(outcome.out, QByteArray());
    QVERIFY2(outcome.err.startsWith("overlapse: "), outcome.err.constData());
    QVERIFY2(outcome.err.indexOf('\n') == outcome.err.size() - 1, outcome.err.constData());
    QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    QCOMPARE(m_place.entries(), before);
}

void TestCliMistakes::whatIsSaidCannotDriveTheTerminal()
{
    const QString hostile = QStringLiteral("a\x1b[2J\r\b\x7f\u009b31m\tz");
    for (const QStringList &arguments : QList<QStringList>{{"run", "--items", hostile},
                                                           {"run", hostile},
                                                           {"run", "--" + hostile},
                                                           {"run", "--fetch", hostile},
                                                           {"run", "--export", hostile},
                                                           {"run", "--durations", hostile},
                                                           {"run", "--fetch", "file", "--inputs", hostile},
                                                           {"export", hostile, "--export", "a.csv"},
                                                           {hostile}}) {
        const Outcome outcome = m_place.run(arguments);
        QCOMPARE(outcome.status, 2);
        const QString said = QString::fromUtf8(outcome.err.chopped(1));
        for (const QChar c : said)
            QVERIFY2(c.category() != QChar::Other_Control, qPrintable(arguments.join(u' ')));
        QVERIFY2(said.contains(QLatin1String("\\x1b[2J\\x0d\\x08\\x7f\\x9b31m\\x09z")), qPrintable(said));
    }
}

// Its characters cannot be kept: another file than the one that was named would be read or written.
void TestCliMistakes::namesThatAreNotUtf8()
{
    const Place place;
    for (const char *arguments : {"predict --items 2 --export", "run --fetch file --inputs", "export", ""}) {
        QProcess process;
        place.prepare(
            process,
            {QStringLiteral("-c"),
             QStringLiteral("exec \"$0\" %1 \"$(printf 'x\\377.svg')\"").arg(QLatin1String(arguments)),
             QStringLiteral(OVERLAPSE_PROGRAM)});
        process.setProgram(QStringLiteral("sh"));
        process.start();
        const Outcome outcome = outcomeOf(process);
        QCOMPARE(outcome.status, 2);
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(outcome.err,
                 QByteArray(
                     "overlapse: 'x\\xFF.svg' is not UTF-8: rename it, or name the folder that it is in\n"));
        QCOMPARE(place.entries(), QStringList());
    }
}

QTEST_GUILESS_MAIN(TestCliMistakes)
#include "tst_cli_mistakes.moc"
