// SPDX-License-Identifier: MIT
// Words in CBOR that stand for values; one that is not known fails the source.
#pragma once

#include "formats/cbor_source.h"
#include "formats/file_words.h"

namespace overlapse {

template<typename Value>
Value knownWord(CborSource &source, const QString &name, const std::optional<Value> &value)
{
    if (!value)
        source.fail(QStringLiteral("'%1' is not a word that is known here").arg(name.left(40).simplified()));
    return value.value_or(Value{});
}

template<typename Value, typename Words>
Value readWord(CborSource &source, const Words &words)
{
    const QString name = source.text();
    return knownWord<Value>(source, name, fromWord(words, name));
}

template<typename Value>
Value readName(CborSource &source, std::optional<Value> (*fromName)(const QString &))
{
    const QString name = source.text();
    return knownWord<Value>(source, name, fromName(name));
}

} // namespace overlapse
