// SPDX-License-Identifier: MIT
// A strict reader of CBOR from anywhere: every value must be of the type and in the range that is asked for,
// keys stand in one order, lengths are known, and no memory is taken that the rest of the file does not warrant.
#pragma once

#include <QByteArray>
#include <QCborStreamReader>
#include <QIODevice>
#include <QString>

#include <optional>
#include <vector>

namespace overlapse {

/// A view of a device whose size is asked for once. QFile asks the system each time, and QCborStreamReader asks
/// several times a value.
class SizedDevice final : public QIODevice
{
public:
    explicit SizedDevice(QIODevice &device) : m_device(device), m_size(device.size()) { open(ReadOnly); }
    [[nodiscard]] qint64 size() const override { return m_size; }
    bool seek(qint64 position) override { return QIODevice::seek(position) && m_device.seek(position); }

protected:
    qint64 readData(char *data, qint64 most) override { return m_device.read(data, most); }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QIODevice &m_device;
    qint64 m_size;
};

/// Once something is wrong, every further call does nothing and returns zero or empty.
class CborSource
{
public:
    /// Reads on from where the device is, which must be its beginning.
    explicit CborSource(QIODevice &device);

    [[nodiscard]] bool ok() const { return m_error.isEmpty(); }
    /// One sentence: the key path, what is wrong there, and at which byte.
    [[nodiscard]] const QString &error() const { return m_error; }
    /// Only the first failure is kept.
    void fail(const QString &what);
    /// For failures at a byte that was passed already.
    void failAt(qint64 byte, const QString &what);
    /// Without key path and byte, and instead of an earlier failure.
    void failPlainly(const QString &sentence) { m_error = sentence; }
    /// Whether it failed because the file ends too early.
    [[nodiscard]] bool isCutShort() const { return m_isCut; }

    /// Both return the number of entries; leave() checks that all were read.
    qint64 enterMap();
    qint64 enterArray(qint64 most);
    void leave();
    /// The next entry of a map must have this name (a literal); its value is read next.
    void key(const char *name);
    /// The next value is this element of the array.
    void element(qint64 index);
    /// After the outermost value.
    void endOfFile();

    void tag(quint64 number);
    qint64 integer(qint64 least, qint64 most);
    quint64 unsignedInteger();
    double real();
    /// From 0 to `most`.
    double real(double most);
    /// From 0 to `most`; null is none.
    std::optional<double> realOrNull(double most);
    bool boolean();
    QString text();
    QByteArray bytes(qint64 most);
    /// Skips a byte string of exactly this size and returns the position of its first byte.
    qint64 skipBytes(qint64 size);
    /// Skips one of any size, and says which.
    qint64 skipAnyBytes(qint64 &size);
    /// An RFC 8746 array of 64-bit integers, whole.
    std::vector<qint64> int64Array(qint64 least, qint64 most);

    /// What comes next; no failure.
    [[nodiscard]] bool nextIsNull() const { return ok() && m_reader.isNull(); }
    [[nodiscard]] bool nextIsTag() const { return ok() && m_reader.isTag(); }
    [[nodiscard]] bool nextIsMap() const { return ok() && m_reader.isMap(); }
    [[nodiscard]] bool nextIsText() const { return ok() && m_reader.isString(); }
    void null();

    [[nodiscard]] qint64 bytesLeft() const;

    static constexpr qint64 maxTextBytes = 65'536;

private:
    struct Step
    {
        const char *name; // of a map's entry; null in an array
        qint64 index;
    };
    bool expect(bool found, const char *what);
    bool expectLength(const char *what, qint64 least, qint64 most);
    void failBroken();
    void failCut(const QString &what);
    void next();
    [[nodiscard]] QString where() const;

    SizedDevice m_device;
    QCborStreamReader m_reader;
    std::vector<Step> m_path;
    QString m_error;
    bool m_isCut = false;
};

} // namespace overlapse
