// SPDX-License-Identifier: MIT
#include "formats/files.h"

#include "formats/chrome_trace.h"
#include "formats/csv.h"
#include "formats/json.h"
#include "formats/overlapse_file.h"
#include "workload/system_error.h"

#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QSaveFile>

#include <algorithm>
#include <cerrno>

#include <unistd.h>

namespace overlapse {

namespace {

QString sayOf(const QString &path, const QString &what)
{
    return QStringLiteral("%1: %2").arg(path, what);
}

// Takes everything or fails: what follows a write that went wrong is refused, whether or not the writer looks at the
// answer. Encoders and streams do not.
class WholeFile : public QSaveFile
{
public:
    WholeFile(const QString &path, const std::function<bool()> &stopped) : QSaveFile(path), m_stopped(stopped)
    {
    }
    /// Empty as long as all was taken.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    void fail(const QString &why)
    {
        if (m_problem.isEmpty())
            m_problem = why;
    }
    [[nodiscard]] bool stopped() const { return m_stopped && m_stopped(); }

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        if (stopped())
            fail(QStringLiteral("not written: interrupted"));
        // Where the disk is nearly full, the system takes a part; of the rest it says why not.
        for (qint64 done = 0; m_problem.isEmpty() && done < size;) {
            const qint64 taken = QSaveFile::writeData(data + done, size - done);
            if (taken <= 0)
                fail(errorString());
            done += std::max<qint64>(taken, 0);
        }
        return m_problem.isEmpty() ? size : -1;
    }

private:
    const std::function<bool()> &m_stopped;
    QString m_problem;
};

// Some file systems tell only now that there was no space; others cannot be asked.
void sync(WholeFile &file)
{
    if (::fsync(file.handle()) != 0 && (errno == ENOSPC || errno == EDQUOT || errno == EIO))
        file.fail(systemError(errno));
}

} // namespace

Checked<Recording> openRecording(const QString &path, ReadProgress *progress)
{
    if (path.isEmpty())
        return Checked<Recording>::failure(QStringLiteral("the name of a recording is empty"));
    QFile file(path);
    if (const QFileInfo info(path); info.exists() && !info.isFile())
        return Checked<Recording>::failure(sayOf(path, QStringLiteral("this is not a file")));
    if (!file.open(QIODevice::ReadOnly))
        return Checked<Recording>::failure(sayOf(path, file.errorString()));
    Checked<Recording> recording = readRecording(file, progress);
    if (!recording)
        return Checked<Recording>::failure(sayOf(path, recording.error));
    return recording;
}

QString saveAs(const QString &path, const std::function<bool(QIODevice &)> &write,
               const std::function<bool()> &stopped)
{
    // QSaveFile would put a file in the place of a device or a pipe.
    if (const QFileInfo info(path); info.exists() && !info.isFile())
        return sayOf(path, QStringLiteral("this is not a file, so it is not written over"));
    WholeFile file(path, stopped);
    // Our writers put together blocks of their own; Qt's would hide until the end what the system says.
    if (!file.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return sayOf(path, file.errorString());
    if (!write(file))
        file.fail(QStringLiteral("it could not be written"));
    if (file.stopped())
        file.fail(QStringLiteral("not written: interrupted"));
    if (file.problem().isEmpty())
        sync(file);
    if (!file.problem().isEmpty()) {
        file.cancelWriting();
        return sayOf(path, file.problem());
    }
    return file.commit() ? QString() : sayOf(path, file.errorString());
}

std::optional<DataFormat> dataFormatOf(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("csv"))
        return DataFormat::Csv;
    if (path.endsWith(QLatin1String(".trace.json"), Qt::CaseInsensitive))
        return DataFormat::ChromeTrace;
    if (suffix == QLatin1String("json"))
        return DataFormat::Json;
    if (suffix == QLatin1String("overlapse"))
        return DataFormat::Overlapse;
    return std::nullopt;
}

QString exportData(const QString &path, const Recording &recording, const std::function<bool()> &stopped,
                   Secrets secrets)
{
    const std::optional<DataFormat> format = dataFormatOf(path);
    if (!format)
        return sayOf(path,
                     QStringLiteral("the suffix says no format that is known here: .csv, .json, .trace.json "
                                    "or .overlapse"));
    if (*format == DataFormat::Overlapse && recording.runs.size() > static_cast<std::size_t>(maxFileRuns))
        return sayOf(path,
                     QStringLiteral("a recording holds at most %1 runs, and there are %2")
                         .arg(maxFileRuns)
                         .arg(recording.runs.size()));
    return saveAs(
        path,
        [&](QIODevice &device) {
            switch (*format) {
            case DataFormat::Csv: return writeCsv(device, recording, secrets);
            case DataFormat::Json: return writeJson(device, recording, true, secrets);
            case DataFormat::ChromeTrace: return writeChromeTrace(device, recording, secrets);
            case DataFormat::Overlapse: break;
            }
            return writeRecording(device, recording, secrets);
        },
        stopped);
}

} // namespace overlapse
