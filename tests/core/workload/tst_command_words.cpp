// SPDX-License-Identifier: MIT
// A command's text is split as a shell splits it, and an input stays one word whatever is in its name.
#include "workload/command_words.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <optional>
#include <random>

#include <sys/stat.h>
#include <unistd.h>

using namespace overlapse;

using Words = std::vector<QByteArray>;
Q_DECLARE_METATYPE(Words)

namespace {

QByteArray shown(const Words &words)
{
    QByteArray text;
    for (const QByteArray &word : words)
        text += '[' + word + ']';
    return text;
}

// What a shell makes of the text as arguments; nothing if it does not understand it.
std::optional<Words> wordsOfShell(const QString &text)
{
    QProcess shell;
    shell.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), QStringLiteral("printf '%s\\0' ") + text});
    if (!shell.waitForFinished() || shell.exitStatus() != QProcess::NormalExit || shell.exitCode() != 0)
        return std::nullopt;
    Words words;
    QByteArray out = shell.readAllStandardOutput();
    out.chop(1);
    for (const QByteArray &word : out.split('\0'))
        words.push_back(word);
    return words;
}

class EnvironmentPath
{
public:
    explicit EnvironmentPath(const QByteArray &path) { qputenv("PATH", path); }
    ~EnvironmentPath() { qputenv("PATH", m_before); }
    Q_DISABLE_COPY_MOVE(EnvironmentPath)

private:
    const QByteArray m_before = qgetenv("PATH");
};

void writeProgram(const QString &path, mode_t mode)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write("#!/bin/sh\n"), 10);
    file.close();
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), mode), 0);
}

} // namespace

class TestCommandWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsSplit_data();
    void textIsSplit();
    void badTextIsRefusedWithItsPlace_data();
    void badTextIsRefusedWithItsPlace();
    void aShellSplitsAlike();
    void theInputTakesThePlaceOfBraces_data();
    void theInputTakesThePlaceOfBraces();
    void programsAreFound();
    void theFirstFolderOfPathThatHasItCounts();
    void whatIsMissingIsSaid_data();
    void whatIsMissingIsSaid();
};

void TestCommandWords::textIsSplit_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Words>("words");
    const auto add = [](const char *name, const char *text, const Words &words) {
        QTest::newRow(name) << QString::fromUtf8(text) << words;
    };
    add("one word", "true", {"true"});
    add("blanks and newlines separate", "  a b\tc\nd \n e ", {"a", "b", "c", "d", "e"});
    add("single quotes", R"('a b' '\' '"$`')", {"a b", "\\", "\"$`"});
    add("double quotes", R"("a b" "it's")", {"a b", "it's"});
    add("backslashes in double quotes", R"("\$ \` \" \\ \n \' \a")", {R"($ ` " \ \n \' \a)"});
    add("backslashes outside", R"(a\ b \' \" \\ \n \| \{\})", {"a b", "'", "\"", "\\", "n", "|", "{}"});
    add("pieces join", R"(a'b c'"d e"\ f'')", {"ab cd e f"});
    add("empty words", R"('' "" a '')", {"", "", "a", ""});
    add("a newline within quotes", "'a\nb' \"c\nd\"", {"a\nb", "c\nd"});
    add("a line that goes on", "a\\\nb \"c\\\nd\" 'e\\\nf' \\\n g", {"ab", "cd", "e\\\nf", "g"});
    add("an empty word on two lines", "a \"\\\n\"", {"a", ""});
    add("nothing is expanded", "$HOME ~ * ? [a] `x` $(y) # {a,b} ! a=b %1",
        {"$HOME", "~", "*", "?", "[a]", "`x`", "$(y)", "#", "{a,b}", "!", "a=b", "%1"});
    add("operators within quotes", R"("a|b" '>' "&&" ';' \<)", {"a|b", ">", "&&", ";", "<"});
    add("the input", R"(a {} '{}' "{}" {'}')", {"a", "{}", "{}", "{}", "{}"});
    add("braces that are no input", "{ } {a} }{ '{ }'", {"{", "}", "{a}", "}{", "{ }"});
    add("other characters than ASCII", "é '\xf0\x9f\x98\x80' a\u00a0b",
        {"é", "\xf0\x9f\x98\x80", "a\u00a0b"});
    add("other blanks do not separate", "a\rb\vc", {"a\rb\vc"});
}

void TestCommandWords::textIsSplit()
{
    QFETCH(QString, text);
    QFETCH(Words, words);
    const Checked<CommandWords> command = parseCommand(text);
    QVERIFY2(command, qPrintable(command.error));
    QCOMPARE(shown(command->words), shown(words));
    QVERIFY(*command == CommandWords{words});
}

