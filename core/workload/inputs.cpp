// SPDX-License-Identifier: MIT
#include "workload/inputs.h"

#include "workload/byte_text.h"
#include "workload/descriptor.h"
#include "workload/system_error.h"
#include "workload/urls.h"

#include <QIODevice>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <sys/stat.h>

namespace overlapse {

namespace {

namespace fs = std::filesystem;

// Until nothing more comes, whatever its size is said to be: in /proc it is 0, in /sys a page. Empty, or why not.
QString readToEnd(const Descriptor &file, qsizetype expected, qsizetype maxBytes, QByteArray &data)
{
    constexpr qsizetype leastRoom = 16'384;
    qsizetype done = 0;
    data.resize(std::max<qsizetype>(expected, 0) + 1); // one more shows that it is the end
    for (;;) {
        if (done == data.size())
            data.resize(data.size() + std::max(data.size(), leastRoom));
        const ssize_t got =
            ::read(file.number(), data.data() + done, static_cast<std::size_t>(data.size() - done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return systemError(errno);
        done += got;
        if (done > maxBytes)
            return QStringLiteral("larger than %1").arg(bytesText(maxBytes));
        if (got == 0)
            break;
    }
    data.truncate(done);
    return {};
}

QString readAll(const Descriptor &file, qsizetype maxBytes, QByteArray &data)
{
    struct stat before
    {};
    if (!file.isOpen() || ::fstat(file.number(), &before) != 0)
        return systemError(errno);
    if (!S_ISREG(before.st_mode))
        return QStringLiteral("not a regular file");
    if (before.st_size > maxBytes)
        return QStringLiteral("larger than %1").arg(bytesText(maxBytes));
    if (QString error = readToEnd(file, before.st_size, maxBytes, data); !error.isEmpty())
        return error;
    struct stat after
    {};
    if (::fstat(file.number(), &after) != 0)
        return systemError(errno);
    // One that ended before its size may have shrunk and grown again meanwhile; in /sys there is nothing more.
    char more = 0;
    const bool cutShort = data.size()<before.st_size && ::pread(file.number(), &more, 1, data.size())> 0;
    const bool same = before.st_size == after.st_size && before.st_mtim.tv_sec == after.st_mtim.tv_sec
        && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec;
    return same && !cutShort ? QString() : QStringLiteral("it was changed meanwhile");
}

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
        if (type == fs::file_type::symlink)
            ++list.passedLinks;
        else if (type != fs::file_type::regular && type != fs::file_type::directory)
            ++list.passedSpecials;
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
                               : list.passedLinks > 0
                               ? QStringLiteral(" but symbolic links, which are not followed in folders")
                               : list.passedSpecials > 0 ? QStringLiteral(" but pipes, sockets and devices")
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
    // O_NONBLOCK: opening a pipe nobody writes to must fail, not hang.
    const Descriptor file(::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    FileContent content;
    try {
        content.error = readAll(file, maxBytes, content.data);
    } catch (const std::bad_alloc &) {
        content.error = QStringLiteral("not enough memory");
    }
    if (!content.error.isEmpty()) {
        content.data = {};
        content.error.prepend(QStringLiteral("cannot read: "));
    }
    return content;
}

QString inputText(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

} // namespace overlapse
