// SPDX-License-Identifier: MIT
// libFuzzer: any bytes are refused in one sentence, or make a recording that keeps its promises, that analysis
// copes with, and that is written in one form. Built by hand, from the top of the checkout:
//
//   Q=/usr/include/$(dpkg-architecture -qDEB_HOST_MULTIARCH)/qt6
//   clang++ -std=c++20 -g -O1 -fPIC -DQT_NO_KEYWORDS -DOVERLAPSE_VERSION='"fuzz"' \
//       -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -Icore -I$Q -I$Q/QtCore \
//       tests/fuzz/fuzz_recording.cpp core/{analysis,formats,pipeline,trace,virtual,workload}/*.cpp \
//       -lQt6Core -ldeflate -lcrypto -o fuzz_recording
//   ./fuzz_recording -max_len=20000 CORPUS tests/data/formats
#include "analysis/verdict.h"
#include "formats/csv.h"
#include "formats/json.h"
#include "formats/overlapse_file.h"
#include "formats/run_check.h"

#include <QBuffer>

#include <cstdlib>

using namespace overlapse;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char *>(data), qsizetype(size));
    const Checked<Recording> recording = readRecording(bytes);
    if (!recording) {
        if (recording.error.isEmpty() || recording.error.contains(u'\n'))
            std::abort();
        return 0;
    }
    for (const Run &run : recording->runs)
        if (!checkRun(run).isEmpty())
            std::abort();
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    if (!writeRecording(buffer, *recording))
        std::abort();
    bestModeSentence(*recording, figuresOf(*recording));
    QBuffer text;
    text.open(QIODevice::WriteOnly);
    if (!writeJson(text, *recording, true) || !writeCsv(text, *recording))
        std::abort();
    // What was read in any valid form is written in one form.
    const QByteArray first = buffer.data();
    const Checked<Recording> again = readRecording(first);
    if (!again)
        std::abort();
    QBuffer second;
    second.open(QIODevice::WriteOnly);
    if (!writeRecording(second, *again) || second.data() != first)
        std::abort();
    return 0;
}
