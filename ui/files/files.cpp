// SPDX-License-Identifier: MIT
#include "files/files.h"

#include "files/difference_export.h"
#include "files/map_export.h"
#include "files/report_export.h"
#include "formats/command_line.h"
#include "formats/examples.h"
#include "formats/files.h"
#include "formats/report.h"
#include "scene/core_words.h"

#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QIODevice>
#include <QSettings>
#include <QVariantMap>
#include <QtConcurrentRun>

namespace overlapse {

namespace {

// Qt's dialog gives a name with a suffix of its own without a scheme.
QString pathOf(const QUrl &file)
{
    return file.isLocalFile()     ? file.toLocalFile()
        : file.scheme().isEmpty() ? file.path(QUrl::FullyDecoded)
                                  : file.toString();
}

bool isExperiment(const QString &path)
{
    constexpr qint64 enough = 4'096;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && beginsLikeExperiment(file.read(enough));
}

// What Qt's dialog makes of a name that was typed: it puts it into a URL as it is, and the suffix behind the path.
QStringList namesInUrl(const QUrl &url, const QString &suffix)
{
    QStringList names{url.path(QUrl::FullyDecoded)};
    for (const auto part : {QUrl::FullyDecoded, QUrl::PrettyDecoded, QUrl::FullyEncoded}) {
        QUrl longer = url;
        longer.setPath(url.path(part) + u'.' + suffix);
        names << longer.path(QUrl::FullyDecoded);
    }
    return names;
}

QString recentKey()
{
    return QStringLiteral("recent/files");
}

QString wouldReplace(const QString &path)
{
    return Files::tr("%1 is read by this experiment, which it would replace: choose another name").arg(path);
}

PictureOptions optionsOf(const PictureChoice &choice, const Snapshot &snapshot, Secrets secrets)
{
    PictureOptions options = choice.options(snapshot.part, snapshot.scheme);
    options.secrets = secrets;
    return options;
}

} // namespace

Files::Files(std::function<Snapshot()> snapshot, QObject *parent)
    : QObject(parent), m_snapshot(std::move(snapshot))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setObjectName(QStringLiteral("files"));
    m_telling.setInterval(std::chrono::milliseconds(200));
    connect(&m_telling, &QTimer::timeout, this, &Files::tellReading);
}

Files::~Files()
{
    for (const auto &progress : m_reading)
        progress->stop = true;
    m_pool.waitForDone();
}

QVariantList Files::examples() const
{
    QVariantList list;
    for (const Example &example : overlapse::examples())
        list.append(QVariantMap{{QStringLiteral("name"), example.name},
                                {QStringLiteral("title"), inWindow(example.file.title)},
                                {QStringLiteral("about"), inWindow(example.file.about)}});
    return list;
}

void Files::openExample(const QString &name)
{
    for (const Example &example : overlapse::examples())
        if (example.name == name)
            return m_busy ? Q_EMIT failed(tr("a run is going on: stop it first"))
                          : Q_EMIT experimentOpened(example.file);
}

void Files::open(const QUrl &file)
{
    if (m_busy)
        return Q_EMIT failed(tr("a run is going on: stop it first"));
    const QString path = pathOf(file);
    if (isExperiment(path))
        openExperimentFile(path);
    else
        openRecordingAs(path, &Files::recordingOpened);
}

void Files::addRuns(const QUrl &file)
{
    const QString path = pathOf(file);
    if (isExperiment(path))
        return Q_EMIT failed(
            tr("%1: an experiment has no runs; open it instead").arg(QFileInfo(path).fileName()));
    openRecordingAs(path, &Files::runsOpened);
}

