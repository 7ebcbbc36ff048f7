// SPDX-License-Identifier: MIT
#include "standard_output.h"

#include "workload/system_error.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace overlapse {

namespace {

int errorStream = STDERR_FILENO;

// 0, or the system's reason.
int writeAll(int stream, const QByteArray &text)
{
    for (qsizetype at = 0; at < text.size();) {
        const ssize_t wrote =
            ::write(stream, text.constData() + at, static_cast<std::size_t>(text.size() - at));
        if (wrote >= 0) {
            at += wrote;
        } else if (errno == EAGAIN) { // whoever has the other end made it so
            pollfd room{.fd = stream, .events = POLLOUT, .revents = 0};
            ::poll(&room, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

} // namespace

void prepareStandardStreams()
{
    for (const int signal : {SIGPIPE, SIGXFSZ})
        ::signal(signal, SIG_IGN); // of commands, spawn() sets them back
    // Opened for what the stream is not used for, so that using it fails as it would have.
    static constexpr std::array modes{O_WRONLY, O_RDONLY, O_WRONLY};
    for (std::size_t stream = 0; stream < modes.size(); ++stream)
        if (::fcntl(static_cast<int>(stream), F_GETFD) < 0)
            ::open("/dev/null", modes[stream]); // the lowest number that is free
}

bool print(const QByteArray &text)
{
    const int error = writeAll(STDOUT_FILENO, text);
    if (error != 0)
        printError(QStringLiteral("overlapse: standard output: %1\n").arg(systemError(error)));
    return error == 0;
}

bool print(const QString &text)
{
    return print(text.toUtf8());
}

void printError(const QString &text)
{
    writeAll(errorStream, text.toUtf8());
}

bool terminalShowsErrors()
{
    return ::isatty(errorStream) == 1;
}

void silenceLibraries()
{
    const int kept = ::fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (kept >= 0 && nowhere >= 0 && ::dup2(nowhere, STDERR_FILENO) == STDERR_FILENO)
        errorStream = kept;
    if (nowhere >= 0)
        ::close(nowhere);
}

} // namespace overlapse
