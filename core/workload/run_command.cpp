// SPDX-License-Identifier: MIT
#include "workload/run_command.h"

#include "workload/byte_text.h"
#include "workload/descriptor.h"
#include "workload/group_cpu.h"
#include "workload/inputs.h"
#include "workload/running_commands.h"
#include "workload/spawn.h"
#include "workload/system_error.h"
#include "workload/without_sigpipe.h"
#include "workload/work_clock.h"
#include "workload/work_text.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <optional>

#include <poll.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace overlapse {

namespace {

using namespace std::chrono_literals;
using Clock = WorkClock; // a pause of the whole program is not the command's

constexpr Nanos grace = 50ms;             // from SIGTERM to SIGKILL
constexpr Nanos longestSilence = 500ms;   // of a pipe whose command has exited
constexpr std::size_t pipeBytes = 65'536; // what a pipe holds
constexpr qsizetype keptOfStderr = 1024;

// Where the system has no descriptor to wait for, one looks again and again.
constexpr int lookForStopMs = 20;
constexpr int lookForExitMs = 2;

QByteArray plainQuoted(const QByteArray &name)
{
    return '\'' + name + '\'';
}

// A carriage return begins a line again: what a progress meter wrote over is not part of the last one.
QString lastLine(QByteArray text, bool isWhole)
{
    const auto endsLine = [](char c) { return c == '\n' || c == '\r'; };
    while (!text.isEmpty() && (endsLine(text.back()) || text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    const qsizetype begin = std::find_if(text.crbegin(), text.crend(), endsLine).base() - text.cbegin();
    return (begin > 0 || isWhole ? QString() : QStringLiteral("…")) + QString::fromUtf8(text.mid(begin));
}

// One command from its start until it is reaped.
class Command
{
public:
    Command(const QByteArray &in, const CommandLimits &limits, const StopSignal *stop)
        : m_in(in), m_limits(limits), m_stop(stop)
    {
    }
    CommandResult run(const std::vector<QByteArray> &words);

private:
    [[nodiscard]] QString start(const std::vector<QByteArray> &words);
    void watch();
    void endGroup();
    void readRestOfStderr();
    void reap();

    [[nodiscard]] bool stopRequested() const { return m_stop && m_stop->requested(); }
    [[nodiscard]] bool hasEnded(Clock::time_point now) const;
    [[nodiscard]] Nanos silenceLeft(Clock::time_point now) const; // once it has exited
    [[nodiscard]] QString limitPassed(Clock::time_point now) const;
    [[nodiscard]] Nanos timeLeft(Clock::time_point now) const;
    [[nodiscard]] int timeoutMs(Nanos most) const;
    void waitFor(Nanos most);
    void look();
    void exited();
    void write();
    void read(Descriptor &from);
    void keep(const char *bytes, qsizetype count);
    void keepOfStderr(const char *bytes, qsizetype count);
    [[nodiscard]] QString exitText(int status) const;

    const QByteArray &m_in;
    const CommandLimits &m_limits;
    const StopSignal *const m_stop;
    CommandResult m_result;
    RunningCommand m_place;
    pid_t m_process = -1; // and its group
    Descriptor m_stdin;
    Descriptor m_stdout;
    Descriptor m_stderr;
    Descriptor m_exit; // readable when it has exited; closed then
    bool m_exited = false;
    Nanos m_left{0};       // CPU time of its group that no rusage has
    bool m_ending = false; // what it still says is not kept
    qsizetype m_written = 0;
    QByteArray m_errors;       // the end of stderr
    bool m_errorsWhole = true; // its beginning is there too
    Clock::time_point m_started;
    Clock::time_point m_lastOutput;
    Clock::time_point m_exitSeen;
};

QString Command::start(const std::vector<QByteArray> &words)
{
    Pipe in;
    Pipe out;
    Pipe err;
    int error = 0;
    if (!out.open() || !err.open() || (!m_in.isEmpty() && !in.open()))
        error = errno;
    // Only our end: the command's would surprise it.
    if (in.writeEnd.isOpen() && ::fcntl(in.writeEnd.number(), F_SETFL, O_NONBLOCK) != 0)
        error = errno;
    if (error == 0)
        error = spawn(words, in.readEnd.number(), out.writeEnd.number(), err.writeEnd.number(), m_process);
    if (error != 0)
        return systemError(error);
    m_place.started(m_process);
    m_started = m_lastOutput = Clock::now();
    m_stdin = std::move(in.writeEnd);
    m_stdout = std::move(out.readEnd);
    m_stderr = std::move(err.readEnd);
    m_exit = Descriptor(static_cast<int>(::syscall(SYS_pidfd_open, m_process, 0)));
    return {};
}

// Whoever it left in the background may hold its stdout open for as long as it likes.
bool Command::hasEnded(Clock::time_point now) const
{
    return m_exited && (!m_stdout.isOpen() || silenceLeft(now) <= Nanos(0));
}

Nanos Command::silenceLeft(Clock::time_point now) const
{
    const Nanos enough = m_limits.idle > Nanos(0) ? std::min(m_limits.idle, longestSilence) : longestSilence;
    return enough - (now - std::max(m_lastOutput, m_exitSeen));
}

QString Command::limitPassed(Clock::time_point now) const
{
    if (m_limits.total > Nanos(0) && now - m_started >= m_limits.total)
        return QStringLiteral("took longer than %1").arg(exactDuration(m_limits.total));
    if (!m_exited && m_limits.idle > Nanos(0) && now - m_lastOutput >= m_limits.idle)
        return QStringLiteral("no output for %1").arg(exactDuration(m_limits.idle));
    return {};
}

Nanos Command::timeLeft(Clock::time_point now) const
{
    Nanos left = Nanos::max();
    if (m_limits.total > Nanos(0))
        left = std::min(left, m_limits.total - (now - m_started));
    if (!m_exited && m_limits.idle > Nanos(0))
        left = std::min(left, m_limits.idle - (now - m_lastOutput));
    if (m_exited)
        left = std::min(left, silenceLeft(now));
    return left;
}

int Command::timeoutMs(Nanos most) const
{
    int timeout = most == Nanos::max()
        ? -1
        : static_cast<int>(
            std::chrono::ceil<std::chrono::milliseconds>(std::clamp(most, Nanos(0), Nanos(1h))).count());
    const auto atMost = [&timeout](int ms) { timeout = timeout < 0 ? ms : std::min(timeout, ms); };
    if (m_stop && m_stop->descriptor() < 0)
        atMost(lookForStopMs);
    if (!m_exited && !m_exit.isOpen())
        atMost(m_ending || !m_stdout.isOpen() ? lookForExitMs : lookForStopMs);
    return timeout;
}

void Command::waitFor(Nanos most)
{
    const int stop = m_stop && !m_ending ? m_stop->descriptor() : -1;
    std::array<pollfd, 5> all{{{m_stdin.number(), POLLOUT, 0},
                               {m_stdout.number(), POLLIN, 0},
                               {m_stderr.number(), POLLIN, 0},
                               {m_exit.number(), POLLIN, 0},
                               {stop, POLLIN, 0}}};
    if (::poll(all.data(), all.size(), timeoutMs(most)) < 0)
        return; // a signal came: whoever waits asks again
    if (all[0].revents != 0)
        write();
    // A closed end is told as readable too, and read() then says so.
    if (all[1].revents != 0)
        read(m_stdout);
    if (all[2].revents != 0)
        read(m_stderr);
    if (all[3].revents != 0) {
        exited();
        m_exit.close();
    } else if (!m_exit.isOpen() && !m_exited) {
        look();
    }
}

// Whether it has exited, where nothing tells; it stays to be reaped.
void Command::look()
{
    siginfo_t info{};
    const int got = ::waitid(P_PID, static_cast<id_t>(m_process), &info, WEXITED | WNOHANG | WNOWAIT);
    if ((got == 0 && info.si_pid == m_process) || (got < 0 && errno != EINTR))
        exited();
}

void Command::exited()
{
    m_exited = true;
    m_exitSeen = Clock::now();
}

void Command::write()
{
    const ssize_t count = ::write(m_stdin.number(), m_in.constData() + m_written,
                                  static_cast<std::size_t>(m_in.size() - m_written));
    if (count > 0)
        m_written += count;
    const bool later = count < 0 && (errno == EINTR || errno == EAGAIN);
    if (m_written == m_in.size() || (count < 0 && !later)) // it need not read all, as in a shell's pipe
        m_stdin.close();
}

// Called when poll() says that this does not block.
void Command::read(Descriptor &from)
{
    std::array<char, pipeBytes> bytes; // NOLINT(cppcoreguidelines-pro-type-member-init): read() fills it
    const ssize_t count = ::read(from.number(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR)
        return;
    if (count <= 0) {
        from.close();
        return;
    }
    m_lastOutput = Clock::now();
    if (m_ending)
        return;
    if (&from == &m_stdout)
        keep(bytes.data(), count);
    else
        keepOfStderr(bytes.data(), count);
}

void Command::keep(const char *bytes, qsizetype count)
{
    m_result.out.append(bytes, count);
    if (m_result.out.size() <= m_limits.maxBytes)
        return;
    m_result.out.truncate(m_limits.maxBytes);
    m_result.error = QStringLiteral("more than %1 of output").arg(bytesText(m_limits.maxBytes));
}

void Command::keepOfStderr(const char *bytes, qsizetype count)
{
    m_errors.append(bytes, count);
    if (m_errors.size() <= keptOfStderr)
        return;
    m_errors.remove(0, m_errors.size() - keptOfStderr);
    m_errorsWhole = false;
}

// Until it has ended by itself, or there is an error.
void Command::watch()
{
    for (Clock::time_point now = Clock::now(); !hasEnded(now) && m_result.error.isEmpty();
         now = Clock::now()) {
        if (stopRequested()) {
            m_result.stopped = true;
            m_result.error = QStringLiteral("stopped");
        } else if (QString passed = limitPassed(now); !passed.isEmpty()) {
            m_result.error = std::move(passed);
        } else {
            waitFor(timeLeft(now));
        }
    }
}

// Its group is ours until it is reaped: a zombie keeps its number.
void Command::endGroup()
{
    m_ending = true;
    m_stdin.close();
    ::kill(-m_process, SIGTERM);
    ::kill(-m_process, SIGCONT); // one that stands still hears it too
    const Clock::time_point end = Clock::now() + grace;
    for (Clock::time_point now = Clock::now();
         now < end && !(m_exited && !m_stdout.isOpen() && !m_stderr.isOpen()); now = Clock::now())
        waitFor(end - now);
    if (!m_result.stopped) // of a stopped one nobody asks, and there may be many at once
        m_left = cpuOfGroup(m_process, m_process);
    ::kill(-m_process, SIGKILL);
    ::kill(m_process, SIGKILL); // it may have left its group
}

// What was written before the exit is there by now, and is at most what a pipe holds. Others may keep writing.
void Command::readRestOfStderr()
{
    pollfd one{m_stderr.number(), POLLIN, 0};
    if (m_stderr.isOpen() && ::poll(&one, 1, 0) == 1)
        read(m_stderr);
}

QString Command::exitText(int status) const
{
    QString text;
    if (WIFEXITED(status)) {
        if (WEXITSTATUS(status) == 0)
            return {};
        text = QStringLiteral("exit status %1").arg(WEXITSTATUS(status));
    } else {
        text = QStringLiteral("killed by signal %1").arg(WTERMSIG(status));
        if (const char *name = ::sigabbrev_np(WTERMSIG(status)))
            text += QStringLiteral(" (SIG%1)").arg(QLatin1String(name));
    }
    const QString line = lastLine(m_errors, m_errorsWhole);
    return line.isEmpty() ? text : text + QStringLiteral(": ") + line;
}

void Command::reap()
{
    m_place.ended();
    int status = 0;
    rusage usage{};
    pid_t got = 0;
    do
        got = ::wait4(m_process, &status, 0, &usage);
    while (got < 0 && errno == EINTR);
    if (got < 0) { // whoever started us made the system reap our children
        if (m_result.error.isEmpty())
            m_result.error = QStringLiteral("its exit status is lost: %1").arg(systemError(errno));
        return;
    }
    const auto time = [](const timeval &value) {
        return std::chrono::seconds(value.tv_sec) + std::chrono::microseconds(value.tv_usec);
    };
    // The system's account is of the command and of what it, and they, waited for. What else is in its group, as a
    // pipeline of which a shell that was killed did not wait for, is asked what it has used so far; what a command
    // leaves in the background uses more after that, and what left the group was not waited for: nobody counts these.
    if (!m_ending && ::kill(-m_process, 0) == 0)
        m_left = cpuOfGroup(m_process, m_process);
    m_result.cpu = time(usage.ru_utime) + time(usage.ru_stime) + m_left;
    if (m_result.error.isEmpty())
        m_result.error = exitText(status);
}

CommandResult Command::run(const std::vector<QByteArray> &words)
{
    if (stopRequested() || !m_place.mayStart()) {
        m_result.stopped = true;
        m_result.error = QStringLiteral("stopped");
        return std::move(m_result);
    }
    if (const QString why = start(words); !why.isEmpty()) {
        m_result.error =
            QStringLiteral("cannot start %1: %2").arg(inputText(plainQuoted(words.front())), why);
        return std::move(m_result);
    }
    std::optional<WithoutSigpipe> quiet;
    if (m_stdin.isOpen())
        quiet.emplace();
    watch();
    if (m_result.error.isEmpty())
        readRestOfStderr();
    else
        endGroup();
    reap();
    return std::move(m_result);
}

} // namespace

CommandResult runCommand(const std::vector<QByteArray> &words, const QByteArray &in,
                         const CommandLimits &limits, const StopSignal *stop)
{
    const auto fails = [](const QString &error) { return CommandResult{.error = error}; };
    if (words.empty())
        return fails(QStringLiteral("there is no command"));
    // It would be cut there, and name something else.
    if (std::any_of(words.begin(), words.end(), [](const QByteArray &word) { return word.contains('\0'); }))
        return fails(QStringLiteral("cannot start %1: a NUL in one of its words")
                         .arg(inputText(plainQuoted(words.front()))));
    return Command(in, limits, stop).run(words);
}

} // namespace overlapse
