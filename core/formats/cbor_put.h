// SPDX-License-Identifier: MIT
// Entries of maps as recordings have them.
#pragma once

#include "formats/overlapse_file.h"

#include <QCborStreamWriter>
#include <QStringView>

#include <optional>

namespace overlapse {

inline void putKey(QCborStreamWriter &cbor, const char *name)
{
    cbor.append(QLatin1String(name));
}

inline void putInt(QCborStreamWriter &cbor, const char *name, std::int64_t value)
{
    putKey(cbor, name);
    cbor.append(qint64(value));
}

/// Null where there is none, and where it is not from 0 to `most`.
inline void putRealOrNull(QCborStreamWriter &cbor, const char *name, std::optional<double> value, double most)
{
    putKey(cbor, name);
    if (value && *value >= 0 && *value <= most)
        cbor.append(*value);
    else
        cbor.appendNull();
}

/// Cut to `most` UTF-16 units, and no half of a pair is left.
inline QStringView cutText(const QString &text, qsizetype most = maxTextLength)
{
    QStringView kept = QStringView(text).left(most);
    if (kept.size() < text.size() && kept.last().isHighSurrogate())
        kept.chop(1);
    return kept;
}

inline void putTextValue(QCborStreamWriter &cbor, const QString &text, qsizetype most = maxTextLength)
{
    cbor.append(cutText(text, most));
}

inline void putText(QCborStreamWriter &cbor, const char *name, const QString &text,
                    qsizetype most = maxTextLength)
{
    putKey(cbor, name);
    putTextValue(cbor, text, most);
}

} // namespace overlapse
