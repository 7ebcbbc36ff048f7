// SPDX-License-Identifier: MIT
#include "played_code.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

namespace overlapse {

namespace {

using Played = Checked<std::vector<PlayedCode>>;

struct Ran
{
    QByteArray out;
    QString problem; ///< empty if it went well
};

Ran ran(const QString &program, const QStringList &arguments, const QByteArray &in = {},
        const QProcessEnvironment &environment = QProcessEnvironment::systemEnvironment())
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    process.write(in);
    process.closeWriteChannel();
    const bool well = process.waitForFinished(240'000) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
    if (well)
        return {process.readAllStandardOutput(), {}};
    return {{},
            QStringLiteral("%1: %2 %3")
                .arg(program, process.errorString(), QString::fromUtf8(process.readAllStandardError()))};
}

QJsonArray numbers(const std::vector<Nanos> &times)
{
    QJsonArray array;
    for (const Nanos time : times)
        array << qint64(time.count());
    return array;
}

QByteArray askedFor(const std::vector<CodeCase> &cases, bool withText)
{
    QJsonArray array;
    int number = 0;
    for (const CodeCase &c : cases)
        array << QJsonObject{
            {QStringLiteral("code"), withText ? QJsonValue(c.code) : QJsonValue(number++)},
            {QStringLiteral("fetch"), numbers(c.fetch)},
            {QStringLiteral("transform"), numbers(c.transform)},
            {QStringLiteral("fails"), c.fails},
        };
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

Played answers(const Ran &run, std::size_t expected)
{
    if (!run.problem.isEmpty())
        return Played::failure(run.problem);
    std::vector<PlayedCode> all;
    for (const QJsonValue &value : QJsonDocument::fromJson(run.out).array()) {
        PlayedCode played{Nanos(value[u"makespan"].toInteger()),
                          {},
                          value[u"error"].toString(),
                          value[u"fetches"].toInt(),
                          value[u"transforms"].toInt()};
        for (const QJsonValue &item : value[u"emitted"].toArray())
            played.emitted << item.toInt();
        all.push_back(std::move(played));
    }
    return all.size() == expected ? Played(std::move(all))
                                  : Played::failure(QStringLiteral("answered only %1").arg(all.size()));
}

bool write(const QString &path, const QString &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.flush();
}

// As a file of a package: one function for each case.
QString goFile(const std::vector<CodeCase> &cases)
{
    QString functions;
    QString table;
    int number = 0;
    for (const CodeCase &c : cases) {
        QString code = c.code;
        const QString name = QStringLiteral("pipeline%1").arg(number++);
        functions +=
            u'\n' + code.replace(QLatin1String("func pipeline("), QStringLiteral("func %1(").arg(name));
        table += QStringLiteral("\t%1,\n").arg(name);
    }
    return QStringLiteral("package main\n\nimport "
                          "(\n\t\"context\"\n\t\"sync\"\n\n\t\"golang.org/x/sync/errgroup\"\n)\n\n"
                          "var pipelines = []func(context.Context, []Item) error{\n%1}\n")
               .arg(table)
        + functions;
}

} // namespace

Played playPython(const std::vector<CodeCase> &cases)
{
    return answers(
        ran(QStringLiteral("python3"), {QStringLiteral(CODE_TESTS "/play.py")}, askedFor(cases, true)),
        cases.size());
}

Played playGo(const std::vector<CodeCase> &cases, const QString &folder)
{
    const QTemporaryDir made;
    const QString snippets = made.filePath(QStringLiteral("snippets.go"));
    const QString player = made.filePath(QStringLiteral("play.go"));
    if (!write(snippets, goFile(cases)) || !QFile::copy(QStringLiteral(CODE_TESTS "/play.go"), player))
        return Played::failure(QStringLiteral("nothing could be written"));
    const Ran formatted = ran(QStringLiteral("gofmt"), {QStringLiteral("-d"), snippets});
    if (!formatted.problem.isEmpty() || !formatted.out.isEmpty())
        return Played::failure(formatted.problem + QString::fromUtf8(formatted.out));
    // Debian's packages for Go are no modules.
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("GO111MODULE"), QStringLiteral("off"));
    environment.insert(QStringLiteral("GOPATH"), QStringLiteral("/usr/share/gocode"));
    environment.insert(QStringLiteral("GOFLAGS"), QString());
    environment.insert(QStringLiteral("GOCACHE"), QDir(folder).absoluteFilePath(QStringLiteral("go-cache")));
    const QString program = made.filePath(QStringLiteral("play"));
    const Ran built =
        ran(QStringLiteral("go"), {QStringLiteral("build"), QStringLiteral("-o"), program, player, snippets},
            {}, environment);
    if (!built.problem.isEmpty())
        return Played::failure(built.problem);
    return answers(ran(program, {}, askedFor(cases, false)), cases.size());
}

} // namespace overlapse