void TestCommandWords::badTextIsRefusedWithItsPlace_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    const auto add = [](const char *name, const QString &text, const char *error) {
        QTest::newRow(name) << text << QString::fromUtf8(error);
    };
    const char *missing = "character 1: a program is missing, as in sha256sum {}";
    add("nothing", {}, missing);
    add("blanks", QStringLiteral(" \t\n "), missing);
    add("an empty line that goes on", QStringLiteral("\\\n"), missing);
    add("single quote", QStringLiteral("a 'b c"), "character 3: the quote ' is not closed");
    add("double quote", QStringLiteral("a b\"c'd'"), "character 4: the quote \" is not closed");
    add("an escaped quote does not close", QStringLiteral(R"("a\")"),
        "character 1: the quote \" is not closed");
    add("a backslash at the end", QStringLiteral("a b\\"), "character 4: nothing follows the backslash");
    add("a backslash in an open quote", QStringLiteral("\"\\"), "character 1: the quote \" is not closed");
    for (const QChar c : QStringLiteral("|&;<>"))
        QTest::addRow("operator %c", c.toLatin1())
            << QStringLiteral("cat {} %1 b").arg(c)
            << QStringLiteral("character 8: %1 is for a shell: quote it, or use sh -c '…' _ {}").arg(c);
    add("within a word", QStringLiteral("a 2>&1"),
        "character 4: > is for a shell: quote it, or use sh -c '…' _ {}");
    const char *apart =
        "character %1: {} has to be a word of its own: to use it within one, sh -c '… \"$1\"' _ {}";
    const auto addPart = [&](const char *text, int place) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(apart).arg(place);
    };
    addPart("a b{}", 3);
    addPart("{}c", 1);
    addPart("a  --in={}", 4);
    addPart("a {}{}", 3);
    addPart("sh -c 'cat {}'", 7);
    addPart("bash -c \"cat '{}'\" {}", 9);
    addPart("a '{'}b", 3);
    // Characters are those that people see, not the halves of them that QString has.
    add("counted in characters", QStringLiteral(u"\U0001f600 é 'x"),
        "character 5: the quote ' is not closed");
    add("NUL", QStringLiteral("a ") + QChar(0), "character 3: a NUL cannot be part of a command");
}

void TestCommandWords::badTextIsRefusedWithItsPlace()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    const Checked<CommandWords> command = parseCommand(text);
    QVERIFY(!command);
    QCOMPARE(command.error, error);
    QVERIFY(!error.contains(u'\n'));
}

// Random texts of what can be written without an expansion, good or not. A newline is always escaped or within quotes:
// elsewhere it would end the shell's command.
void TestCommandWords::aShellSplitsAlike()
{
    const QStringList pieces{"a", "bc", "é",    "-n",   "\\n",  "%d",  " ",   " ",    "  ",   "\t",  "'",
                             "'", "\"", "\"",   "''",   "\"\"", "\\ ", "\\'", "\\\"", "\\\\", "\\$", "\\`",
                             "{", "=",  "\\\n", "\\\n", ":",    ",",   "+",   "^",    "/",    "."};
    std::mt19937_64 random(5);
    int good = 0;
    int bad = 0;
    for (int i = 0; i < 400; ++i) {
        QString text;
        for (std::uint64_t n = 1 + random() % 12; n > 0; --n)
            text += pieces[static_cast<qsizetype>(random() % static_cast<std::uint64_t>(pieces.size()))];
        const Checked<CommandWords> command = parseCommand(text);
        if (!command && command.error.endsWith(QLatin1String("as in sha256sum {}")))
            continue; // printf without arguments prints an empty one
        const std::optional<Words> words = wordsOfShell(text);
        QVERIFY2(words.has_value() == bool(command), qPrintable(text));
        if (command)
            QCOMPARE(shown(command->words), shown(*words));
        ++(command ? good : bad);
    }
    QVERIFY2(good > 100 && bad > 100, qPrintable(QStringLiteral("%1 good, %2 bad").arg(good).arg(bad)));
}

