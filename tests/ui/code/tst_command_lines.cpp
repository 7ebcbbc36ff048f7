// SPDX-License-Identifier: MIT
// The shell code that the window shows for work by commands, run by sh: what it passes, how much at a time, what it makes.
#include "runs/code_language.h"
#include "runs/command_lines.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

enum Tool { Xargs, Parallel, Several };
constexpr std::array tools{Xargs, Parallel, Several};

// What a shell, a tool or a format might take for something else.
std::vector<QByteArray> nastyInputs()
{
    return {" lead and trail ", "it's",     "a \"b\"", "new\nline", "-n",  "--help", "$(touch pwned)",
            "`touch pwned`",    "a\\0b\\n", "*",       "{}",        "{.}", "%s",     "tab\there",
            "\xc3\xbc",         "\xff\xfe", ";",       "&",         "#",   "~"};
}

// What gets there: what begins with a dash must be no option.
QByteArrayList passed(const std::vector<QByteArray> &inputs)
{
    QByteArrayList list;
    for (const QByteArray &input : inputs)
        list << (input.startsWith('-') ? "./" + input : input);
    return list;
}

QByteArrayList sorted(QByteArrayList list)
{
    std::sort(list.begin(), list.end());
    return list;
}

WorkSpec workOf(const QString &command, const std::vector<QByteArray> &inputs, const QStringList &steps = {})
{
    WorkSpec work;
    work.fetch = FetchKind::Command;
    work.command = command;
    work.transform = TransformKind::Real;
    for (const QString &step : steps)
        work.steps.push_back({QStringLiteral("cmd"), step});
    auto list = std::make_shared<InputList>();
    list->paths = inputs;
    work.inputs = list;
    return work;
}

QString lineOf(Tool tool, const WorkSpec &work, const PipelineSpec &spec)
{
    return tool == Xargs ? xargsLine(work, spec)
                         : parallelLine(work, spec, tool == Several ? Machines::Several : Machines::This);
}

} // namespace

class TestCommandLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyInputIsPassedAsItIs_data();
    void everyInputIsPassedAsItIs();
    void noMoreAtATimeThanTheModeHas_data();
    void noMoreAtATimeThanTheModeHas();
    void pipelines();
    void aFailedFetchIsAFailure();
    void retries();
    void deadlines();
    void theFirstErrorEndsIt();
    void commandsWithoutInput();
    void inputsThatAreCommands();
    void whatCannotBeSaid();
    void languages();

private:
    struct Ran
    {
        int status = -1;
        QByteArray out;
        QByteArray errors;
    };
    [[nodiscard]] Ran ran(const QString &line) const;
    [[nodiscard]] QByteArray read(const QString &name) const;
    void write(const QString &name, const QByteArray &text, bool program = false) const;
    [[nodiscard]] QByteArrayList arguments() const; ///< that ./job was given
    [[nodiscard]] int most() const;                 ///< of ./job that ran at a time

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCommandLines::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(QStringLiteral("job"), R"(#!/bin/sh
printf + >>events
printf '%s\0' "$1" >>arguments
sleep 0.02
printf '<%s>\n' "$1"
printf - >>events
)",
          true);
    // A machine that is this one. Its SHELL is always set, as that of one who logs in is.
    write(QStringLiteral("ssh"), R"(#!/bin/sh
shift
[ "$1" = -- ] && shift
SHELL=/bin/sh exec sh -c "$*"
)",
          true);
    write(QStringLiteral("hosts.txt"), m_folder->filePath(QStringLiteral("ssh")).toUtf8() + " one\n");
    QByteArray all;
    for (const QByteArray &input : nastyInputs())
        all += input + '\0';
    write(QStringLiteral("inputs.nul"), all);
}

void TestCommandLines::write(const QString &name, const QByteArray &text, bool program) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(text) == text.size());
    if (program)
        QVERIFY(file.setPermissions(file.permissions() | QFile::ExeOwner));
}

