// SPDX-License-Identifier: MIT
// Recordings of millions of items: until they are read, until the window shows them, and the memory that takes. The page
// cache is warm: each was written just before.
#include "bench.h"

#include "formats/files.h"
#include "formats/overlapse_file.h"
#include "virtual/predict.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>

namespace bench {

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int runs = 5;

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

Recording simulated(std::int64_t items)
{
    Recording recording;
    recording.program = QStringLiteral("bench");
    recording.machine.cores = 2;
    recording.work.items = items;
    recording.work.fetchTime = {.kind = TimeSpec::Kind::Lognormal, .a = 80ms, .p = 0.6};
    recording.work.transformTime.a = 500us;
    const PipelineSpec spec{.mode = Mode::Parallel, .fetchLimit = 64, .transformLimit = 64, .threads = 8};
    recording.runs.push_back({spec, Clock::Live, predict(spec, recording.work, {.cores = 2}), {}});
    return recording;
}

// What HTTP brings: a status, an address, three parts of each fetch, and the input's name.
Recording real(std::int64_t items)
{
    Recording recording = simulated(items);
    const Trace drawn = std::exchange(recording.runs[0].trace, Trace(items, true));
    Trace &trace = recording.runs[0].trace;
    auto inputs = std::make_shared<InputList>();
    ItemDetail detail{.httpStatus = 200, .address = QStringLiteral("192.0.2.17"), .parts = {}};
    for (std::int64_t item = 0; item < items; ++item) {
        ItemRow row = drawn.row(item);
        row.fetchBytes = 2'000 + item % 5'000;
        row.transformBytes = 100;
        row.fetchCpu = 20us;
        trace.put(row);
        const Nanos third = (row.fetchFinished - row.fetchStarted) / 3;
        const Nanos at = row.fetchStarted;
        detail.parts = {{at, at + third, 1, PartKind::Connect, Status::Ok},
                        {at + third, at + 2 * third, 1, PartKind::FirstByte, Status::Ok},
                        {at + 2 * third, row.fetchFinished, 1, PartKind::Download, Status::Ok}};
        trace.putDetail(item, detail);
        inputs->paths.push_back("https://www.example.org/some/folder/" + QByteArray::number(item) + ".html");
    }
    trace.setEnd(drawn.end());
    recording.work.fetch = FetchKind::Http;
    recording.work.transform = TransformKind::Real;
    recording.work.inputs = std::move(inputs);
    return recording;
}

/// What the program says of its first frame with the recording in it; nothing where there is no display.
struct FirstFrame
{
    double seconds = 0;
    double megabytes = 0; ///< resident at most
};

std::optional<FirstFrame> firstFrameWith(const QString &file)
{
    const QTemporaryDir settings; // a first start: nothing remembered
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), settings.path());
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(OVERLAPSE_PROGRAM), {QStringLiteral("--first-frame"), file});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0)
        return std::nullopt;
    // "first frame after 312.4 ms, 96 MB resident at most"
    const QStringList words = QString::fromUtf8(process.readAllStandardOutput()).split(QLatin1Char(' '));
    if (words.size() < 6)
        return std::nullopt;
    return FirstFrame{words[3].toDouble() / 1'000, words[5].toDouble()};
}

/// Zoomed, panned and pointed at in the real window; by the processor, and by the graphics interface that there is.
void addFrames(Rows &rows, const QString &name, const QString &file)
{
    for (const bool software : {true, false}) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(software ? QStringLiteral("QT_QUICK_BACKEND") : QStringLiteral("QSG_RHI_BACKEND"),
                           software ? QStringLiteral("software") : QStringLiteral("opengl"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(BENCH_PAN), {file});
        if (!process.waitForFinished(600'000) || process.exitCode() != 0)
            continue;
        const QJsonObject said = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        const QString how = name + (software ? QStringLiteral("software: ") : QStringLiteral("OpenGL: "));
        const auto add = [&](const QString &what, const char *key, double most) {
            rows.push_back(
                {how + what, said.value(QLatin1String(key)).toDouble(), QStringLiteral("ms"), most});
        };
        add(QStringLiteral("zoom or pan to frame, median"), "median_ms", software ? 10 : 16.7);
        add(QStringLiteral("zoom or pan to frame, worst"), "worst_ms", software ? 20 : 33);
        add(QStringLiteral("pointer to frame, median"), "hover_median_ms", 4);
    }
}

/// Returns the bytes an item in memory.
double measure(Rows &rows, const QString &name, const QString &file, std::int64_t items, double frameTarget)
{
    double bytes = 0;
    const MinMedian read = repeat(runs, [&] {
        const auto begin = std::chrono::steady_clock::now();
        const Checked<Recording> recording = openRecording(file);
        const double taken = secondsSince(begin);
        if (!recording)
            return 0.0;
        const Trace &trace = recording->runs[0].trace;
        const std::size_t names = recording->work.inputs ? recording->work.inputs->paths.bytesUsed() : 0;
        bytes = double(trace.bytesUsed() + trace.detailBytesUsed() + names) / double(items);
        return taken;
    });
    rows.push_back({name + QStringLiteral("read, median of %1").arg(runs), read.median, QStringLiteral("s")});
    std::vector<double> frames;
    double most = 0;
    for (int i = 0; i < runs; ++i)
        if (const auto frame = firstFrameWith(file)) {
            frames.push_back(frame->seconds);
            most = std::max(most, frame->megabytes);
        }
    std::sort(frames.begin(), frames.end());
    if (!frames.empty()) {
        rows.push_back({name + QStringLiteral("start to first frame, median of %1").arg(frames.size()),
                        frames[frames.size() / 2], QStringLiteral("s"), frameTarget});
        rows.push_back({name + QStringLiteral("resident at most"), most / 1'000, QStringLiteral("GB"),
                        items > 1'000'000 ? std::optional(1.6) : std::nullopt});
    }
    addFrames(rows, name, file);
    rows.push_back({name + QStringLiteral("file, an item"), double(QFileInfo(file).size()) / double(items),
                    QStringLiteral("bytes")});
    rows.push_back({name + QStringLiteral("memory, an item"), bytes, QStringLiteral("bytes")});
    return bytes;
}

} // namespace

Rows openRecordings()
{
    const QTemporaryDir folder;
    Rows rows;
    const auto write = [&folder](const Recording &recording) {
        const QString file = folder.filePath(QStringLiteral("bench.overlapse"));
        return exportData(file, recording).isEmpty() ? file : QString();
    };
    for (const std::int64_t items : {std::int64_t{1'000'000}, std::int64_t{10'000'000}}) {
        if (quick && items > 1'000'000)
            break;
        const QString count = items > 1'000'000 ? QStringLiteral("10,000,000") : QStringLiteral("1,000,000");
        const double target = items > 1'000'000 ? 2 : 0.4;
        QString file = write(simulated(items));
        if (file.isEmpty())
            return {};
        const double alone =
            measure(rows, QStringLiteral("open, %1 items: ").arg(count), file, items, target);
        file = write(real(items));
        const QString name = QStringLiteral("open, %1 items of real work: ").arg(count);
        const double own = measure(rows, name, file, items, target);
        rows.push_back({name + QStringLiteral("more than simulated, an item"), own - alone,
                        QStringLiteral("bytes"), 100.0});
    }
    return rows;
}

} // namespace bench
