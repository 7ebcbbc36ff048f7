// SPDX-License-Identifier: MIT
#include "workload/output_names.h"

#include "workload/transform.h"
#include "workload/urls.h"

#include <QByteArrayView>
#include <QCryptographicHash>
#include <QHash>
#include <QList>
#include <QSet>

#include <algorithm>

namespace overlapse {

namespace {

using Components = QList<QByteArray>;

constexpr qsizetype longestComponent =
    200;                          // bytes; a hash and a number may follow, and 255 is the system's limit
constexpr qsizetype deepest = 30; // folders; of deeper ones a hash stands for the rest

QByteArray shortHash(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(12);
}

// Where ".jpg" of "photo.jpg" begins, or the end: what is only a suffix is a name.
qsizetype suffixOf(const QByteArray &component)
{
    constexpr qsizetype longest = 10;
    const qsizetype dot = component.lastIndexOf('.');
    return dot > 0 && component.size() - dot <= longest ? dot : component.size();
}

QByteArray beforeSuffix(QByteArray component, const QByteArray &text)
{
    return component.insert(suffixOf(component), text);
}

// How a character of several bytes begins in UTF-8; the second byte tells what is overlong or no character from what is.
struct Sequence
{
    unsigned char first;  ///< the lowest
    unsigned char last;   ///< the highest
    unsigned char lowest; ///< of the second byte
    unsigned char highest;
    qsizetype length;
};
constexpr Sequence sequences[] = {
    {0xc2, 0xc2, 0xa0, 0xbf, 2}, // what is below 0xa0 is a control character
    {0xc3, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3},
    {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3}, {0xf0, 0xf0, 0x90, 0xbf, 4},
    {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
};

bool isPlain(unsigned char ascii)
{
    return ascii >= 0x20 && ascii != 0x7f && ascii != '\\' && ascii != '/';
}

// How many bytes at the beginning are one character that may stand in a name; 0: the first byte has to be escaped.
qsizetype plainLength(const QByteArrayView &bytes)
{
    const auto byte = [&bytes](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    if (byte(0) < 0x80)
        return isPlain(byte(0)) ? 1 : 0;
    for (const Sequence &sequence : sequences) {
        if (byte(0) < sequence.first || byte(0) > sequence.last)
            continue;
        if (bytes.size() < sequence.length || byte(1) < sequence.lowest || byte(1) > sequence.highest)
            return 0;
        const QByteArrayView rest = bytes.sliced(2, sequence.length - 2);
        const bool whole = std::all_of(rest.begin(), rest.end(),
                                       [](char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; });
        return whole ? sequence.length : 0;
    }
    return 0;
}

QByteArray escaped(const QByteArray &component)
{
    QByteArray safe;
    for (qsizetype at = 0; at < component.size();) {
        qsizetype length = plainLength(QByteArrayView(component).sliced(at));
        if (at == 0 && (component[0] == '-' || component[0] == '~' || component == "." || component == ".."))
            length = 0;
        if (length == 0)
            safe += '%' + component.mid(at, 1).toHex().toUpper();
        else
            safe += component.mid(at, length);
        at += std::max<qsizetype>(length, 1);
    }
    return safe;
}

QByteArray cut(const QByteArray &component)
{
    if (component.size() <= longestComponent)
        return component;
    const QByteArray end = '-' + shortHash(component) + component.mid(suffixOf(component));
    qsizetype length = longestComponent - end.size();
    while ((static_cast<unsigned char>(component[length]) & 0xc0) == 0x80) // not within a character
        --length;
    return component.left(length) + end;
}

// The path without what leads nowhere or up; nothing is above its beginning.
Components componentsOf(const QByteArray &path)
{
    Components components;
    for (const QByteArray &component : path.split('/')) {
        if (component == "..") {
            if (!components.isEmpty())
                components.removeLast();
        } else if (!component.isEmpty() && component != ".") {
            components << component;
        }
    }
    return components;
}

struct Named
{
    Components components;
    QByteArray query; ///< of a URL
};

Named ofUrl(const QByteArray &url)
{
    QByteArray host = hostOf(url);
    const bool secure = url.left(6).toLower() == "https:";
    if (const QByteArray usual = secure ? ":443" : ":80"; host.endsWith(usual))
        host.chop(usual.size());
    qsizetype begin = url.indexOf("://") + 3;
    while (begin < url.size() && !QByteArrayView("/?#").contains(url[begin]))
        ++begin;
    const QByteArray rest = url.mid(begin).split('#').first();
    const qsizetype mark = rest.indexOf('?');
    const QByteArray path = mark < 0 ? rest : rest.left(mark);
    Named named{componentsOf(path), mark < 0 ? QByteArray() : rest.mid(mark + 1)};
    if (named.components.isEmpty() || path.endsWith('/'))
        named.components << "index";
    named.components.prepend(host.isEmpty() ? QByteArray("host") : host);
    return named;
}

bool isUrl(const QByteArray &text)
{
    return text.contains("://") && urlProblem(text).isEmpty();
}

std::vector<Named> named(const WorkSpec &work)
{
    std::vector<Named> all;
    all.reserve(work.inputs->paths.size());
    for (const QByteArray &input : work.inputs->paths) {
        const bool url = work.fetch == FetchKind::Http || (work.fetch == FetchKind::Command && isUrl(input));
        all.push_back(url ? ofUrl(input) : Named{componentsOf(input), {}});
    }
    return all;
}

// Takes the folder away that all of them are in.
void shorten(std::vector<Named> &all)
{
    if (all.empty())
        return;
    const Components &first = all.front().components;
    qsizetype common = first.size();
    for (const Named &one : all) {
        common = std::min(common, std::max<qsizetype>(one.components.size() - 1, 0));
        const auto end = first.begin() + common;
        common = std::mismatch(first.begin(), end, one.components.begin()).first - first.begin();
    }
    for (Named &one : all)
        one.components.remove(0, common);
}

Components safe(Named one, const std::vector<TransformStep> &steps)
{
    Components &components = one.components;
    if (components.isEmpty())
        components << "item";
    for (const TransformStep &step : steps)
        if (const Transform *transform = transformNamed(step.name); transform && transform->named)
            components.last() = transform->named(components.last());
    if (components.size() > deepest) {
        const Components rest = components.mid(deepest - 2, components.size() - deepest + 1);
        components.remove(deepest - 2, rest.size());
        components.insert(deepest - 2, shortHash(rest.join('/')));
    }
    for (QByteArray &component : components)
        component = cut(escaped(component));
    if (!one.query.isEmpty())
        components.last() = beforeSuffix(components.last(), '-' + shortHash(one.query));
    return components;
}

// The same for names that some file systems cannot tell apart.
QString folded(const QByteArray &name)
{
    return QString::fromUtf8(name).normalized(QString::NormalizationForm_C).toCaseFolded();
}

// Gives numbers to what is called as something before it, or as a folder of something.
class Distinct
{
public:
    Distinct() { take(folded(resultsListName)); }
    void addFolders(const Components &components)
    {
        for (qsizetype length = components.size() - 1; length > 0; --length) {
            const QString folder = folded(components.first(length).join('/'));
            if (m_taken.contains(folder))
                return; // and so are those above it
            m_taken.insert(folder);
        }
    }
    QByteArray name(const Components &components)
    {
        QByteArray plain = components.join('/');
        const QString key = folded(plain);
        if (take(key))
            return plain;
        Components numbered = components;
        for (int &number = m_numbers[key];;) {
            number = std::max(number + 1, 2);
            numbered.last() = beforeSuffix(components.last(), '-' + QByteArray::number(number));
            if (QByteArray name = numbered.join('/'); take(folded(name)))
                return name;
        }
    }

private:
    bool take(const QString &key)
    {
        const qsizetype before = m_taken.size();
        m_taken.insert(key);
        return m_taken.size() > before;
    }

    QSet<QString> m_taken;
    QHash<QString, int> m_numbers; // the last one that was given
};

} // namespace

std::vector<QByteArray> outputNames(const WorkSpec &work)
{
    std::vector<Named> all = named(work);
    if (work.fetch == FetchKind::File)
        shorten(all);
    std::vector<Components> names;
    names.reserve(all.size());
    Distinct distinct;
    for (Named &one : all) {
        names.push_back(safe(std::move(one), work.steps));
        distinct.addFolders(names.back());
    }
    std::vector<QByteArray> result;
    result.reserve(names.size());
    for (const Components &components : names)
        result.push_back(distinct.name(components));
    return result;
}

} // namespace overlapse
