// SPDX-License-Identifier: MIT
// Experiments in the window: those that come with the program, files of them, and as a command line.
#include "session.h"

#include "formats/command_line.h"
#include "formats/examples.h"
#include "pipeline/words.h"

#include <QFile>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace overlapse {

QVariantList Session::examples() const
{
    QVariantList list;
    for (const Example &example : overlapse::examples())
        list.append(QVariantMap{{QStringLiteral("name"), example.name},
                                {QStringLiteral("title"), inWindow(example.file.title)},
                                {QStringLiteral("about"), inWindow(example.file.about)}});
    return list;
}

void Session::openExample(const QString &name)
{
    for (const Example &example : overlapse::examples())
        if (example.name == name)
            return take(example.file);
}

bool Session::isExperiment(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && beginsLikeExperiment(file.read(4096));
}

void Session::openExperiment(const QString &path)
{
    using Read = std::shared_ptr<const Checked<ExperimentFile>>;
    setStatus(tr("opening %1").arg(QFileInfo(path).fileName()));
    QtConcurrent::run(&m_background, [path] {
        return Read(std::make_shared<Checked<ExperimentFile>>(overlapse::openExperiment(path)));
    }).then(this, [this, path](const Read &read) {
        setStatus({});
        if (!*read)
            return fail(read->error);
        take(**read);
        addRecent(path);
        setStatus(tr("opened %1").arg(QFileInfo(path).fileName()));
    });
}

// Its parameters and modes; what it is about is told beside them. Nothing is run.
void Session::take(const ExperimentFile &file)
{
    if (running())
        return fail(tr("a run is going on: stop it first"));
    stopListing();
    clearErrors();
    m_agreed.clear();
    Experiment next;
    next.work = file.work;
    if (next.work.isReal())
        next.work.items = 0; // until they are listed
    next.sources = {file.inputs, file.list, file.folder,
                    file.work.served ? file.work.served->folder : QString()};
    next.coldCache = file.coldCache;
    next.limits = file.limits;
    next.fetchLimit = file.fetchLimit;
    next.transformLimit = file.transformLimit;
    next.threads = file.threads;
    next.cores = file.cores.value_or(0);
    next.title = file.title;
    next.about = file.about;
    m_shown.fill(false);
    for (const Mode mode : file.modes)
        m_shown[static_cast<std::size_t>(mode)] = true;
    m_selected = m_hovered = -1;
    m_opened.reset();
    m_title.clear();
    m_lastChanged = nullptr;
    change("experiment", next);
    m_lastChanged = nullptr;
    setStatus({});
    listAgain();
}

ExperimentFile Session::experimentFile() const
{
    ExperimentFile file;
    file.title = m_experiment.title;
    file.about = m_experiment.about;
    file.work = m_experiment.work;
    file.work.inputs.reset();
    // A recording may have left out what they say; then they are not sent either.
    file.work.rules.headers.removeIf([](const QString &header) { return !header.contains(u':'); });
    file.inputs = m_experiment.sources.inputs;
    file.list = m_experiment.sources.list;
    file.folder = m_experiment.sources.folder;
    if (file.work.served)
        file.work.served->folder = m_experiment.sources.served;
    file.coldCache = m_experiment.coldCache;
    file.limits = m_experiment.limits;
    file.fetchLimit = m_experiment.fetchLimit;
    file.transformLimit = m_experiment.transformLimit;
    file.threads = m_experiment.threads;
    file.modes = shownModes();
    if (m_experiment.cores > 0)
        file.cores = m_experiment.cores;
    return file;
}

void Session::saveExperiment(const QUrl &url)
{
    const QString path = url.isLocalFile() ? url.toLocalFile() : url.toString();
    ExperimentFile file = experimentFile();
    if (file.title.isEmpty())
        file.title = QFileInfo(path).completeBaseName();
    const QString error = overlapse::saveExperiment(path, file); // a few hundred bytes
    if (!error.isEmpty())
        return fail(error);
    addRecent(path);
    setStatus(tr("saved %1").arg(path));
}

void Session::copyCommandLine()
{
    const QString line =
        commandLine(experimentFile(), elsewhere() && !isReal() ? Verb::Predict : Verb::Compare);
    if (line.isEmpty())
        return fail(
            tr("only a file can say these durations: save the experiment, and use --experiment FILE"));
    copyText(line);
    // What may be secret has to be in it, but not on the screen.
    setStatus(hasSecrets() ? tr("copied the command line") : tr("copied: %1").arg(line));
}

} // namespace overlapse
