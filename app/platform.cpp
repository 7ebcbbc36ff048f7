// SPDX-License-Identifier: MIT
#include "platform.h"

#include "commands.h"
#include "output.h"

#include <cstdio>
#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
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

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int kept = 64 << 20;
    constexpr int large = 16 << 20; // above it a block is the system's own, and given back at once
    // There is one thread yet.
    mallopt(M_TRIM_THRESHOLD, kept);  // NOLINT(concurrency-mt-unsafe)
    mallopt(M_MMAP_THRESHOLD, large); // NOLINT(concurrency-mt-unsafe)
#endif
}

} // namespace overlapse