void Files::openRecordingAs(const QString &path, Read signal)
{
    using Result = std::shared_ptr<const Checked<OpenedRecording>>;
    const QString name = QFileInfo(path).fileName();
    Q_EMIT said(tr("opening %1").arg(name));
    const auto progress = std::make_shared<ReadProgress>();
    m_reading << progress;
    m_readName = name;
    m_telling.start();
    Q_EMIT openingChanged();
    QtConcurrent::run(&m_pool, [path, progress] {
        return Result(std::make_shared<Checked<OpenedRecording>>(openDocument(path, progress.get())));
    }).then(this, [this, path, name, signal, progress](const Result &opened) {
        endReading(progress);
        if (progress->stop)
            return Q_EMIT said(tr("opening %1 was stopped").arg(name));
        if (m_busy || !*opened) {
            Q_EMIT said({});
            return Q_EMIT failed(*opened ? tr("a run is going on: stop it first") : opened->error);
        }
        addRecent(path);
        Q_EMIT(this->*signal)(**opened);
        prepareWhole(**opened);
        const auto runs = static_cast<int>(mediansIn((*opened)->runs, false).size());
        Q_EMIT said(runs <= mostOpenedPanels
                        ? tr("opened %1").arg(name)
                        : tr("opened %1: %Ln runs, of which the first %2 are shown; the list has them all",
                             nullptr, runs)
                              .arg(name)
                              .arg(mostOpenedPanels));
        if ((*opened)->lostRuns > 0)
            Q_EMIT failed(tr("%1 was cut short: the last %Ln of its runs are missing", nullptr,
                             static_cast<int>((*opened)->lostRuns))
                              .arg(name));
    });
}

void Files::stopOpening()
{
    for (const auto &progress : std::as_const(m_reading))
        progress->stop = true;
}

void Files::endReading(const std::shared_ptr<ReadProgress> &progress)
{
    m_reading.removeOne(progress);
    if (!m_reading.isEmpty())
        return;
    m_telling.stop();
    Q_EMIT openingChanged();
}

void Files::tellReading()
{
    const ReadProgress &progress = *m_reading.first();
    const std::int64_t total = progress.total;
    if (total > 0 && !progress.stop)
        Q_EMIT said(tr("opening %1: %2 %, Esc stops", "a file, a share")
                        .arg(m_readName)
                        .arg(100 * progress.done / total));
}

// One after the other; each is shown as soon as it is there.
void Files::prepareWhole(const OpenedRecording &opened)
{
    for (const RunRecord &record : opened.runs)
        if (!record.prepared->complete)
            QtConcurrent::run(&m_pool, [record] {
                return prepareRun(record.run(), record.work(), record.facts.machine->cores);
            }).then(this, [this, first = record.prepared](const PreparedRunPtr &whole) {
                Q_EMIT prepared(first, whole);
            });
}

void Files::openExperimentFile(const QString &path)
{
    using Result = std::shared_ptr<const Checked<ExperimentFile>>;
    const QString name = QFileInfo(path).fileName();
    Q_EMIT said(tr("opening %1").arg(name));
    QtConcurrent::run(&m_pool, [path] {
        return Result(std::make_shared<Checked<ExperimentFile>>(openExperiment(path)));
    }).then(this, [this, path, name](const Result &read) {
        Q_EMIT said({});
        if (m_busy || !*read)
            return Q_EMIT failed(*read ? tr("a run is going on: stop it first") : read->error);
        addRecent(path);
        Q_EMIT experimentOpened(**read);
        Q_EMIT said(tr("opened %1").arg(name));
    });
}

void Files::saveExperiment(const QUrl &url)
{
    const QString path = pathOf(url);
    ExperimentFile file = m_snapshot().experiment;
    if (isRead(file, path))
        return Q_EMIT failed(wouldReplace(path));
    if (file.title.isEmpty())
        file.title = QFileInfo(path).completeBaseName();
    const QString error = overlapse::saveExperiment(path, file); // a few hundred bytes
    if (!error.isEmpty())
        return Q_EMIT failed(error);
    addRecent(path);
    Q_EMIT said(tr("saved %1").arg(path));
}

