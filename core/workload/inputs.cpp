// SPDX-License-Identifier: MIT
#include "workload/inputs.h"

#include "workload/byte_text.h"
#include "workload/system_error.h"
#include "workload/urls.h"

#include <QIODevice>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace overlapse {

namespace {

namespace fs = std::filesystem;

// A folder that cannot be entered is passed over like find(1) does, but counted.
void walk(const fs::path &folder, bool onlyGz, const std::atomic<bool> *stop, InputList &list)
{
    std::error_code error;
    fs::recursive_directory_iterator it(folder, fs::directory_options::skip_permission_denied, error);
    if (!error && it == fs::recursive_directory_iterator())
        list.closedFolders += ::access(folder.c_str(), R_OK | X_OK) == 0 ? 0 : 1;
    for (; !error && it != fs::recursive_directory_iterator(); it.increment(error)) {
        if (stop && stop->load(std::memory_order_relaxed))
            return;
        std::error_code statError;
        const fs::file_type type = it->symlink_status(statError).type();
        if (type == fs::file_type::directory)
            list.closedFolders += ::access(it->path().c_str(), R_OK | X_OK) == 0 ? 0 : 1;
        if (type != fs::file_type::regular)
            continue;
        const std::string &path = it->path().native();
        if (onlyGz && !std::string_view(path).ends_with(".gz"))
            ++list.passedOver;
        else
            list.paths.emplace_back(path.data(), static_cast<qsizetype>(path.size()));
    }
}

} // namespace

Checked<InputList> collectInputs(const QStringList &paths, bool onlyGz, const std::atomic<bool> *stop)
{
    InputList list;
    list.sources = paths;
    for (const QString &name : paths) {
        const QByteArray bytes = name.toLocal8Bit();
        const fs::path path(bytes.toStdString());
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (!fs::exists(status))
            return Checked<InputList>::failure(QStringLiteral("%1: %2").arg(
                name, error ? QString::fromLocal8Bit(error.message().c_str()) : systemError(ENOENT)));
        if (!fs::is_directory(status)) {
            list.paths.push_back(bytes);
            continue;
        }
        const auto first = static_cast<std::ptrdiff_t>(list.paths.size());
        walk(path, onlyGz, stop, list);
        std::sort(list.paths.begin() + first, list.paths.end());
    }
    if (list.paths.empty())
        return Checked<InputList>::failure(
            list.passedOver > 0
                ? QStringLiteral("%1: none of its %2 files ends in .gz, and the transform begins with gunzip")
                      .arg(paths.join(QStringLiteral(", ")), QString::number(list.passedOver))
                : QStringLiteral("%1: no files there%2")
                      .arg(paths.join(QStringLiteral(", ")),
                           list.closedFolders > 0 ? QStringLiteral(" that may be read: permission denied")
                                                  : QString()));
    return list;
}

Checked<InputList> collectUrls(const QStringList &urls)
{
    InputList list;
    for (const QString &url : urls) {
        const QByteArray bytes = url.toUtf8();
        if (const QString problem = urlProblem(bytes); !problem.isEmpty())
            return Checked<InputList>::failure(
                QStringLiteral("%1: %2").arg(inputText(maskedUrl(bytes)), problem));
        list.paths.push_back(bytes);
    }
    if (urls.size() == 1)
        list.sources = urls;
    return list;
}

Checked<InputList> readInputList(QIODevice &device, const QString &name, bool nulSeparated,
                                 QString (*problem)(const QByteArray &))
{
    InputList list;
    list.sources << name;
    QByteArray text = device.readAll();
    if (!nulSeparated && text.startsWith("\xef\xbb\xbf"))
        text.remove(0, 3); // editors' byte order mark; part of no path
    qint64 number = 0;
    for (QByteArray &line : text.split(nulSeparated ? '\0' : '\n')) {
        ++number;
        if (!nulSeparated && line.endsWith('\r'))
            line.chop(1);
        if (line.isEmpty())
            continue;
        if (const QString error = problem ? problem(line) : QString(); !error.isEmpty())
            return Checked<InputList>::failure(
                QStringLiteral("%1, %2 %3: %4")
                    .arg(name, nulSeparated ? QStringLiteral("entry") : QStringLiteral("line"),
                         QString::number(number), error));
        list.paths.push_back(line);
    }
    if (list.paths.empty())
        return Checked<InputList>::failure(
            QStringLiteral("%1: the list is empty: write one input a line").arg(name));
    return list;
}

FileContent readWholeFile(const QByteArray &path, qsizetype maxBytes)
{
    FileContent content;
    // O_NONBLOCK: opening a pipe nobody writes to must fail, not hang.
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat info
    {};
    if (file < 0 || ::fstat(file, &info) != 0) {
        content.error = QStringLiteral("cannot read: %1").arg(systemError(errno));
    } else if (!S_ISREG(info.st_mode)) {
        content.error = QStringLiteral("cannot read: not a regular file");
    } else if (info.st_size > maxBytes) {
        content.error = QStringLiteral("cannot read: larger than %1").arg(bytesText(maxBytes));
    } else {
        content.data.resize(info.st_size);
        qsizetype done = 0;
        while (done < content.data.size()) {
            const ssize_t got = ::read(file, content.data.data() + done,
                                       static_cast<std::size_t>(content.data.size() - done));
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                content.error = QStringLiteral("cannot read: %1").arg(systemError(errno));
            if (got <= 0)
                break;
            done += got;
        }
        content.data.truncate(done);
    }
    if (file >= 0)
        ::close(file);
    return content;
}

QString inputText(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace overlapse
