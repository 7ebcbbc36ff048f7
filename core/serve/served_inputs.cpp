// SPDX-License-Identifier: MIT
#include "serve/served_inputs.h"

#include "serve/served_path.h"
#include "workload/inputs.h"

#include <QFileInfo>

namespace overlapse {

Checked<InputList> collectServed(const QString &folder, bool onlyGz, const std::atomic<bool> *stop)
{
    if (QFileInfo(folder).isFile())
        return Checked<InputList>::failure(QStringLiteral("%1: not a folder").arg(folder));
    Checked<InputList> list = collectInputs({folder}, onlyGz, stop);
    if (!list)
        return list;
    QByteArray root = folder.toLocal8Bit();
    if (!root.endsWith('/'))
        root += '/';
    NameList urls;
    for (const QByteArray &path : list->paths) {
        const QByteArray below = path.mid(root.size());
        urls.push_back(
            QByteArray("http://") + servedHost
            + QByteArray::fromStdString(targetOf(std::string_view(below.data(), std::size_t(below.size())))));
    }
    list->paths = std::move(urls);
    return list;
}

} // namespace overlapse