void Files::copyCommandLine()
{
    const Snapshot snapshot = m_snapshot();
    const bool predicts = snapshot.elsewhere && !snapshot.experiment.work.isReal();
    QString line = commandLine(snapshot.experiment, predicts ? Verb::Predict : Verb::Compare);
    if (snapshot.repeats > 1 && !predicts && !line.isEmpty())
        line += QStringLiteral(" --repeat %1").arg(snapshot.repeats);
    if (line.isEmpty())
        return Q_EMIT failed(
            tr("only a file can say these durations: save the experiment, and use --experiment FILE"));
    QGuiApplication::clipboard()->setText(line);
    // What may be secret has to be in it, but not on the screen.
    Q_EMIT said(snapshot.secrets ? tr("copied the command line") : tr("copied: %1").arg(line));
}

std::optional<Snapshot> Files::snapshotToWrite()
{
    if (const QString obstacle = m_snapshot().obstacle; !obstacle.isEmpty()) {
        Q_EMIT failed(obstacle);
        return std::nullopt;
    }
    Q_EMIT writing();
    return m_snapshot();
}

void Files::exportTo(const QUrl &file, bool unmasked)
{
    const QString path = pathOf(file);
    const bool picture = pictureFormatOf(path).has_value();
    const std::optional<DataFormat> format = dataFormatOf(path);
    const bool report = reportFormatOf(path).has_value();
    if (!picture && !format && !report)
        return Q_EMIT failed(tr("%1: the suffix says the format: .png, .svg, .pdf, .html, .md, .csv, .json, "
                                ".trace.json or .overlapse")
                                 .arg(path));
    std::optional<Snapshot> snapshot = snapshotToWrite();
    if (!snapshot)
        return;
    if (isRead(snapshot->experiment, path))
        return Q_EMIT failed(wouldReplace(path));
    const bool whole = format == DataFormat::Overlapse;
    if (whole && snapshot->whole.runs.empty())
        return Q_EMIT failed(tr("there is nothing to save yet: a recording holds runs"));
    // A picture is that of the screen, outlines included.
    const PictureOptions options =
        optionsOf(m_picture, *snapshot, unmasked ? Secrets::Kept : Secrets::Masked);
    Q_EMIT said(tr("writing %1").arg(QFileInfo(path).fileName()));
    const QList<RunRecord> runs = snapshot->runs;
    QtConcurrent::run(&m_pool, [path, picture, report, options, whole, snapshot = std::move(*snapshot)] {
        if (report)
            return exportReport(path, snapshot.shown, options.secrets, {}, snapshot.extras);
        return picture ? exportPicture(path, snapshot.drawn, snapshot.input, options)
                       : exportData(path, whole ? snapshot.whole : snapshot.shown, {}, options.secrets);
    }).then(this, [this, path, whole, runs](const QString &error) {
        Q_EMIT said(error.isEmpty() ? tr("saved %1").arg(path) : QString());
        if (!error.isEmpty())
            return Q_EMIT failed(error);
        if (!whole)
            return;
        addRecent(path);
        Q_EMIT recordingSaved(runs);
    });
}

void Files::exportMap(const QUrl &file)
{
    const QString path = pathOf(file);
    if (!isMapFile(path))
        return Q_EMIT failed(tr("%1: the suffix says the format: .svg, .png, .pdf, .csv or .json").arg(path));
    std::optional<Snapshot> snapshot = snapshotToWrite();
    if (!snapshot)
        return;
    if (snapshot->extras.maps.empty())
        return Q_EMIT failed(tr("the map is not complete yet"));
    if (isRead(snapshot->experiment, path))
        return Q_EMIT failed(wouldReplace(path));
    const PictureOptions options = optionsOf(m_picture, *snapshot, Secrets::Masked);
    Q_EMIT said(tr("writing %1").arg(QFileInfo(path).fileName()));
    QtConcurrent::run(&m_pool, [path, options, snapshot = std::move(*snapshot)] {
        return exportMaps(path, snapshot.extras.maps, snapshot.experiment.work, snapshot.extras.cores,
                          options);
    }).then(this, [this, path](const QString &error) {
        Q_EMIT said(error.isEmpty() ? tr("saved %1").arg(path) : QString());
        if (!error.isEmpty())
            Q_EMIT failed(error);
    });
}

