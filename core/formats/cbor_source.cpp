// SPDX-License-Identifier: MIT
#include "formats/cbor_source.h"

#include "formats/shown_text.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <limits>

namespace overlapse {

namespace {

const char *typeName(QCborStreamReader::Type type)
{
    switch (type) {
    case QCborStreamReader::UnsignedInteger:
    case QCborStreamReader::NegativeInteger: return "an integer";
    case QCborStreamReader::ByteArray: return "a byte string";
    case QCborStreamReader::String: return "a text";
    case QCborStreamReader::Array: return "an array";
    case QCborStreamReader::Map: return "a map";
    case QCborStreamReader::Tag: return "a tag";
    case QCborStreamReader::SimpleType: return "a simple value";
    case QCborStreamReader::Float16:
    case QCborStreamReader::Float:
    case QCborStreamReader::Double: return "a floating-point number";
    case QCborStreamReader::Invalid: break;
    }
    return "nothing";
}

} // namespace

CborSource::CborSource(QIODevice &device) : m_device(device), m_reader(&m_device) {}

void CborSource::fail(const QString &what)
{
    failAt(m_reader.currentOffset(), what);
}

void CborSource::failAt(qint64 byte, const QString &what)
{
    if (ok())
        m_error = where() + printable(what) + QStringLiteral(" (byte %1)").arg(byte);
}

void CborSource::failCut(const QString &what)
{
    m_isCut = m_isCut || ok();
    fail(what);
}

QString CborSource::where() const
{
    QString path;
    for (const Step &step : m_path) {
        if (!step.name && step.index >= 0)
            path += QStringLiteral("[%1]").arg(step.index);
        else if (step.name)
            path += (path.isEmpty() ? QString() : QStringLiteral(".")) + QLatin1String(step.name);
    }
    return path.isEmpty() ? path : path + QStringLiteral(": ");
}

void CborSource::failBroken()
{
    if (m_reader.lastError() == QCborError::EndOfFile)
        failCut(QStringLiteral("the file is cut short"));
    else
        fail(QStringLiteral("this is not valid CBOR: %1").arg(m_reader.lastError().toString()));
}

bool CborSource::expect(bool found, const char *what)
{
    if (!ok())
        return false;
    if (m_reader.lastError() != QCborError::NoError)
        failBroken();
    else if (!m_reader.hasNext())
        fail(QStringLiteral("expected %1, found the end").arg(QLatin1String(what)));
    else if (!found)
        fail(QStringLiteral("expected %1, found %2")
                 .arg(QLatin1String(what), QLatin1String(typeName(m_reader.type()))));
    return ok();
}

// For what has a length: known, and possible in the bytes that are left, each element taking one at least.
bool CborSource::expectLength(const char *what, qint64 least, qint64 most)
{
    if (!m_reader.isLengthKnown()) {
        fail(QStringLiteral("%1 must say its length").arg(QLatin1String(what)));
        return false;
    }
    const quint64 length = m_reader.length();
    if (length > quint64(bytesLeft()))
        failCut(QStringLiteral("the file is cut short: %1 of length %2 with %3 bytes left")
                    .arg(QLatin1String(what))
                    .arg(length)
                    .arg(bytesLeft()));
    else if (length < quint64(least) || length > quint64(most))
        fail(least == most ? QStringLiteral("%1 of length %2, expected %3")
                                 .arg(QLatin1String(what))
                                 .arg(length)
                                 .arg(most)
                           : QStringLiteral("%1 of length %2, expected at most %3")
                                 .arg(QLatin1String(what))
                                 .arg(length)
                                 .arg(most));
    return ok();
}

void CborSource::next()
{
    m_reader.next();
    // Where that failed, expect() says so at the next value, or leave() and endOfFile() do.
}

qint64 CborSource::bytesLeft() const
{
    return std::max<qint64>(m_device.size() - m_reader.currentOffset(), 0);
}

qint64 CborSource::enterMap()
{
    if (!expect(m_reader.isMap(), "a map") || !expectLength("a map", 0, std::numeric_limits<qint64>::max()))
        return 0;
    const auto length = static_cast<qint64>(m_reader.length());
    m_reader.enterContainer();
    m_path.push_back({nullptr, -1});
    return length;
}

qint64 CborSource::enterArray(qint64 most)
{
    if (!expect(m_reader.isArray(), "an array") || !expectLength("an array", 0, most))
        return 0;
    const auto length = static_cast<qint64>(m_reader.length());
    m_reader.enterContainer();
    m_path.push_back({nullptr, -1});
    return length;
}

void CborSource::leave()
{
    if (!ok())
        return;
    m_path.back() = {nullptr, -1};
    if (m_reader.lastError() != QCborError::NoError) {
        failBroken();
    } else if (m_reader.hasNext()) {
        if (m_reader.parentContainerType() == QCborStreamReader::Map && m_reader.isString())
            fail(QStringLiteral("unknown key %1").arg(shown(text())));
        else
            fail(QStringLiteral("more entries than expected"));
    } else {
        m_path.pop_back();
        if (!m_reader.leaveContainer())
            failBroken();
    }
}

void CborSource::key(const char *name)
{
    if (!ok())
        return;
    m_path.back() = {nullptr, -1};
    const QByteArray what = QByteArrayLiteral("the key '") + name + '\'';
    if (!expect(m_reader.isString(), what.constData()))
        return;
    const qint64 byte = m_reader.currentOffset();
    const QString found = text();
    if (ok() && found != QLatin1String(name))
        failAt(byte,
               QStringLiteral("expected the key '%1', found %2").arg(QLatin1String(name), shown(found)));
    m_path.back() = {name, 0};
}

void CborSource::element(qint64 index)
{
    if (ok())
        m_path.back() = {nullptr, index};
}

void CborSource::endOfFile()
{
    if (!ok())
        return;
    m_path.clear();
    if (m_reader.lastError() != QCborError::NoError)
        failBroken();
    else if (bytesLeft() > 0)
        fail(QStringLiteral("%1 bytes follow the end of the recording").arg(bytesLeft()));
}

void CborSource::tag(quint64 number)
{
    if (!expect(m_reader.isTag(), "a tag"))
        return;
    const auto found = static_cast<quint64>(m_reader.toTag());
    if (found != number)
        fail(QStringLiteral("expected the tag %1, found %2").arg(number).arg(found));
    else
        next();
}

qint64 CborSource::integer(qint64 least, qint64 most)
{
    if (!expect(m_reader.isInteger(), "an integer"))
        return 0;
    const bool tooLarge = m_reader.isUnsignedInteger()
        ? m_reader.toUnsignedInteger() > quint64(std::numeric_limits<qint64>::max())
        : quint64(m_reader.toNegativeInteger()) - 1 > quint64(std::numeric_limits<qint64>::max());
    const qint64 value = tooLarge ? 0 : m_reader.toInteger();
    if (tooLarge)
        fail(QStringLiteral("an integer of more than 63 bits, expected %1 to %2").arg(least).arg(most));
    else if (value < least || value > most)
        fail(QStringLiteral("%1 is out of range, expected %2 to %3").arg(value).arg(least).arg(most));
    if (!ok())
        return 0;
    next();
    return value;
}

quint64 CborSource::unsignedInteger()
{
    if (!expect(m_reader.isUnsignedInteger(), "an integer of at least 0"))
        return 0;
    const quint64 value = m_reader.toUnsignedInteger();
    next();
    return value;
}

double CborSource::real()
{
    if (!expect(m_reader.isDouble(), "a double-precision number"))
        return 0;
    const double value = m_reader.toDouble();
    if (!std::isfinite(value))
        fail(QStringLiteral("expected a finite number"));
    next();
    return ok() ? value : 0;
}

double CborSource::real(double most)
{
    const double value = real();
    if (!(value >= 0 && value <= most))
        fail(QStringLiteral("%1 is out of range, expected 0 to %2").arg(value).arg(most));
    return value;
}

std::optional<double> CborSource::realOrNull(double most)
{
    if (nextIsNull()) {
        null();
        return std::nullopt;
    }
    return real(most);
}

bool CborSource::boolean()
{
    if (!expect(m_reader.isBool(), "true or false"))
        return false;
    const bool value = m_reader.toBool();
    next();
    return value;
}

void CborSource::null()
{
    if (expect(m_reader.isNull(), "null"))
        next();
}

QString CborSource::text()
{
    if (!expect(m_reader.isString(), "a text") || !expectLength("a text", 0, maxTextBytes))
        return {};
    QString text;
    QCborStreamReader::StringResult<QString> chunk = m_reader.readString();
    for (; chunk.status == QCborStreamReader::Ok; chunk = m_reader.readString())
        text += chunk.data;
    if (chunk.status == QCborStreamReader::Error) {
        failBroken();
        return {};
    }
    return text;
}

QByteArray CborSource::bytes(qint64 most)
{
    if (!expect(m_reader.isByteArray(), "a byte string") || !expectLength("a byte string", 0, most))
        return {};
    QByteArray bytes;
    QCborStreamReader::StringResult<QByteArray> chunk = m_reader.readByteArray();
    for (; chunk.status == QCborStreamReader::Ok; chunk = m_reader.readByteArray())
        bytes += chunk.data;
    if (chunk.status == QCborStreamReader::Error) {
        failBroken();
        return {};
    }
    return bytes;
}

qint64 CborSource::skipBytes(qint64 size)
{
    if (!expect(m_reader.isByteArray(), "a byte string") || !expectLength("a byte string", size, size))
        return 0;
    // Reading into a smaller buffer passes over the rest without touching it.
    char first = 0;
    QCborStreamReader::StringResultCode status = QCborStreamReader::Ok;
    qint64 end = 0;
    while (status == QCborStreamReader::Ok) {
        status = m_reader.readStringChunk(&first, 1).status;
        end = m_reader.currentOffset();
    }
    if (status == QCborStreamReader::Error)
        failBroken();
    return end - size;
}

qint64 CborSource::skipAnyBytes(qint64 &size)
{
    size = 0;
    if (!expect(m_reader.isByteArray(), "a byte string")
        || !expectLength("a byte string", 0, std::numeric_limits<qint64>::max()))
        return 0;
    size = static_cast<qint64>(m_reader.length());
    return skipBytes(size);
}

std::vector<qint64> CborSource::int64Array(qint64 least, qint64 most)
{
    tag(79);
    if (!expect(m_reader.isByteArray(), "a byte string")
        || !expectLength("a byte string", 0, std::numeric_limits<qint64>::max()))
        return {};
    const auto size = static_cast<qint64>(m_reader.length());
    const qint64 begin = m_reader.currentOffset();
    if (size % 8 != 0) {
        fail(QStringLiteral("%1 bytes are not a whole number of 64-bit integers").arg(size));
        return {};
    }
    std::vector<qint64> values(static_cast<std::size_t>(size / 8));
    QCborStreamReader::StringResultCode status = QCborStreamReader::Ok;
    while (status == QCborStreamReader::Ok)
        status = m_reader.readStringChunk(reinterpret_cast<char *>(values.data()), size).status;
    if (status == QCborStreamReader::Error) {
        failBroken();
        return {};
    }
    qFromLittleEndian<qint64>(values.data(), qsizetype(values.size()), values.data());
    const auto bad =
        std::find_if(values.begin(), values.end(), [=](qint64 v) { return v < least || v > most; });
    if (bad != values.end())
        failAt(begin,
               QStringLiteral("element %1 is %2, expected %3 to %4")
                   .arg(bad - values.begin())
                   .arg(*bad)
                   .arg(least)
                   .arg(most));
    return values;
}

} // namespace overlapse
