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
    for (QByteArray &path : list->paths) {
        const QByteArray below = path.mid(root.size());
        path = QByteArray("http://") + servedHost
            + QByteArray::fromStdString(targetOf(std::string_view(below.data(), std::size_t(below.size()))));
    }
    return list;
}

} // namespace overlapse