void Files::exportDifference(const QUrl &file)
{
    const QString path = pathOf(file);
    if (!isDifferenceFile(path))
        return Q_EMIT failed(tr("%1: the suffix says the format: .svg, .png, .pdf or .csv").arg(path));
    std::optional<Snapshot> snapshot = snapshotToWrite();
    if (!snapshot)
        return;
    if (!snapshot->compared)
        return Q_EMIT failed(tr("the comparison is not complete yet"));
    if (isRead(snapshot->experiment, path))
        return Q_EMIT failed(wouldReplace(path));
    const PictureOptions options = optionsOf(m_picture, *snapshot, Secrets::Masked);
    Q_EMIT said(tr("writing %1").arg(QFileInfo(path).fileName()));
    QtConcurrent::run(&m_pool, [path, options, compared = snapshot->compared] {
        return overlapse::exportDifference(path, *compared, options);
    }).then(this, [this, path](const QString &error) {
        Q_EMIT said(error.isEmpty() ? tr("saved %1").arg(path) : QString());
        if (!error.isEmpty())
            Q_EMIT failed(error);
    });
}

QUrl Files::fileIn(const QUrl &folder, const QString &name) const
{
    return QUrl::fromLocalFile(QDir(folder.toLocalFile()).filePath(name));
}

QUrl Files::typed(const QUrl &folder, const QString &name, const QString &suffix, const QUrl &selected) const
{
    const QString taken = selected.path(QUrl::FullyDecoded);
    if (!namesInUrl(QUrl(folder.toString() + u'/' + name), suffix).contains(taken))
        return selected; // another was chosen then
    const bool saysFormat = pictureFormatOf(name) || dataFormatOf(name) || reportFormatOf(name);
    return fileIn(folder, saysFormat ? name : name + u'.' + suffix);
}

bool Files::isThere(const QUrl &file) const
{
    return QFileInfo::exists(pathOf(file));
}

void Files::copyChart()
{
    std::optional<Snapshot> snapshot = snapshotToWrite();
    if (!snapshot)
        return;
    Q_EMIT said(tr("drawing the chart"));
    const PictureOptions options = optionsOf(m_picture, *snapshot, Secrets::Masked);
    QtConcurrent::run(&m_pool, [options, snapshot = std::move(*snapshot)] {
        return chartImage(snapshot.drawn, snapshot.input, options);
    }).then(this, [this](const QImage &image) {
        Q_EMIT said({});
        if (image.isNull())
            return Q_EMIT failed(tr("not enough memory for the picture: export it smaller, or as SVG"));
        QGuiApplication::clipboard()->setImage(image);
        Q_EMIT said(tr("copied the chart, %1 × %2 pixels").arg(image.width()).arg(image.height()));
    });
}

// Across all windows: others may have added theirs meanwhile.
void Files::addRecent(const QString &path)
{
    constexpr qsizetype most = 8;
    const QString whole = QFileInfo(path).absoluteFilePath();
    QSettings settings;
    QStringList files = settings.value(recentKey()).toStringList();
    files.removeAll(whole);
    files.prepend(whole);
    settings.setValue(recentKey(), QStringList(files.mid(0, most)));
    Q_EMIT recentChanged();
}

QStringList Files::recent() const
{
    QStringList files = QSettings().value(recentKey()).toStringList();
    files.removeIf([](const QString &file) { return !QFileInfo::exists(file); });
    return files;
}

} // namespace overlapse
