// SPDX-License-Identifier: MIT
#include "workload/inputs.h"

#include "workload/byte_text.h"
#include "workload/descriptor.h"
#include "workload/system_error.h"
#include "workload/urls.h"

#include <QByteArrayView>
#include <QFile>
#include <QIODevice>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <string>
#include <string_view>
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
void walk(const fs::path &folder, bool onlyGz, const std::atomic<bool> *stop, InputList &list,
          std::vector<QByteArray> &found)
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
            found.emplace_back(path.data(), static_cast<qsizetype>(path.size()));
    }
}

// Empty if it says nothing.
QByteArray lineContent(const QByteArray &line)
{
    QByteArray content = line.trimmed();
    return content.startsWith('#') ? QByteArray() : content;
}

// The byte-order mark that editors write is part of no path.
QByteArray withoutMark(QByteArray text)
{
    return text.startsWith("\xef\xbb\xbf") ? text.remove(0, 3) : text;
}

// Of the character that stands first; 0: it is none in UTF-8.
qsizetype characterLength(QByteArrayView bytes)
{
    constexpr qsizetype longest = 4;
    for (qsizetype length = 1; length <= std::min(longest, bytes.size()); ++length)
        if (!QString::fromUtf8(bytes.first(length)).contains(QChar::ReplacementCharacter))
            return length;
    return 0;
}

bool looksEscaped(QByteArrayView bytes)
{
    const auto isHex = [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; };
    return bytes.size() >= 4 && bytes[0] == '\\' && bytes[1] == 'x' && isHex(bytes[2]) && isHex(bytes[3]);
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
        std::vector<QByteArray> found;
        walk(path, onlyGz, stop, list, found);
        std::sort(found.begin(), found.end());
        list.paths.append(found);
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
    const QByteArray text = nulSeparated ? device.readAll() : withoutMark(device.readAll());
    qint64 number = 0;
    for (QByteArray &line : text.split(nulSeparated ? '\0' : '\n')) {
        ++number;
        if (!nulSeparated)
            line = lineContent(line);
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

WrittenList writtenList(const std::vector<QByteArray> &inputs, bool nulSeparated)
{
    const auto isLine = [](const QByteArray &input) {
        return !input.contains('\n') && lineContent(input) == input;
    };
    WrittenList list;
    list.nulSeparated = nulSeparated || !std::all_of(inputs.begin(), inputs.end(), isLine);
    for (const QByteArray &input : inputs)
        list.text += input + (list.nulSeparated ? '\0' : '\n');
    return list;
}

Checked<QStringList> readHeaders(const QString &path)
{
    using Failure = Checked<QStringList>;
    constexpr qint64 most = 1 << 20;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Failure::failure(QStringLiteral("%1: %2").arg(path, file.errorString()));
    const QByteArray text = file.read(most + 1);
    if (text.size() > most)
        return Failure::failure(
            QStringLiteral("%1: larger than %2; that much is the most").arg(path, bytesText(most)));
    QStringList headers;
    qint64 number = 0;
    for (const QByteArray &line : withoutMark(text).split('\n')) {
        ++number;
        const QString header = QString::fromUtf8(lineContent(line));
        if (header.isEmpty())
            continue;
        if (!headerProblem(header).isEmpty())
            return Failure::failure(
                QStringLiteral("%1, line %2: this is not a header: write its name, a colon and its "
                               "value, as in 'Accept: text/html'")
                    .arg(path, QString::number(number)));
        headers << header;
    }
    if (headers.isEmpty())
        return Failure::failure(QStringLiteral("%1: there is no header in it: write one a line").arg(path));
    return headers;
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
    QString text = QString::fromUtf8(bytes);
    if (!text.contains(QChar::ReplacementCharacter) && !text.contains(u'\\'))
        return text;
    text.clear();
    for (qsizetype at = 0; at < bytes.size();) {
        const QByteArrayView rest = QByteArrayView(bytes).sliced(at);
        const qsizetype length = looksEscaped(rest) ? 0 : characterLength(rest);
        if (length == 0)
            text += QStringLiteral("\\x") + QString::fromLatin1(bytes.mid(at, 1).toHex().toUpper());
        else
            text += QString::fromUtf8(rest.first(length));
        at += std::max<qsizetype>(length, 1);
    }
    return text;
}

} // namespace overlapse
