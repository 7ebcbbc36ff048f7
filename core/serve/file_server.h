// SPDX-License-Identifier: MIT
#pragma once

#include "serve/serve_counts.h"
#include "serve/serve_options.h"

#include <memory>

namespace overlapse {

/// A small web server for the files of a folder, on this machine alone (127.0.0.1): GET and HEAD over HTTP/1.1, with the
/// latencies, capacity and failures that are asked for, to try a crawler without a network; also pieces of a file (206, 416), and on
/// conditions (304, 412). It is used on the thread that made
/// it, which runs an event loop; counts() can be called on any. Nothing is cached, and nothing outside of the folder is
/// served. The folder itself, and each below it, is a plain list of its files' paths.
class FileServer
{
public:
    /// `tally` is what counts() reads, for those who want it to outlive the server.
    explicit FileServer(ServeOptions options,
                        std::shared_ptr<ServeTally> tally = std::make_shared<ServeTally>());
    ~FileServer();
    FileServer(const FileServer &) = delete;
    FileServer &operator=(const FileServer &) = delete;

    /// Empty, or one line that says what is wrong: "port 80: Permission denied".
    QString listen();
    /// Where it listens; 0 if it does not.
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] ServeCounts counts() const;
    /// Ends every connection, whatever it is at.
    void close();

private:
    class Private;
    std::unique_ptr<Private> m_private;
};

} // namespace overlapse
