// SPDX-License-Identifier: MIT
// --help, the man page and the completions of three shells name the same options, command by command, with the same
// values. --help leads: it is what the program's authors change first.
#include "program.h"
#include "workload/fetch_rules.h"

#include <QRegularExpression>
#include <QStandardPaths>

#include <map>
#include <set>

using namespace overlapse;

namespace {

/// What is said of each option: of every command's, "overlapse" being the program without one.
using Options = std::map<QString, QString>;
using Commands = std::map<QString, Options>;

/// A file that documents the options, and how it is read.
struct Document
{
    const char *path;
    Commands (*read)(const QString &text);
};

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// Entries of one line each: commands with commas or blanks between them, an option, and the rest.
Commands readLines(const QString &text, const QString &pattern)
{
    const QRegularExpression entry(pattern, QRegularExpression::MultilineOption);
    static const QRegularExpression between(QStringLiteral("[, ]"));
    Commands commands;
    for (auto it = entry.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        for (const QString &command : match.captured(1).split(between))
            commands[command][QStringLiteral("--") + match.captured(2)] += match.captured(3);
    }
    return commands;
}

Commands readBash(const QString &text)
{
    return readLines(text, QStringLiteral("^([a-z][a-z,]*) +--([a-z-]+) +(.*)$"));
}

Commands readZsh(const QString &text)
{
    return readLines(text, QStringLiteral("^ +([a-z][a-z,]*) +'\\*?--([a-z-]+)(.*)$"));
}

Commands readFish(const QString &text)
{
    return readLines(text, QStringLiteral("^complete .*'__overlapse_in ([a-z ]+)' -l ([a-z-]+)(.*)$"));
}

// .Ss Title (command, command) is over the options that these commands take: .It Fl -name, and what follows it.
Commands readMan(const QString &text)
{
    static const QRegularExpression heading(QStringLiteral("^\\.Ss .*\\(([a-z, ]+)\\)$"));
    static const QRegularExpression item(QStringLiteral("^\\.It Fl -([a-z-]+)(.*)$"));
    Commands commands;
    QStringList under;
    QString option;
    for (const QString &line : text.split(u'\n')) {
        if (const QRegularExpressionMatch match = heading.match(line); match.hasMatch()) {
            under = match.captured(1).split(QStringLiteral(", "));
            option.clear();
        } else if (line.startsWith(QLatin1String(".Sh")) || line.startsWith(QLatin1String(".Ss"))) {
            under.clear();
            option.clear();
        } else if (const QRegularExpressionMatch match = item.match(line); match.hasMatch()) {
            option = QStringLiteral("--") + match.captured(1);
        }
        if (!option.isEmpty())
            for (const QString &command : std::as_const(under))
                commands[command][option] += line + u' ';
    }
    return commands;
}

// Every line of a help that begins with an option, with the lines that go on with it further right; other options
// in it count too ("--list FILE … --null: …").
Options readHelp(const QString &help)
{
    static const QRegularExpression name(QStringLiteral("--[a-z][a-z-]*"));
    static const QRegularExpression further(QStringLiteral("^ {3,}"));
    Options options;
    QString owner;
    for (const QString &line : help.split(u'\n')) {
        if (line.startsWith(QLatin1String("Example")))
            break;
        if (line.startsWith(QLatin1String("  --")))
            owner = name.match(line).captured();
        else if (!further.match(line).hasMatch())
            owner.clear();
        for (auto it = name.globalMatch(line); it.hasNext();)
            options[it.next().captured()];
        if (!owner.isEmpty())
            options[owner] += line + u'\n';
    }
    return options;
}

// The words that --help offers for an option: "--order kept|any", "--mode MODE   a, b or c" and ".png .svg …".
std::set<QString> wordsIn(const QString &said)
{
    static const QRegularExpression alternatives(QStringLiteral("^  --[a-z-]+ ([a-z0-9]+(?:\\|[a-z0-9]+)+)"));
    static const QRegularExpression listed(
        QStringLiteral("^  --[a-z-]+ [A-Z]+ +((?:[a-z]+,\\s+)+[a-z]+ or [a-z]+)"));
    static const QRegularExpression suffix(QStringLiteral("(?<![\\w…])\\.[a-z]+(?:\\.[a-z]+)*"));
    static const QRegularExpression between(QStringLiteral("\\||,\\s+| or "));
    std::set<QString> words;
    for (const QRegularExpression &expression : {alternatives, listed})
        for (auto it = expression.globalMatch(said); it.hasNext();)
            for (const QString &word : it.next().captured(1).split(between))
                words.insert(word);
    for (auto it = suffix.globalMatch(said); it.hasNext();)
        words.insert(it.next().captured());
    return words;
}

// Whether the word is there and is not a piece of another.
bool has(const QString &text, const QString &word)
{
    const QRegularExpression whole(
        QStringLiteral("(?<![\\w.])%1(?![\\w]|\\.\\w)").arg(QRegularExpression::escape(word)));
    return whole.match(text).hasMatch();
}

const std::array documents{
    Document{"overlapse.1", readMan},
    Document{"completion/overlapse.bash", readBash},
    Document{"completion/_overlapse", readZsh},
    Document{"completion/overlapse.fish", readFish},
};

} // namespace

