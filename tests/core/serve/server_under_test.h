// SPDX-License-Identifier: MIT
#pragma once

#include "serve/server_thread.h"

#include "folder_to_serve.h"
#include "raw_client.h"

namespace overlapse {

/// A server of a folder, on a thread, so that clients here may wait for it.
class ServerUnderTest
{
public:
    explicit ServerUnderTest(const FolderToServe &folder, ServeOptions options = {})
        : m_server([&folder, &options] {
              options.folder = folder.path();
              return options;
          }())
    {
        const QString error = m_server.start();
        if (!error.isEmpty())
            qFatal("%s", qPrintable(error));
    }
    [[nodiscard]] RawClient client(int receiveBuffer = 0) const
    {
        return RawClient(m_server.port(), receiveBuffer);
    }
    [[nodiscard]] RawResponse get(const QByteArray &target) const { return client().get(target); }
    [[nodiscard]] ServeCounts counts() const { return m_server.counts(); }
    [[nodiscard]] ServerThread &thread() { return m_server; }

private:
    ServerThread m_server;
};

/// Content that shows where a piece of it was taken from.
inline QByteArray telling(qsizetype size)
{
    QByteArray content(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        content[i] = static_cast<char>(i * 7 + i / 1000);
    return content;
}

} // namespace overlapse
