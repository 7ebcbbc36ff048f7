// SPDX-License-Identifier: MIT
#include "document/input_sources.h"

#include "formats/experiment_file.h"
#include "pipeline/side_by_side.h"
#include "serve/served_inputs.h"
#include "workload/inputs.h"
#include "workload/same_work.h"
#include "workload/secrets.h"
#include "workload/urls.h"
#include "workload/work_text.h"

#include <QByteArrayList>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QIODevice>
#include <QSet>

#include <algorithm>
#include <utility>

namespace overlapse {

namespace {

constexpr qint64 mostListBytes = qint64(1) << 28;

// A pipe or a device would be read for ever.
Checked<InputList> readList(const QString &path, FetchKind fetch)
{
    using Failure = Checked<InputList>;
    const auto say = [&path](const QString &what) {
        return Failure::failure(QStringLiteral("%1: %2").arg(path, what));
    };
    const QFileInfo info(path);
    QFile file(path);
    if (info.exists() && !info.isFile())
        return say(QCoreApplication::translate("Inputs", "this is not a file"));
    if (info.size() > mostListBytes)
        return say(QCoreApplication::translate("Inputs", "larger than 256 MiB"));
    if (!file.open(QIODevice::ReadOnly))
        return say(file.errorString());
    return readInputList(file, path, false, fetch == FetchKind::Http ? urlProblem : nullptr);
}

// Whether this source is an input itself or a folder of some; else it was a list.
bool holds(const QString &source, const InputList &inputs)
{
    const QByteArray name = source.toLocal8Bit();
    const QByteArray folder = name.endsWith('/') ? name : name + '/';
    return std::any_of(inputs.paths.begin(), inputs.paths.end(),
                       [&](const QByteArray &path) { return path == name || path.startsWith(folder); });
}

} // namespace

Checked<ListedInputs> listInputs(const WorkSpec &work, const InputSources &sources,
                                 const std::atomic<bool> &stop)
{
    using Failure = Checked<ListedInputs>;
    ExperimentFile file;
    file.work.fetch = work.fetch;
    file.inputs = sources.inputs;
    file.list = sources.list;
    file.folder = sources.folder;
    InputList all;
    if (!sources.served.isEmpty()) {
        const QString folder = pathFrom(sources.folder, sources.served);
        Checked<InputList> inputs = collectServed(folder, beginsWithGunzip(work), &stop);
        return inputs ? ListedInputs{finished(std::move(*inputs)), {}, folder}
                      : Failure::failure(inputs.error);
    }
    if (!sources.inputs.isEmpty()) {
        const bool onlyGz = work.fetch == FetchKind::File && beginsWithGunzip(work);
        Checked<InputList> inputs = work.fetch == FetchKind::Http
            ? collectUrls(inputPaths(file))
            : collectInputs(inputPaths(file), onlyGz, &stop);
        if (!inputs)
            return Failure::failure(inputs.error);
        all = std::move(*inputs);
    }
    for (const QString &path : listPaths(file)) {
        Checked<InputList> list = readList(path, work.fetch);
        if (!list)
            return Failure::failure(list.error);
        all.sources << list->sources;
        all.paths.append(list->paths);
    }
    WorkSpec listed;
    listed.fetch = work.fetch;
    listed.inputs = finished(std::move(all));
    return ListedInputs{listed.inputs, traitsOf(listed), {}};
}

Checked<QStringList> urlsOf(const QString &text)
{
    using Failure = Checked<QStringList>;
    QStringList urls;
    qsizetype number = 0;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        const QString url = line.trimmed();
        if (url.isEmpty() || url.startsWith(u'#'))
            continue;
        if (urls.size() == mostTypedUrls)
            return Failure::failure(QCoreApplication::translate(
                "Inputs", "more than %Ln URLs: put them into a file, and open it as a list", nullptr,
                mostTypedUrls));
        if (const QString problem = urlProblem(url.toUtf8()); !problem.isEmpty())
            return Failure::failure(
                QCoreApplication::translate("Inputs", "line %1: %2").arg(number).arg(problem));
        urls << url;
    }
    return urls;
}

InputSources recordedSources(const WorkSpec &work)
{
    InputSources sources;
    if (!work.inputs)
        return sources;
    if (work.served) {
        sources.served = work.served->folder;
        return sources;
    }
    // More than anybody types came from a list.
    if (work.fetch == FetchKind::Http && work.inputs->paths.size() <= std::size_t(mostTypedUrls)) {
        for (const QByteArray &url : work.inputs->paths)
            sources.inputs << QString::fromUtf8(url);
        return sources;
    }
    for (const QString &source : work.inputs->sources) {
        if (sources.list.isEmpty() && !holds(source, *work.inputs))
            sources.list = source;
        else
            sources.inputs << source;
    }
    return sources;
}

namespace {

// Of some of the URLs, each once, in their order.
QByteArrayList hostsAmong(const NameList &urls, std::size_t first, std::size_t last)
{
    QByteArrayList hosts;
    QSet<QByteArray> known;
    HostReader reader;
    const NameList::Iterator end = urls.from(last);
    for (NameList::Iterator url = urls.from(first); url != end; ++url) {
        if (reader.isSame(*url, url.shared()))
            continue;
        QByteArray host = reader.of(*url);
        for (const char *usual : {":80", ":443"})
            if (host.endsWith(usual))
                host.chop(static_cast<qsizetype>(qstrlen(usual)));
        if (known.contains(host))
            continue;
        known.insert(host);
        hosts << host;
    }
    return hosts;
}

QStringList hostsOf(const WorkSpec &work)
{
    constexpr std::size_t piece = 16 * NameList::pageNames;
    if (work.fetch != FetchKind::Http || !work.inputs)
        return {};
    const NameList &urls = work.inputs->paths;
    std::vector<QByteArrayList> some((urls.size() + piece - 1) / piece);
    sideBySide(some.size(), [&](std::size_t index) {
        some[index] = hostsAmong(urls, index * piece, std::min((index + 1) * piece, urls.size()));
        return true;
    });
    QStringList hosts;
    QSet<QByteArray> known;
    for (const QByteArrayList &among : some)
        for (const QByteArray &host : among)
            if (!known.contains(host)) {
                known.insert(host);
                hosts << QString::fromUtf8(host);
            }
    return hosts;
}

} // namespace

InputTraits traitsOf(const WorkSpec &work)
{
    return {hostsOf(work), hasSecretInputs(work), hasMaskedInputs(work)};
}

} // namespace overlapse