void TestCommandWords::theInputTakesThePlaceOfBraces_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<QByteArray>("word");
    const auto same = [](const char *input) {
        QTest::newRow(input) << QByteArray(input) << QByteArray(input);
    };
    same("plain");
    same("with blanks");
    same("two\nlines");
    same("it's \"quoted\" \\");
    same("$(rm -rf x); `x` | y > z");
    same("{}");
    same("a-b");
    same("/-");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("not UTF-8") << QByteArray("a\xff\xfe") << QByteArray("a\xff\xfe");
    QTest::newRow("like an option") << QByteArray("-rf") << QByteArray("./-rf");
    QTest::newRow("like stdin") << QByteArray("-") << QByteArray("./-");
    QTest::newRow("like a long option") << QByteArray("--help") << QByteArray("./--help");
}

void TestCommandWords::theInputTakesThePlaceOfBraces()
{
    QFETCH(QByteArray, input);
    QFETCH(QByteArray, word);
    const Checked<CommandWords> command = parseCommand(QStringLiteral("a -x {} - '{}' b"));
    QVERIFY(command);
    QCOMPARE(shown(commandFor(*command, input)), shown({"a", "-x", word, "-", word, "b"}));
    QCOMPARE(shown(commandFor({{"a", "b"}}, input)), shown({"a", "b"}));
}

void TestCommandWords::programsAreFound()
{
    const QTemporaryDir place;
    writeProgram(place.filePath(QStringLiteral("program")), 0755);
    writeProgram(place.filePath(QStringLiteral("text")), 0644);
    QVERIFY(QDir(place.path()).mkdir(QStringLiteral("folder")));
    const QByteArray folder = QFile::encodeName(place.path()) + '/';
    QCOMPARE(resolveProgram(folder + "program"), folder + "program");
    for (const char *name : {"text", "folder", "nothing", "program/x"})
        QCOMPARE(resolveProgram(folder + name), QByteArray());
    const EnvironmentPath path("/nowhere:" + folder.chopped(1));
    QCOMPARE(resolveProgram("program"), folder + "program");
    for (const char *name : {"text", "folder", "nothing", ""})
        QCOMPARE(resolveProgram(name), QByteArray());
}

void TestCommandWords::theFirstFolderOfPathThatHasItCounts()
{
    const QTemporaryDir place;
    const QDir folder(place.path());
    for (const char *name : {"a", "b", "c"})
        QVERIFY(folder.mkdir(QLatin1String(name)));
    writeProgram(folder.filePath(QStringLiteral("a/it")), 0644); // passed over, as a shell does
    writeProgram(folder.filePath(QStringLiteral("b/it")), 0755);
    writeProgram(folder.filePath(QStringLiteral("c/it")), 0755);
    const QByteArray base = QFile::encodeName(place.path());
    const EnvironmentPath path(base + "/a:" + base + "/b:" + base + "/c");
    QCOMPARE(resolveProgram("it"), base + "/b/it");
    // An empty entry is the working directory.
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(folder.filePath(QStringLiteral("c"))));
    qputenv("PATH", base + "/a:");
    const QByteArray found = resolveProgram("it");
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(found, QByteArray("./it"));
    // Where PATH is not set, the system's programs are still there.
    qunsetenv("PATH");
    QVERIFY(resolveProgram("sh").endsWith("/sh"));
}

void TestCommandWords::whatIsMissingIsSaid_data()
{
    QTest::addColumn<Words>("words");
    QTest::addColumn<QString>("problem");
    const auto add = [](const Words &words, const QString &problem) {
        QTest::newRow(shown(words).constData()) << words << problem;
    };
    add({"sh", "-c", "true"}, {});
    add({"/bin/sh"}, {});
    add({"{}", "a"}, {});
    add({"no-such-program", "a"}, QStringLiteral("there is no program 'no-such-program' in PATH"));
    add({"%1"}, QStringLiteral("there is no program '%1' in PATH"));
    add({""}, QStringLiteral("there is no program '' in PATH"));
    add({}, QStringLiteral("there is no program '' in PATH"));
    add({"/no/such"}, QStringLiteral("'/no/such' cannot be started: No such file or directory"));
    add({"/etc"}, QStringLiteral("'/etc' cannot be started: Is a directory"));
    add({"/etc/passwd"}, QStringLiteral("'/etc/passwd' cannot be started: Permission denied"));
    add({"/dev/null"}, QStringLiteral("'/dev/null' cannot be started: Permission denied"));
    add({"/etc/passwd/x"}, QStringLiteral("'/etc/passwd/x' cannot be started: Not a directory"));
}

void TestCommandWords::whatIsMissingIsSaid()
{
    QFETCH(Words, words);
    QFETCH(QString, problem);
    QCOMPARE(commandProblem({words}), problem);
}

QTEST_GUILESS_MAIN(TestCommandWords)
#include "tst_command_words.moc"
