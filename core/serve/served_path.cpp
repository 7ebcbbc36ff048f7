// SPDX-License-Identifier: MIT
#include "serve/served_path.h"

#include "serve/response_head.h"

#include <algorithm>
#include <optional>

namespace overlapse {

namespace {

constexpr int badRequest = 400;

int digitOf(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'A' && c <= 'F'  ? c - 'A' + 10
        : c >= 'a' && c <= 'f'  ? c - 'a' + 10
                                : -1;
}

// Nothing if a % does not begin an escape, or stands for NUL.
std::optional<std::string> decoded(std::string_view text)
{
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char byte = text[i];
        if (byte == '%') {
            const int high = i + 2 < text.size() ? digitOf(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? digitOf(text[i + 2]) : -1;
            if (high < 0 || low < 0)
                return std::nullopt;
            byte = static_cast<char>(high * 16 + low);
            i += 2;
        }
        if (byte == '\0')
            return std::nullopt;
        bytes += byte;
    }
    return bytes;
}

} // namespace

ServedPath servedPath(std::string_view target)
{
    ServedPath served;
    const auto refused = [](int status) { return ServedPath{status, {}}; };
    if (!target.starts_with('/')) { // the absolute form, which every server is to accept
        const std::size_t host = target.find("://");
        if (host == std::string_view::npos)
            return refused(badRequest);
        target.remove_prefix(std::min(target.find_first_of("/?", host + 3), target.size()));
    }
    target = target.substr(0, target.find('?'));
    const bool folder = target.ends_with('/');
    bool climbs = false;
    bool slash = false;
    while (!target.empty()) {
        const std::size_t end = std::min(target.find('/'), target.size());
        const std::optional<std::string> name = decoded(target.substr(0, end));
        if (!name)
            return refused(badRequest);
        target.remove_prefix(std::min(end + 1, target.size()));
        climbs = climbs || *name == "..";
        slash = slash || name->find('/') != std::string::npos;
        if (name->empty() || *name == ".")
            continue;
        if (!served.path.empty())
            served.path += '/';
        served.path += *name;
    }
    if (climbs || slash) // no name has a slash in it
        return refused(notFound);
    if (folder && !served.path.empty())
        served.path += '/';
    return served;
}

std::string targetOf(std::string_view path)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string target(1, '/');
    for (const char c : path) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || std::string_view("-._~/").find(c) != std::string_view::npos) {
            target += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        target += '%';
        target += digits[byte / 16];
        target += digits[byte % 16];
    }
    return target;
}

bool isWithin(std::string_view folder, std::string_view path)
{
    if (folder == "/")
        return path.starts_with('/');
    return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

} // namespace overlapse
