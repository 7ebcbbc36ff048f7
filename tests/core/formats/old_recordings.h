// SPDX-License-Identifier: MIT
// What the files of earlier versions in tests/data/formats hold. The programs of those versions wrote them from this.
#pragma once

#include "core/formats/sample_recordings.h"

namespace overlapse {

/// Since version 2: real work from the web, with rules, with parts of a fetch, and two modes of it.
inline Recording webRecording()
{
    using namespace std::chrono_literals;
    Recording recording = realRecording();
    WorkSpec &work = recording.work;
    work.fetch = FetchKind::Http;
    auto urls = std::make_shared<InputList>();
    urls->sources = {QStringLiteral("urls.txt")};
    for (std::int64_t i = 0; i < work.items; ++i)
        urls->paths.push_back("https://example.org/" + QByteArray::number(qlonglong(i)) + ".gz");
    work.inputs = urls;
    work.steps = {{QStringLiteral("gunzip"), {}}, {QStringLiteral("cmd"), QStringLiteral("wc -l")}};
    work.rules = {.headers = {QStringLiteral("Authorization")},
                  .perHost = 3,
                  .rate = 2.5,
                  .timeout = 5s,
                  .deadline = 60s,
                  .retries = 4,
                  .maxBytes = 1000,
                  .stopAtError = true};
    const ItemDetail detail{.digest = "d",
                            .error = QStringLiteral("HTTP 503"),
                            .note = QStringLiteral("3 values"),
                            .httpStatus = 503,
                            .address = QStringLiteral("127.0.0.1"),
                            .parts = {{1ns, 5ns, 1, PartKind::Connect, Status::Ok},
                                      {5ns, 9ns, 1, PartKind::FirstByte, Status::Failed},
                                      {9ns, 20ns, 1, PartKind::Backoff, Status::Ok}}};
    recording.runs[0].trace.putDetail(1, detail);
    recording.runs.push_back(recording.runs[0]);
    recording.runs[1].spec = {.mode = Mode::Parallel, .fetchLimit = 3, .transformLimit = 7, .threads = 3};
    return recording;
}

/// Since version 3: a folder that the run serves to itself.
inline Recording servedRecording()
{
    Recording recording = webRecording();
    recording.work.served =
        ServedFolder{.folder = QStringLiteral("/srv/\u00e4"),
                     .latency = {.kind = TimeSpec::Kind::Lognormal, .a = Nanos(80'000'000), .p = 0.6},
                     .fail = 0.02,
                     .failWith = FailureKind::Stall};
    return recording;
}

} // namespace overlapse