class TestDocumented : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void helpIsRead();
    void everyDocumentHasEveryOption_data();
    void everyDocumentHasEveryOption();
    void everyDocumentHasEveryValue_data();
    void everyDocumentHasEveryValue();
    void everyDocumentHasEveryRule_data();
    void everyDocumentHasEveryRule();
    void everyDocumentHasEveryCommand_data();
    void everyDocumentHasEveryCommand();
    void devStartsEveryCommandInTheTerminal();
    void shellsOfferTheOptions_data();
    void shellsOfferTheOptions();
    void bashOffersValuesAndFiles_data();
    void bashOffersValuesAndFiles();
    void softwareCentresKnowThisVersion();

private:
    static QString pathOf(const char *document)
    {
        return QStringLiteral(OVERLAPSE_RESOURCES "/") + QLatin1String(document);
    }
    static void addDocuments()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < documents.size(); ++i)
            QTest::newRow(documents[i].path) << int(i);
    }

    Commands m_help;
};

void TestDocumented::initTestCase()
{
    const Place place;
    const QString usage = QString::fromUtf8(place.run({QStringLiteral("--help")}).out);
    static const QRegularExpression command(QStringLiteral("^overlapse ([a-z]+) .*$"),
                                            QRegularExpression::MultilineOption);
    for (auto it = command.globalMatch(usage); it.hasNext();) {
        const QString name = it.next().captured(1);
        const Outcome help = place.run({name, QStringLiteral("--help")});
        QCOMPARE(help.status, 0);
        m_help[name] = readHelp(QString::fromUtf8(help.out));
        m_help[name][QStringLiteral("--help")]; // is what was just used
    }
    m_help[QStringLiteral("overlapse")] = readHelp(QString(usage).remove(command));
}

void TestDocumented::helpIsRead()
{
    QVERIFY(m_help.size() >= 5);
    QVERIFY(m_help[QStringLiteral("overlapse")].count(QStringLiteral("--version")));
    QVERIFY(m_help[QStringLiteral("predict")].count(QStringLiteral("--cores")));
    QVERIFY(!m_help[QStringLiteral("export")].count(QStringLiteral("--cores")));
    QVERIFY(m_help[QStringLiteral("run")].count(QStringLiteral("--null")));
    const std::set<QString> order = wordsIn(m_help[QStringLiteral("run")][QStringLiteral("--order")]);
    QCOMPARE(order, (std::set{QStringLiteral("any"), QStringLiteral("kept")}));
    QVERIFY(
        wordsIn(m_help[QStringLiteral("run")][QStringLiteral("--mode")]).count(QStringLiteral("blocking")));
    QVERIFY(
        wordsIn(m_help[QStringLiteral("export")][QStringLiteral("--export")]).count(QStringLiteral(".png")));
}

void TestDocumented::everyDocumentHasEveryOption_data()
{
    addDocuments();
}

void TestDocumented::everyDocumentHasEveryOption()
{
    QFETCH(const int, index);
    const Document &document = documents[std::size_t(index)];
    Commands documented = document.read(textOf(pathOf(document.path)));
    QStringList problems;
    for (auto &[command, options] : m_help)
        for (auto &[option, said] : options)
            if (!documented[command].count(option))
                problems << QStringLiteral("resources/%1 lacks %3 of %2")
                                .arg(QLatin1String(document.path), command, option);
    for (auto &[command, options] : documented)
        for (auto &[option, said] : options)
            if (!m_help[command].count(option))
                problems << QStringLiteral("resources/%1 has %3 of %2, which --help does not have")
                                .arg(QLatin1String(document.path), command, option);
    QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n')));
}

