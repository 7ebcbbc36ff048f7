// SPDX-License-Identifier: MIT
#include "formats/json_writer.h"

#include <QByteArray>

namespace overlapse {

void JsonWriter::string(const QString &text)
{
    separate();
    m_out.put("\"");
    const QByteArray utf8 = text.toUtf8();
    const std::string_view all(utf8.constData(), static_cast<std::size_t>(utf8.size()));
    std::size_t begin = 0;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto byte = static_cast<unsigned char>(all[i]);
        if (byte >= 0x20 && byte != '"' && byte != '\\')
            continue;
        m_out.put(all.substr(begin, i - begin));
        begin = i + 1;
        if (byte >= 0x20) {
            m_out.put("\\");
            m_out.put(all.substr(i, 1));
        } else {
            static constexpr char hex[] = "0123456789abcdef";
            const char escape[] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
            m_out.put(std::string_view(escape, sizeof escape));
        }
    }
    m_out.put(all.substr(begin));
    m_out.put("\"");
}

} // namespace overlapse