QByteArray TestCommandLines::read(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TestCommandLines::Ran TestCommandLines::ran(const QString &line) const
{
    QProcess shell;
    shell.setWorkingDirectory(m_folder->path());
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_folder->path()); // parallel keeps things there
    shell.setProcessEnvironment(environment);
    shell.start(QStringLiteral("sh"), {QStringLiteral("-c"), line});
    if (!shell.waitForFinished(120'000) || shell.exitStatus() != QProcess::NormalExit)
        return {};
    Ran run{shell.exitCode(), shell.readAllStandardOutput(), shell.readAllStandardError()};
    // 127: there is no such program.
    if (run.status == 127)
        qWarning("%s", run.errors.constData());
    return run;
}

QByteArrayList TestCommandLines::arguments() const
{
    QByteArrayList list = read(QStringLiteral("arguments")).split('\0');
    list.removeLast();
    return list;
}

int TestCommandLines::most() const
{
    int now = 0;
    int most = 0;
    for (const char c : read(QStringLiteral("events"))) {
        now += c == '+' ? 1 : -1;
        most = std::max(most, now);
    }
    return most;
}

void TestCommandLines::everyInputIsPassedAsItIs_data()
{
    QTest::addColumn<int>("tool");
    QTest::addColumn<int>("first"); // of six inputs; -1: all, from a file
    for (const Tool tool : tools)
        for (const int first : {-1, 0, 5, 10, 14})
            if (tool != Several || first <= 0) // they take long
                QTest::addRow("tool %d, inputs from %d", tool, first) << int(tool) << first;
}

void TestCommandLines::everyInputIsPassedAsItIs()
{
    QFETCH(int, tool);
    QFETCH(int, first);
    std::vector<QByteArray> inputs = nastyInputs();
    if (first >= 0)
        inputs = {inputs.begin() + first, inputs.begin() + first + 6};
    const Ran run = ran(lineOf(Tool(tool), workOf(QStringLiteral("./job {} '{.}'"), inputs), {}));
    QVERIFY2(run.status == 0, run.errors.constData());
    QCOMPARE(sorted(arguments()), sorted(passed(inputs)));
    QByteArray expected;
    for (const QByteArray &input : passed(inputs))
        expected += '<' + input + ">\n";
    if (tool == Xargs)
        QCOMPARE(sorted(run.out.split('\n')), sorted(expected.split('\n')));
    else
        QCOMPARE(run.out, expected);
    QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("pwned"))));
    if (tool == Parallel)
        QCOMPARE(read(QStringLiteral("jobs.tsv")).count("\t:\t"), int(inputs.size()));
    if (tool == Several)
        QCOMPARE(read(QStringLiteral("jobs.tsv")).count("ssh one\t"), int(inputs.size()));
}

void TestCommandLines::noMoreAtATimeThanTheModeHas_data()
{
    QTest::addColumn<int>("tool");
    QTest::addColumn<int>("mode");
    QTest::addColumn<int>("limit");
    for (const Tool tool : tools) {
        QTest::addRow("sequential %d", tool) << int(tool) << int(Mode::Sequential) << 1;
        QTest::addRow("blocking %d", tool) << int(tool) << int(Mode::Blocking) << 2;
        for (const Mode mode : {Mode::Concurrent, Mode::Parallel, Mode::Prefetching})
            QTest::addRow("mode %d, %d", int(mode), tool) << int(tool) << int(mode) << 3;
    }
}

void TestCommandLines::noMoreAtATimeThanTheModeHas()
{
    QFETCH(int, tool);
    QFETCH(int, mode);
    QFETCH(int, limit);
    const PipelineSpec spec{.mode = Mode(mode), .fetchLimit = 3, .transformLimit = 4, .threads = 2};
    const Ran run = ran(lineOf(Tool(tool), workOf(QStringLiteral("./job {}"), nastyInputs()), spec));
    QVERIFY2(run.status == 0, run.errors.constData());
    QCOMPARE(arguments().size(), qsizetype(nastyInputs().size()));
    QVERIFY(most() >= 1 && most() <= limit);
    if (limit == 1)
        QCOMPARE(arguments(), passed(nastyInputs()));
}

void TestCommandLines::pipelines()
{
    const WorkSpec work = workOf(QStringLiteral("./job {}"), {"it's", "{b}", "-c d"},
                                 {QStringLiteral("awk '{print toupper($0) \"{#}\"}'"),
                                  QStringLiteral("sh -c 'cat; printf \"%s\\n\" \"$1\"' _ {}")});
    for (const Tool tool : tools) {
        init();
        const Ran run = ran(lineOf(tool, work, {.mode = Mode::Sequential}));
        QVERIFY2(run.status == 0, run.errors.constData());
        QCOMPARE(run.out, QByteArray("<IT'S>{#}\nit's\n<{B}>{#}\n{b}\n<./-C D>{#}\n./-c d\n"));
    }
    QVERIFY(xargsLine(work, {}).contains(QLatin1String("also up to 4 at a time")));
    QVERIFY(!xargsLine(work, {.mode = Mode::Blocking}).contains(QLatin1String("at a time")));
}

void TestCommandLines::aFailedFetchIsAFailure()
{
    const WorkSpec work = workOf(QStringLiteral("sh -c 'echo \"$1\"; test \"$1\" != b' _ {}"),
                                 {"a", "b", "c"}, {QStringLiteral("cat")});
    QCOMPARE(ran(lineOf(Xargs, work, {})).status, 123);  // some failed
    QCOMPARE(ran(lineOf(Parallel, work, {})).status, 1); // so many
    QCOMPARE(ran(lineOf(Several, work, {})).status, 1);
}

