// SPDX-License-Identifier: MIT
// URLs of inputs: whether one can be fetched, whose turn it takes, and how it may be shown.
#pragma once

#include <QByteArray>
#include <QHash>
#include <QHashFunctions>
#include <QString>

namespace overlapse {

/// Empty, or one line that says why this cannot be fetched: only whole http and https URLs can.
QString urlProblem(const QByteArray &url);

/// Empty, or one line that says what a "Name: value" lacks.
QString headerProblem(const QString &header);

/// "host:port" in lower case, for limits by host; empty if the URL is malformed.
QByteArray hostOf(const QByteArray &url);

/// hostOf() of one URL after another. Most URLs begin as others before them did, and a host is parsed once for them all.
class HostReader
{
public:
    QByteArray of(const QByteArray &url);
    /// Whether a URL has the host of the one before it, with which it shares so many bytes at its beginning: that was read, or
    /// found to be the same. False: it is to be read.
    [[nodiscard]] bool isSame(const QByteArray &url, qsizetype shared) const;

private:
    QByteArray m_origin; ///< how the latest is written
    QByteArray m_host;
    bool m_isUsual = false;                ///< the latest begins with m_origin
    QHash<QByteArray, QByteArray> m_hosts; ///< by how scheme, host and port are written; some of the latest
};

/// Of hosts, for maps by them.
struct HashHost
{
    std::size_t operator()(const QByteArray &host) const { return qHash(host); }
};

/// "https://host:port" in lower case: who is asked. The same host by another scheme, or at another port, is another.
QByteArray originOf(const QByteArray &url);

/// Whether the host is this machine, by name or address: no proxy is asked for it.
bool isLoopback(const QByteArray &url);

/// Without credentials and without the values of the path's parameters and of the query, nor such values in the fragment:
/// "https://***@host/path;session=***?key=***#token=***".
QByteArray maskedUrl(const QByteArray &url);

} // namespace overlapse
