// SPDX-License-Identifier: MIT
#include "formats/examples.h"

#include <QFile>
#include <QIODevice>
#include <QStringList>

#include <algorithm>

// The resources of a static library have to be asked for, from outside any namespace.
static void initExperimentResources()
{
    Q_INIT_RESOURCE(experiments);
}

namespace overlapse {

namespace {

constexpr const char *names[] = {"article",          "hiccups",       "more-m",    "stall",
                                 "crawler",          "thumbnails",    "slow-item", "tiny",
                                 "oversubscription", "documentation", "web"};

QString given(const QString &name)
{
    return QStringLiteral("example:") + name;
}

std::vector<Example> readExamples()
{
    initExperimentResources();
    std::vector<Example> all;
    for (const char *const word : names) {
        const QString name = QLatin1String(word);
        QFile source(QStringLiteral(":/experiments/%1.json").arg(name));
        const QByteArray text = source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
        Checked<ExperimentFile> file = readExperiment(text, given(name));
        if (!file)
            qFatal("%s", qPrintable(file.error)); // the tests read every one of them
        all.push_back({name, std::move(*file)});
    }
    return all;
}

} // namespace

const std::vector<Example> &examples()
{
    static const std::vector<Example> all = readExamples();
    return all;
}

Checked<ExperimentFile> openExperimentOrExample(const QString &pathOrExample)
{
    if (!pathOrExample.startsWith(given(QString())))
        return openExperiment(pathOrExample);
    const std::vector<Example> &all = examples();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const Example &example) { return given(example.name) == pathOrExample; });
    if (found != all.end())
        return found->file;
    QStringList known;
    for (const Example &example : all)
        known << example.name;
    return Checked<ExperimentFile>::failure(QStringLiteral("%1: there is no such example: %2")
                                                .arg(pathOrExample, known.join(QStringLiteral(", "))));
}

} // namespace overlapse
