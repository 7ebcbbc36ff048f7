// SPDX-License-Identifier: MIT
#include "workload/secrets.h"

#include "workload/command_words.h"
#include "workload/inputs.h"
#include "workload/transform.h"
#include "workload/urls.h"

#include <QRegularExpression>
#include <QStringView>

#include <algorithm>
#include <array>

namespace overlapse {

namespace {

bool runsCommands(const WorkSpec &work)
{
    return work.fetch == FetchKind::Command || startCommands(work.steps);
}

// What is fetched here is a URL, though it be written by mistake as //host or http:/host. What a command is given may be
// anything: it is one if it is written as usual. Paths are none.
enum class Urls : std::uint8_t { None, Usual, All };

Urls urlsOf(const WorkSpec &work)
{
    if (work.fetch == FetchKind::Http)
        return Urls::All;
    return runsCommands(work) ? Urls::Usual : Urls::None;
}

qsizetype schemeBefore(const QByteArray &text, qsizetype colon)
{
    const auto belongs = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+'
            || c == '-' || c == '.';
    };
    while (colon > 0 && belongs(text[colon - 1]))
        --colon;
    return colon;
}

// "https://me:pw@host" and "--url=https://me:pw@host" alike.
QByteArray maskedWord(const QByteArray &word)
{
    const qsizetype colon = word.indexOf("://");
    if (colon < 0)
        return word;
    const qsizetype begin = schemeBefore(word, colon);
    return word.left(begin) + maskedUrl(word.mid(begin));
}

QByteArray maskedInput(const WorkSpec &work, const QByteArray &input)
{
    switch (work.fetch) {
    case FetchKind::Http: return maskedUrl(input);
    case FetchKind::Command: return maskedWord(input);
    case FetchKind::File:
    case FetchKind::Simulated: break;
    }
    return input;
}

// What ends a sentence or a quotation is not part of the URL in it; were it, the mask would swallow it.
qsizetype lengthOf(QStringView url)
{
    qsizetype length = url.size();
    while (length > 0 && QStringView(u".,:;!)]}>'\"").contains(url[length - 1]))
        --length;
    return length;
}

QString maskedText(const QString &text, Urls urls)
{
    if (urls == Urls::None)
        return text;
    static const QRegularExpression all(QStringLiteral("(?:[A-Za-z][A-Za-z0-9+.-]*:/|//)\\S+"));
    static const QRegularExpression usual(QStringLiteral("[A-Za-z][A-Za-z0-9+.-]*://\\S+"));
    QString shown;
    qsizetype done = 0;
    for (auto match = (urls == Urls::All ? all : usual).globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch url = match.next();
        const qsizetype length = lengthOf(url.capturedView());
        shown += QStringView(text).mid(done, url.capturedStart() - done);
        shown += QString::fromUtf8(maskedUrl(url.capturedView().left(length).toUtf8()));
        done = url.capturedStart() + length;
    }
    shown += QStringView(text).mid(done);
    return shown;
}

// Word by word, and quoted again: a mask that swallowed a quotation mark would leave no command.
QString maskedCommand(const QString &command)
{
    const Checked<CommandWords> parsed = parseCommand(command);
    if (!parsed)
        return maskedText(command, Urls::Usual);
    QStringList words;
    bool isMasked = false;
    for (const QByteArray &word : parsed->words) {
        const QString whole = QString::fromUtf8(word);
        const QString masked = maskedText(whole, Urls::Usual);
        isMasked = isMasked || masked != whole;
        words << (word == "{}" ? whole : shellWord(masked));
    }
    return isMasked ? words.join(u' ') : command;
}

// Most have none of these, and nothing that could be masked.
constexpr QByteArrayView maskable("?@#;");

bool isMaskable(const WorkSpec &work, const QByteArray &input)
{
    const bool may = std::ranges::any_of(maskable, [&input](char byte) { return input.contains(byte); });
    return may && maskedInput(work, input) != input;
}

bool holdsMask(const QByteArray &text)
{
    return text.contains('*') && text.contains("***") && text.contains("://");
}

} // namespace

QByteArray writtenInput(const WorkSpec &work, std::int64_t item, Secrets secrets)
{
    const QByteArray input = work.inputs->paths[static_cast<std::size_t>(item)];
    return secrets == Secrets::Masked ? maskedInput(work, input) : input;
}

QString shownInput(const WorkSpec &work, std::int64_t item, Secrets secrets)
{
    return inputText(writtenInput(work, item, secrets));
}

QStringList shownSources(const WorkSpec &work, Secrets secrets)
{
    QStringList sources = work.inputs ? work.inputs->sources : QStringList();
    for (QString &source : sources)
        source = shownText(work, source, secrets);
    return sources;
}

QString shownText(const WorkSpec &work, const QString &text, Secrets secrets)
{
    if (secrets == Secrets::Kept || !text.contains(u'/'))
        return text;
    return maskedText(text, urlsOf(work));
}

WorkSpec writtenWork(const WorkSpec &work, Secrets secrets)
{
    WorkSpec written = work;
    if (secrets == Secrets::Kept)
        return written;
    written.command = maskedCommand(work.command);
    for (TransformStep &step : written.steps)
        if (isCommand(step))
            step.argument = maskedCommand(step.argument);
    return written;
}

QStringList writtenHeaders(const FetchRules &rules, Secrets secrets)
{
    QStringList headers = rules.headers;
    if (secrets == Secrets::Masked)
        for (QString &header : headers)
            header = header.section(u':', 0, 0);
    return headers;
}

bool mayBeSecret(const QString &header)
{
    const QString name = header.section(u':', 0, 0).toLower();
    return std::ranges::any_of(
        std::to_array({"assertion", "auth", "bearer", "cookie", "credential", "csrf", "jwt", "key", "pass",
                       "secret", "session", "signature", "ticket", "token", "xsrf"}),
        [&name](const char *word) { return name.contains(QLatin1String(word)); });
}

QString shownHeader(const QString &header)
{
    const QString name = header.section(u':', 0, 0);
    return header.contains(u':') && mayBeSecret(header) ? name + QStringLiteral(": ***") : header;
}

bool hasSecretSettings(const WorkSpec &work)
{
    if (const WorkSpec written = writtenWork(work, Secrets::Masked);
        written.command != work.command || written.steps != work.steps)
        return true;
    const auto whole = [](const QString &header) { return header.contains(u':'); };
    return work.fetch == FetchKind::Http && std::ranges::any_of(work.rules.headers, whole);
}

bool hasSecretInputs(const WorkSpec &work)
{
    return work.inputs && work.inputs->paths.haveAny(maskable)
        && std::ranges::any_of(work.inputs->paths,
                               [&work](const QByteArray &input) { return isMaskable(work, input); });
}

bool hasMaskedInputs(const WorkSpec &work)
{
    return work.inputs && urlsOf(work) != Urls::None && work.inputs->paths.haveAny("*")
        && std::ranges::any_of(work.inputs->paths, holdsMask);
}

bool hasMaskedCommands(const WorkSpec &work)
{
    return holdsMask(work.command.toUtf8()) || std::ranges::any_of(work.steps, [](const TransformStep &step) {
               return isCommand(step) && holdsMask(step.argument.toUtf8());
           });
}

} // namespace overlapse
