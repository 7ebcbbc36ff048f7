// SPDX-License-Identifier: MIT
// File descriptors that close themselves.
#pragma once

#include <array>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace overlapse {

class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor &&other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor &operator=(Descriptor &&other) noexcept
    {
        std::swap(m_number, other.m_number);
        return *this;
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;

    /// -1 if there is none; poll() passes over that.
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] bool isOpen() const { return m_number >= 0; }
    void close()
    {
        if (isOpen())
            ::close(release());
    }
    /// Whoever asks closes it.
    [[nodiscard]] int release() { return std::exchange(m_number, -1); }

private:
    int m_number = -1;
};

struct Pipe
{
    Descriptor readEnd;
    Descriptor writeEnd;

    /// Closed on exec. Above stderr even where our own stdin, stdout or stderr is closed: what a child puts there must
    /// not close its pipes. False and errno if there are no more.
    [[nodiscard]] bool open()
    {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return false;
        readEnd = aboveStandard(ends[0]);
        writeEnd = aboveStandard(ends[1]);
        return readEnd.isOpen() && writeEnd.isOpen();
    }

private:
    static Descriptor aboveStandard(int number)
    {
        Descriptor end(number);
        return number > STDERR_FILENO ? std::move(end)
                                      : Descriptor(::fcntl(number, F_DUPFD_CLOEXEC, STDERR_FILENO + 1));
    }
};

} // namespace overlapse
