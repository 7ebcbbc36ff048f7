// SPDX-License-Identifier: MIT
// Entries of maps as recordings have them.
#pragma once

#include "formats/overlapse_file.h"

#include <QCborStreamWriter>
#include <QStringView>

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

/// Cut to `most` UTF-16 units, and no half of a pair is left.
inline void putTextValue(QCborStreamWriter &cbor, const QString &text, qsizetype most = maxTextLength)
{
    QStringView kept = QStringView(text).left(most);
    if (kept.size() < text.size() && kept.last().isHighSurrogate())
        kept.chop(1);
    cbor.append(kept);
}

inline void putText(QCborStreamWriter &cbor, const char *name, const QString &text,
                    qsizetype most = maxTextLength)
{
    putKey(cbor, name);
    putTextValue(cbor, text, most);
}

} // namespace overlapse
