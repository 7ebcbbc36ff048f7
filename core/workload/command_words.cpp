// SPDX-License-Identifier: MIT
#include "workload/command_words.h"

#include "workload/inputs.h"
#include "workload/system_error.h"

#include <QByteArrayView>
#include <QStringView>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace overlapse {

namespace {

constexpr QByteArrayView inputWord("{}");

bool separates(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n';
}

bool isForAShell(QChar c)
{
    return QStringView(u"|&;<>").contains(c);
}

bool isEscapedWithinQuotes(QChar c)
{
    return QStringView(u"$`\"\\").contains(c);
}

// Reads word after word; the first error ends it.
class Splitter
{
public:
    explicit Splitter(const QString &text) : m_text(text) {}
    Checked<CommandWords> split();

private:
    void readWord();
    void readPiece(QString &word);
    void readQuoted(QString &word, QChar quote);
    void readEscaped(QString &word);
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size() || !m_error.isEmpty(); }
    [[nodiscard]] QChar next() { return m_text[m_at++]; }
    void fail(qsizetype at, const QString &why);

    const QString &m_text;
    qsizetype m_at = 0;
    CommandWords m_command;
    QString m_error;
};

// People count characters, not the halves that QString keeps of some.
void Splitter::fail(qsizetype at, const QString &why)
{
    m_error = QStringLiteral("character %1: %2").arg(m_text.left(at).toUcs4().size() + 1).arg(why);
}

void Splitter::readQuoted(QString &word, QChar quote)
{
    const qsizetype opened = m_at - 1;
    while (!atEnd()) {
        const QChar c = next();
        if (c == quote)
            return;
        if (c == u'\\' && quote == u'"' && !atEnd() && m_text[m_at] == u'\n')
            ++m_at; // the line goes on
        else if (c == u'\\' && quote == u'"' && !atEnd() && isEscapedWithinQuotes(m_text[m_at]))
            word += next();
        else
            word += c;
    }
    fail(opened, QStringLiteral("the quote %1 is not closed").arg(quote));
}

void Splitter::readEscaped(QString &word)
{
    if (atEnd())
        fail(m_at - 1, QStringLiteral("nothing follows the backslash"));
    else if (const QChar c = next(); c != u'\n')
        word += c;
}

void Splitter::readPiece(QString &word)
{
    const QChar c = next();
    if (c == u'\'' || c == u'"')
        readQuoted(word, c);
    else if (c == u'\\')
        readEscaped(word);
    else if (isForAShell(c))
        fail(m_at - 1, QStringLiteral("%1 is for a shell: quote it, or use sh -c '…' _ {}").arg(c));
    else
        word += c;
}

void Splitter::readWord()
{
    const qsizetype began = m_at;
    QString word;
    while (!atEnd() && !separates(m_text[m_at]))
        readPiece(word);
    // A line that goes on is no word, though the same with quotes would be an empty one.
    if (!m_error.isEmpty() || m_text.mid(began, m_at - began).remove(QStringLiteral("\\\n")).isEmpty())
        return;
    m_command.words.push_back(word.toUtf8());
    if (word.contains(QLatin1String("{}")) && word != QLatin1String("{}"))
        fail(began,
             QStringLiteral("{} has to be a word of its own: to use it within one, sh -c '… \"$1\"' _ {}"));
}

Checked<CommandWords> Splitter::split()
{
    if (const qsizetype nul = m_text.indexOf(QChar(0)); nul >= 0)
        fail(nul, QStringLiteral("a NUL cannot be part of a command"));
    while (!atEnd()) {
        if (separates(m_text[m_at]))
            ++m_at;
        else
            readWord();
    }
    if (m_error.isEmpty() && m_command.words.empty())
        fail(0, QStringLiteral("a program is missing, as in sha256sum {}"));
    return m_error.isEmpty() ? Checked<CommandWords>(std::move(m_command))
                             : Checked<CommandWords>::failure(m_error);
}

// 0 or an errno.
int whyNotExecutable(const QByteArray &path)
{
    struct stat info
    {};
    if (::stat(path.constData(), &info) != 0
        || ::faccessat(AT_FDCWD, path.constData(), X_OK, AT_EACCESS) != 0)
        return errno;
    if (S_ISDIR(info.st_mode))
        return EISDIR;
    return S_ISREG(info.st_mode) ? 0 : EACCES;
}

// As posix_spawnp() looks for it; where PATH is not set, the system has one of its own.
QByteArray searchPath()
{
    if (qEnvironmentVariableIsSet("PATH"))
        return qgetenv("PATH");
    QByteArray path(static_cast<qsizetype>(::confstr(_CS_PATH, nullptr, 0)), '\0');
    ::confstr(_CS_PATH, path.data(), static_cast<std::size_t>(path.size()));
    path.chop(1); // the NUL
    return path;
}

} // namespace

Checked<CommandWords> parseCommand(const QString &text)
{
    return Splitter(text).split();
}

QString shellWord(const QString &text)
{
    const auto plain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || QStringView(u"_@%+=:,./-").contains(c);
    };
    if (!text.isEmpty() && std::all_of(text.begin(), text.end(), plain))
        return text;
    QString quoted = text;
    quoted.replace(u'\'', QLatin1String("'\\''"));
    return u'\'' + quoted + u'\'';
}

std::vector<QByteArray> commandFor(const CommandWords &command, const QByteArray &input)
{
    std::vector<QByteArray> words = command.words;
    for (QByteArray &word : words)
        if (word == inputWord)
            word = input.startsWith('-') ? "./" + input : input;
    return words;
}

QByteArray resolveProgram(const QByteArray &name)
{
    if (name.isEmpty())
        return {};
    if (name.contains('/'))
        return whyNotExecutable(name) == 0 ? name : QByteArray();
    for (const QByteArray &folder : searchPath().split(':')) {
        QByteArray path = (folder.isEmpty() ? QByteArrayLiteral(".") : folder) + '/' + name;
        if (whyNotExecutable(path) == 0)
            return path;
    }
    return {};
}

QString commandProblem(const CommandWords &command)
{
    const QByteArray program = command.words.empty() ? QByteArray() : command.words.front();
    if (program == inputWord || !resolveProgram(program).isEmpty())
        return {};
    const QString name = QStringLiteral("'%1'").arg(inputText(program));
    if (!program.contains('/'))
        return QStringLiteral("there is no program %1 in PATH").arg(name);
    return QStringLiteral("%1 cannot be started: %2").arg(name, systemError(whyNotExecutable(program)));
}

} // namespace overlapse