void TestDocumented::everyDocumentHasEveryValue_data()
{
    addDocuments();
}

void TestDocumented::everyDocumentHasEveryValue()
{
    QFETCH(const int, index);
    const Document &document = documents[std::size_t(index)];
    Commands documented = document.read(textOf(pathOf(document.path)));
    QStringList problems;
    for (auto &[command, options] : m_help)
        for (auto &[option, said] : options)
            for (const QString &word : wordsIn(said))
                if (!has(documented[command][option], word))
                    problems << QStringLiteral("resources/%1 lacks the value %4 of %3 of %2")
                                    .arg(QLatin1String(document.path), command, option, word);
    QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n')));
}

void TestDocumented::everyDocumentHasEveryRule_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("keys"); // what is in quotes in experiment files, and not options
    for (const Document &document : documents)
        QTest::newRow(document.path) << QStringLiteral("resources/") + QLatin1String(document.path) << false;
    QTest::newRow("README") << "README.md" << false;
    QTest::newRow("experiment files") << "core/formats/experiment_file.h" << true;
}

void TestDocumented::everyDocumentHasEveryRule()
{
    QFETCH(const QString, path);
    QFETCH(const bool, keys);
    const QString text = textOf(QStringLiteral(OVERLAPSE_RESOURCES "/../") + path);
    QVERIFY(!text.isEmpty());
    QStringList problems;
    for (const FetchRule rule : allFetchRules) {
        const RuleInfo &info = ruleInfo(rule);
        // In fish, options have no dashes before them, and in the man page one: .Fl is the other.
        const QString form = keys ? QStringLiteral("\"%1\"") : QStringLiteral("(?:-|-l )%1(?![\\w-])");
        if (!QRegularExpression(form.arg(QLatin1String(keys ? info.key : info.option)))
                 .match(text)
                 .hasMatch())
            problems << QStringLiteral("%1 lacks the rule %2")
                            .arg(path, QLatin1String(keys ? info.key : info.option));
    }
    QVERIFY2(problems.isEmpty(), qPrintable(u'\n' + problems.join(u'\n')));
}

void TestDocumented::everyDocumentHasEveryCommand_data()
{
    addDocuments();
}

void TestDocumented::everyDocumentHasEveryCommand()
{
    QFETCH(const int, index);
    const Document &document = documents[std::size_t(index)];
    std::set<QString> expected;
    std::set<QString> found;
    for (const auto &[command, options] : m_help)
        expected.insert(command);
    for (const auto &[command, options] : document.read(textOf(pathOf(document.path))))
        found.insert(command);
    QCOMPARE(found, expected);
}

// Without a display, what it does not know is taken for a file that needs a window.
void TestDocumented::devStartsEveryCommandInTheTerminal()
{
    static const QRegularExpression known(QStringLiteral("^ +(run \\|[^)]*\\bhelp)\\)"),
                                          QRegularExpression::MultilineOption);
    const QStringList commands =
        known.match(textOf(pathOf("dev/run.sh"))).captured(1).split(QStringLiteral(" | "));
    for (const auto &[command, options] : m_help)
        QVERIFY2(command == QLatin1String("overlapse") || commands.contains(command), qPrintable(command));
}

void TestDocumented::shellsOfferTheOptions_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QString>("script");
    for (const auto &[command, options] : m_help) {
        const QString before = command == QLatin1String("overlapse") ? QString() : command + u' ';
        const int last = before.isEmpty() ? 1 : 2;
        const auto add = [&name = command](const char *shell, const QString &script) {
            QTest::addRow("%s %s", shell, qPrintable(name)) << QString::fromLatin1(shell) << script;
        };
        add("bash",
            QStringLiteral("source '%1'; COMP_WORDS=(overlapse %2--); COMP_CWORD=%3; _overlapse; "
                           "printf '%s\\n' \"${COMPREPLY[@]}\"")
                .arg(pathOf("completion/overlapse.bash"), before)
                .arg(last));
        // Outside its completion system, zsh has no _arguments: this one prints what it is asked to offer.
        add("zsh",
            QStringLiteral(
                "_arguments() { print -rl -- $@ }; words=(overlapse %2--); CURRENT=%3; source '%1'")
                .arg(pathOf("completion/_overlapse"), before)
                .arg(last + 1));
        add("fish",
            QStringLiteral("source '%1'; complete -C 'overlapse %2--'")
                .arg(pathOf("completion/overlapse.fish"), before));
    }
}

