// SPDX-License-Identifier: MIT
// The real transforms: what is done to the bytes that a fetch brought.
#pragma once

#include "pipeline/work_spec.h"

namespace overlapse {

struct TransformResult
{
    QByteArray digest;      ///< raw SHA-256; empty unless asked for
    std::int64_t bytes = 0; ///< what came out of the last step that changes the data
    QString error;          ///< empty if it went well
};

/// Runs the steps one after the other on the calling thread; safe from any thread. Errors are values.
TransformResult applySteps(const std::vector<TransformStep> &steps, const QByteArray &data);

/// Before a run's time zero: the first digest of a process makes OpenSSL load what it needs, which takes 1.3 ms.
void prepareTransforms(const std::vector<TransformStep> &steps);

/// A file that unpacks to more than this is refused: one bomb must not take the machine's memory.
inline constexpr qsizetype maxUnpackedBytes = qsizetype(1) << 30;

/// All members of a gzip file, as gunzip would; error text in `error`.
QByteArray gunzip(const QByteArray &packed, QString &error);
QByteArray sha256(const QByteArray &data);

} // namespace overlapse
