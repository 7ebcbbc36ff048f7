// SPDX-License-Identifier: MIT
#include "formats/files.h"

#include "formats/chrome_trace.h"
#include "formats/csv.h"
#include "formats/json.h"
#include "formats/overlapse_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace overlapse {

namespace {

QString sayOf(const QString &path, const QString &what)
{
    return QStringLiteral("%1: %2").arg(path, what);
}

class StoppableFile : public QSaveFile
{
public:
    StoppableFile(const QString &path, const std::function<bool()> &stopped)
        : QSaveFile(path), m_stopped(stopped)
    {
    }

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        return m_stopped && m_stopped() ? -1 : QSaveFile::writeData(data, size);
    }

private:
    const std::function<bool()> &m_stopped;
};

} // namespace

Checked<Recording> openRecording(const QString &path)
{
    QFile file(path);
    if (const QFileInfo info(path); info.exists() && !info.isFile())
        return Checked<Recording>::failure(sayOf(path, QStringLiteral("this is not a file")));
    if (!file.open(QIODevice::ReadOnly))
        return Checked<Recording>::failure(sayOf(path, file.errorString()));
    Checked<Recording> recording = readRecording(file);
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
    StoppableFile file(path, stopped);
    if (!file.open(QIODevice::WriteOnly))
        return sayOf(path, file.errorString());
    if (!write(file) || (stopped && stopped())) {
        const QString why = stopped && stopped()   ? QStringLiteral("not written: interrupted")
            : file.error() == QFileDevice::NoError ? QStringLiteral("it could not be written")
                                                   : file.errorString();
        file.cancelWriting();
        return sayOf(path, why);
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
