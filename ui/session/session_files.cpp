// SPDX-License-Identifier: MIT
// What the session reads and writes: recordings, exports, settings. In the background, but for settings.
#include "session.h"

#include "formats/files.h"
#include "panels.h"
#include "workload/work_text.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QPalette>
#include <QSettings>
#include <QtConcurrentRun>

namespace overlapse {

namespace {

bool systemIsDark()
{
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

} // namespace

void Session::open(const QUrl &file)
{
    if (running())
        return fail(tr("a run is going on: stop it first"));
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    if (isExperiment(path))
        return openExperiment(path);
    setStatus(tr("opening %1").arg(QFileInfo(path).fileName()));
    QtConcurrent::run(&m_background, [path] {
        Opened opened;
        opened.name = QFileInfo(path).fileName();
        opened.path = path;
        Checked<Recording> recording = openRecording(path);
        opened.error = recording.error;
        if (!recording)
            return opened;
        opened.recording = std::move(*recording);
        opened.sources = recordedSources(opened.recording.work);
        opened.traits = traitsOf(opened.recording.work);
        for (const Run &run : opened.recording.runs)
            opened.runs.push_back(prepareRun(run, opened.recording.work, opened.recording.machine.cores));
        return opened;
    }).then(this, [this](const Opened &opened) { onOpened(opened); });
}

void Session::onOpened(const Opened &opened)
{
    if (!opened.error.isEmpty() || opened.runs.empty()) {
        setStatus({});
        return fail(opened.error.isEmpty() ? tr("%1: no runs in it").arg(opened.name) : opened.error);
    }
    stopListing();
    clearErrors();
    m_agreed.clear();
    Experiment next;
    next.work = opened.recording.work;
    next.sources = opened.sources;
    next.traits = opened.traits;
    // Modes that do not use a limit still carry it.
    next.limits = opened.recording.runs.back().spec;
    m_lastChanged = nullptr;
    m_shown.fill(false);
    m_measurements = {};
    for (std::size_t i = 0; i < opened.runs.size(); ++i) {
        const auto mode = static_cast<std::size_t>(opened.runs[i]->run.spec.mode);
        m_shown[mode] = true;
        Experiment experiment = next;
        experiment.limits = opened.recording.runs[i].spec;
        m_measurements[mode] = Measurement{opened.runs[i], experiment};
    }
    m_opened = opened.recording;
    m_opened->runs.clear(); // they are in the measurements
    setUnsaved(false);
    addRecent(opened.path);
    m_title = opened.name;
    m_selected = m_hovered = -1;
    change("open", next);
    m_lastChanged = nullptr;
    setStatus(tr("opened %1").arg(opened.name));
    Q_EMIT detailsChanged();
}

bool Session::hasSecrets() const
{
    return m_experiment.traits.secret || hasSecretSettings(m_experiment.work);
}

void Session::exportTo(const QUrl &file, bool unmasked)
{
    const QString path = file.isLocalFile() ? file.toLocalFile() : file.toString();
    const bool picture = pictureFormatOf(path).has_value();
    if (!picture && !dataFormatOf(path))
        return fail(
            tr("%1: the suffix says the format: .png, .svg, .pdf, .csv, .json, .trace.json or .overlapse")
                .arg(path));
    if (!mayWrite())
        return;
    // The picture is that of the screen, ghosts included; what its panels point to is kept alive by `kept`.
    PictureOptions options = pictureOptions();
    options.secrets = unmasked ? Secrets::Kept : Secrets::Masked;
    setStatus(tr("writing %1").arg(QFileInfo(path).fileName()));
    QtConcurrent::run(
        &m_background,
        [path, picture, options, recording = recording(), input = inputForFiles(), kept = m_kept] {
            return picture ? exportPicture(path, recording, input, options)
                           : exportData(path, recording, {}, options.secrets);
        })
        .then(this, [this, path](const QString &error) {
            setStatus(error.isEmpty() ? tr("saved %1").arg(path) : QString());
            if (!error.isEmpty())
                return fail(error);
            if (dataFormatOf(path) == DataFormat::Overlapse) {
                setUnsaved(false);
                addRecent(path);
            }
        });
}

bool Session::mayWrite()
{
    if (running())
        fail(tr("a run is going on: stop it or let it end first"));
    else if (hidden())
        fail(tr("the results are hidden until you have guessed"));
    else
        m_walk.end(); // what is written is the whole
    return !running() && !hidden();
}

PictureOptions Session::pictureOptions() const
{
    PicturePart part = m_view.size.isEmpty() ? PicturePart() : partOnScreen(m_input, m_view);
    part.rowMode = m_lanes ? RowMode::Lanes : RowMode::Items;
    return m_picture.options(part, m_dark);
}

void Session::copyChart()
{
    if (!mayWrite())
        return;
    setStatus(tr("drawing the chart"));
    QtConcurrent::run(&m_background,
                      [options = pictureOptions(), recording = recording(), input = inputForFiles(),
                       kept = m_kept] { return chartImage(recording, input, options); })
        .then(this, [this](const QImage &image) {
            setStatus({});
            if (image.isNull())
                return fail(tr("not enough memory for the picture: export it smaller, or as SVG"));
            QGuiApplication::clipboard()->setImage(image);
            setStatus(tr("copied the chart, %1 × %2 pixels").arg(image.width()).arg(image.height()));
        });
}

// Across all windows: others may have added theirs meanwhile.
void Session::addRecent(const QString &path)
{
    constexpr qsizetype most = 8;
    const QString whole = QFileInfo(path).absoluteFilePath();
    QSettings settings;
    QStringList files = settings.value(QStringLiteral("recent/files")).toStringList();
    files.removeAll(whole);
    files.prepend(whole);
    settings.setValue(QStringLiteral("recent/files"), QStringList(files.mid(0, most)));
    Q_EMIT recentChanged();
}

QStringList Session::recent() const
{
    QStringList files = QSettings().value(QStringLiteral("recent/files")).toStringList();
    files.removeIf([](const QString &file) { return !QFileInfo::exists(file); });
    return files;
}

bool Session::idle() const
{
    return !running() && !m_predictions.pending() && !m_results.busy()
        && m_background.activeThreadCount() == 0;
}

void Session::loadSettings()
{
    const QSettings settings;
    m_dark = settings.value(QStringLiteral("window/dark"), systemIsDark()).toBool();
    m_codeInQt = settings.value(QStringLiteral("window/code")) == QLatin1String("qt");
    WorkSpec &work = m_experiment.work;
    PipelineSpec &limits = m_experiment.limits;
    const auto number = [&settings](const char *key, qlonglong usual, qlonglong most) {
        return std::clamp<qlonglong>(
            settings.value(QLatin1String("experiment/") + QLatin1String(key), usual).toLongLong(), 1, most);
    };
    work.items = number("items", work.items, 100'000);
    limits.fetchLimit = number("fetch_limit", limits.fetchLimit, 1'000'000);
    limits.transformLimit = number("transform_limit", limits.transformLimit, 1'000'000);
    limits.threads = static_cast<int>(number("threads", limits.threads, 4LL * m_cores));
    if (settings.value(QStringLiteral("experiment/order")).toString() == QLatin1String("any"))
        limits.order = Order::Any;
    if (const Checked<TimeSpec> time =
            parseTime(settings.value(QStringLiteral("experiment/fetch")).toString()))
        work.fetchTime = *time;
    const Checked<TransformChoice> choice =
        parseTransform(settings.value(QStringLiteral("experiment/transform")).toString());
    if (choice && choice->kind != TransformKind::Real)
        overlapse::setTransform(work, *choice);
    work.seed = static_cast<std::uint64_t>(settings.value(QStringLiteral("experiment/seed"), 1).toLongLong());
    const QString shown = settings.value(QStringLiteral("experiment/shown")).toString();
    if (shown.size() == static_cast<qsizetype>(m_shown.size()) && shown.contains(u'1'))
        for (std::size_t i = 0; i < m_shown.size(); ++i)
            m_shown[i] = shown[static_cast<qsizetype>(i)] == u'1';
}

void Session::saveSettings() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/dark"), m_dark);
    settings.setValue(QStringLiteral("window/code"),
                      m_codeInQt ? QStringLiteral("qt") : QStringLiteral("rust"));
    if (isReal() || m_opened)
        return; // a folder's or a recording's parameters are not the user's own
    const WorkSpec &work = m_experiment.work;
    const PipelineSpec &limits = m_experiment.limits;
    settings.beginGroup(QStringLiteral("experiment"));
    settings.setValue(QStringLiteral("items"), static_cast<qlonglong>(work.items));
    settings.setValue(QStringLiteral("fetch"), timeText(work.fetchTime));
    settings.setValue(QStringLiteral("transform"),
                      work.durations ? QVariant() : QVariant(transformText(work)));
    settings.setValue(QStringLiteral("seed"), static_cast<qlonglong>(work.seed));
    settings.setValue(QStringLiteral("fetch_limit"), static_cast<qlonglong>(limits.fetchLimit));
    settings.setValue(QStringLiteral("transform_limit"), static_cast<qlonglong>(limits.transformLimit));
    settings.setValue(QStringLiteral("threads"), limits.threads);
    settings.setValue(QStringLiteral("order"),
                      limits.order == Order::Kept ? QStringLiteral("kept") : QStringLiteral("any"));
    QString shown;
    for (const bool mode : m_shown)
        shown += mode ? u'1' : u'0';
    settings.setValue(QStringLiteral("shown"), shown);
}

} // namespace overlapse