void TestDocumented::shellsOfferTheOptions()
{
    QFETCH(const QString, shell);
    QFETCH(const QString, script);
    if (QStandardPaths::findExecutable(shell).isEmpty())
        QSKIP(qPrintable(shell + QStringLiteral(" is not installed: its completion was only read")));
    const Place place;
    QProcess process;
    place.prepare(process, {QStringLiteral("-c"), script});
    process.setProgram(shell);
    process.start();
    process.closeWriteChannel();
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(outcome.status, 0);
    static const QRegularExpression option(QStringLiteral("^\\*?(--[a-z-]+)"),
                                           QRegularExpression::MultilineOption);
    QStringList offered;
    for (auto it = option.globalMatch(QString::fromUtf8(outcome.out)); it.hasNext();)
        offered << it.next().captured(1);
    offered.sort();
    QStringList expected;
    const QString command = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 1);
    for (const auto &[name, said] : m_help[command])
        expected << name;
    QCOMPARE(offered.join(u' '), expected.join(u' '));
}

void TestDocumented::bashOffersValuesAndFiles_data()
{
    QTest::addColumn<QString>("words"); // of bash, after the program's name
    QTest::addColumn<QStringList>("offered");
    QTest::newRow("a command") << "pre" << QStringList{"predict"};
    QTest::newRow("a recording for the window") << "r" << QStringList{"run", "run.overlapse"};
    QTest::newRow("a recording to export") << "export ''" << QStringList{"folder", "run.overlapse"};
    QTest::newRow("a word") << "run --order ''" << QStringList{"any", "kept"};
    QTest::newRow("after an equals sign") << "run --order = k" << QStringList{"kept"};
    QTest::newRow("the next of a list")
        << "compare --modes parallel,p" << QStringList{"parallel,prefetching"};
    QTest::newRow("files by suffix") << "run --durations ''"
                                     << QStringList{"a table.csv", "folder", "run.overlapse"};
    QTest::newRow("a suffix for a new file") << "run --export folder/new.pn" << QStringList{"folder/new.png"};
    QTest::newRow("a file there is, to be written")
        << "run --export 'a table.c'" << QStringList{"a table.csv"};
    QTest::newRow("any file") << "run --inputs n" << QStringList{"notes.txt"};
    QTest::newRow("nothing for a number") << "run --items ''" << QStringList{};
}

void TestDocumented::bashOffersValuesAndFiles()
{
    QFETCH(const QString, words);
    QFETCH(const QStringList, offered);
    const Place place;
    place.makeFolder(QStringLiteral("folder"));
    for (const char *name : {"a table.csv", "run.overlapse", "notes.txt"})
        place.write(name, "x");
    QProcess process;
    place.prepare(
        process,
        {QStringLiteral("-c"),
         QStringLiteral("source '%1'; COMP_WORDS=(overlapse %2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
                        "_overlapse; ((${#COMPREPLY[@]} == 0)) || printf '%s\\n' \"${COMPREPLY[@]}\"")
             .arg(pathOf("completion/overlapse.bash"), words)});
    process.setProgram(QStringLiteral("bash"));
    process.start();
    process.closeWriteChannel();
    const Outcome outcome = outcomeOf(process);
    QCOMPARE(outcome.err, QByteArray());
    QCOMPARE(QString::fromUtf8(outcome.out).split(u'\n', Qt::SkipEmptyParts), offered);
}

void TestDocumented::softwareCentresKnowThisVersion()
{
    const QByteArray version = Place().run({QStringLiteral("--version")}).out.trimmed().split(' ').last();
    const QString newest =
        textOf(pathOf("overlapse.metainfo.xml")).section(QStringLiteral("<release "), 1, 1);
    QVERIFY2(newest.contains(QStringLiteral("version=\"%1\"").arg(QString::fromUtf8(version))),
             qPrintable(newest));
}

QTEST_GUILESS_MAIN(TestDocumented)
#include "tst_documented.moc"