// A log has one line for each item, whatever it took.
void TestCommandLines::retries()
{
    WorkSpec work = workOf(
        QStringLiteral("sh -c 'test -e \"seen $1\" || { : >\"seen $1\"; exit 1; }; ./job \"$1\"' _ {}"),
        {"a", "b c", "d"});
    QCOMPARE(ran(lineOf(Parallel, work, {})).status, 3);
    work.rules.retries = 1;
    init();
    QCOMPARE(ran(lineOf(Parallel, work, {})).status, 0);
    QCOMPARE(sorted(arguments()), (QByteArrayList{"a", "b c", "d"}));
    QVERIFY(xargsLine(work, {}).contains(QLatin1String("# xargs does not try again")));
    // No more often than it should be.
    init();
    work.command = QStringLiteral("sh -c './job \"$1\"; exit 1' _ {}");
    QCOMPARE(ran(lineOf(Parallel, work, {})).status, 3);
    QCOMPARE(arguments().size(), 6);
}

// They would sleep for longer than a test may take.
void TestCommandLines::deadlines()
{
    WorkSpec work = workOf(QStringLiteral("sleep {}"), {"7000", "0"});
    work.rules.deadline = 1500ms;
    for (const Tool tool : tools) {
        const int status = ran(lineOf(tool, work, {})).status;
        QVERIFY2(status > 0 && status < 124, qPrintable(QString::number(status)));
    }
}

void TestCommandLines::theFirstErrorEndsIt()
{
    WorkSpec work = workOf(QStringLiteral("sh -c './job \"$1\"; exit 1' _ {}"), nastyInputs());
    work.rules.stopAtError = true;
    for (const Tool tool : tools) {
        init();
        QVERIFY(ran(lineOf(tool, work, {.mode = Mode::Sequential})).status > 0);
        QCOMPARE(arguments().size(), 1);
    }
}

void TestCommandLines::commandsWithoutInput()
{
    const WorkSpec work = workOf(QStringLiteral("./job 'a b'"), {"1", "2", "3"});
    for (const Tool tool : tools) {
        init();
        QCOMPARE(ran(lineOf(tool, work, {})).status, 0);
        QCOMPARE(arguments(), (QByteArrayList{"a b", "a b", "a b"}));
    }
}

void TestCommandLines::inputsThatAreCommands()
{
    const WorkSpec work = workOf(QStringLiteral("{} {}"), {"./job", "./my job"});
    for (const Tool tool : tools) {
        init();
        QVERIFY(QFile::copy(m_folder->filePath(QStringLiteral("job")),
                            m_folder->filePath(QStringLiteral("my job"))));
        QCOMPARE(ran(lineOf(tool, work, {})).status, 0);
        QCOMPARE(sorted(arguments()), (QByteArrayList{"./job", "./my job"}));
    }
}

void TestCommandLines::whatCannotBeSaid()
{
    WorkSpec work = workOf(QStringLiteral("cat {}"), {"a"}, {QStringLiteral("wc -c")});
    work.steps.insert(work.steps.begin(), {QStringLiteral("sha256"), {}});
    const QString none = QStringLiteral("# sha256 is done by Overlapse itself: no command does it\n");
    for (const Tool tool : tools)
        QCOMPARE(lineOf(tool, work, {}), none);
    QCOMPARE(shellCode(work, {}), none);
    work.transform = TransformKind::Cpu;
    QCOMPARE(shellCode(work, {}),
             QStringLiteral("# cpu(1s) is done by Overlapse itself: no command does it\n"));
    work.transformTime.a = Nanos(0);
    QVERIFY(shellCode(work, {}).contains(QLatin1String("  xargs -0 -P 4 -I{} \\\n  cat {}\n")));
    auto secret = std::make_shared<InputList>();
    secret->paths = {"https://somebody:word@host.example/"};
    work.inputs = secret;
    QVERIFY(!shellCode(work, {}).contains(QLatin1String("word")));
    work.command.clear();
    QCOMPARE(shellCode(work, {}), QStringLiteral("# there is no command yet\n"));
    work.fetch = FetchKind::File;
    QCOMPARE(shellCode(work, {}), QString());
}

void TestCommandLines::languages()
{
    const WorkSpec commands = workOf(QStringLiteral("cat {}"), {"a"});
    for (const CodeLanguage language : allCodeLanguages) {
        QCOMPARE(codeLanguageNamed(codeLanguageName(language)), language);
        QVERIFY(hasCode(commands, language));
        QVERIFY(!codeIn(language, commands, {}).isEmpty());
        QCOMPARE(hasCode({}, language), language != CodeLanguage::Shell);
    }
    QCOMPARE(codeLanguageNamed(QStringLiteral("qt")), CodeLanguage::Qt); // as settings have had it since ever
    QCOMPARE(codeLanguageNamed({}), CodeLanguage::Rust);
}

QTEST_GUILESS_MAIN(TestCommandLines)
#include "tst_command_lines.moc"
