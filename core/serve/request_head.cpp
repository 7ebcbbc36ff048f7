// SPDX-License-Identifier: MIT
#include "serve/request_head.h"

#include <algorithm>

namespace overlapse {

namespace {

constexpr int badRequest = 400;
constexpr int targetTooLong = 414;
constexpr int headTooLarge = 431;
constexpr int versionNotSupported = 505;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool sameWord(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        const bool letter = lower(c) >= 'a' && lower(c) <= 'z';
        const bool digit = c >= '0' && c <= '9';
        return letter || digit || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
    });
}

bool isControl(char c)
{
    return (c >= 0 && c < ' ') || c == '\x7f';
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Takes a line with its end off the front; without one, all there is.
std::string_view takeLine(std::string_view &text)
{
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

// Empty lines before a request are passed over, as clients may send them after a body.
std::size_t emptyLinesIn(std::string_view bytes)
{
    std::size_t at = 0;
    while (at < bytes.size() && (bytes[at] == '\n' || bytes.substr(at, 2) == "\r\n"))
        at += bytes[at] == '\n' ? 1 : 2;
    return at;
}

// Just after the empty line that ends the head; npos if it is not there yet.
std::size_t endOfHead(std::string_view bytes)
{
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
        if (bytes.substr(at + 1, 1) == "\n")
            return at + 2;
        if (bytes.substr(at + 1, 2) == "\r\n")
            return at + 3;
    }
    return std::string_view::npos;
}

// What is wrong already with a request line, whole or not; 0 if nothing.
int problemOfLine(std::string_view line)
{
    const std::size_t space = line.find(' ');
    const std::string_view method = line.substr(0, space);
    if (method.size() > 32 || (!method.empty() && !isToken(method)))
        return badRequest; // as an attempt at TLS, which has no line end to wait for
    if (space == std::string_view::npos)
        return 0;
    const std::size_t end = line.find(' ', space + 1);
    return line.substr(0, end).size() - space - 1 > longestTarget ? targetTooLong : 0;
}

int parseVersion(std::string_view version, RequestHead &head)
{
    const auto digit = [&version](std::size_t at) { return version[at] >= '0' && version[at] <= '9'; };
    if (version.size() != 8 || !version.starts_with("HTTP/") || version[6] != '.' || !digit(5) || !digit(7))
        return badRequest;
    head.last = version[7] == '0';
    return version[5] == '1' ? 0 : versionNotSupported;
}

int parseRequestLine(std::string_view line, RequestHead &head)
{
    if (const int problem = problemOfLine(line))
        return problem;
    const std::size_t first = line.find(' ');
    const std::size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
    if (second == std::string_view::npos)
        return badRequest;
    head.method = line.substr(0, first);
    head.target = line.substr(first + 1, second - first - 1);
    if (head.method.empty() || head.target.empty()
        || std::any_of(head.target.begin(), head.target.end(), isControl))
        return badRequest;
    return parseVersion(line.substr(second + 1), head);
}

bool hasWord(std::string_view list, std::string_view word)
{
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        if (sameWord(trimmed(list.substr(0, comma)), word))
            return true;
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return false;
}

std::string_view withoutPort(std::string_view host)
{
    const std::size_t colon = host.rfind(':');
    const bool inAddress = host.starts_with('[') && !host.substr(0, colon).ends_with(']'); // of IPv6
    return inAddress ? host : host.substr(0, colon);
}

std::string_view withoutLeadingZeros(std::string_view digits)
{
    return digits.substr(std::min(digits.find_first_not_of('0'), digits.size()));
}

// Where the value of a condition is kept; null: it is none.
std::string *conditionNamed(Conditions &conditions, std::string_view name)
{
    struct Entry
    {
        std::string_view name;
        std::string Conditions::*value;
    };
    constexpr Entry entries[] = {
        {"Range", &Conditions::range},
        {"If-Match", &Conditions::ifMatch},
        {"If-None-Match", &Conditions::ifNoneMatch},
        {"If-Modified-Since", &Conditions::ifModifiedSince},
        {"If-Unmodified-Since", &Conditions::ifUnmodifiedSince},
        {"If-Range", &Conditions::ifRange},
    };
    for (const Entry &entry : entries)
        if (sameWord(name, entry.name))
            return &(conditions.*entry.value);
    return nullptr;
}

struct HeadReader
{
    RequestHead &head;
    int hosts = 0;
    std::string_view length{}; // of the body
    std::string_view coding{}; // of the transfer: the last that was named

    int field(std::string_view line)
    {
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !isToken(line.substr(0, colon)))
            return badRequest; // also of a line that begins with a blank, which continued another once
        const std::string_view name = line.substr(0, colon);
        const std::string_view value = trimmed(line.substr(colon + 1));
        if (std::any_of(value.begin(), value.end(), [](char c) { return isControl(c) && c != '\t'; }))
            return badRequest;
        if (sameWord(name, "Host")) {
            head.host = withoutPort(value);
            ++hosts;
        } else if (sameWord(name, "Connection")) {
            head.last = head.last || hasWord(value, "close");
        } else if (sameWord(name, "Transfer-Encoding")) {
            head.hasBody = true;
            coding = trimmed(value.substr(value.rfind(',') + 1));
        } else if (sameWord(name, "Content-Length")) {
            if (value.empty() || value.find_first_not_of("0123456789") != std::string_view::npos)
                return badRequest;
            const std::string_view named = withoutLeadingZeros(value);
            if (!length.empty() && named != withoutLeadingZeros(length))
                return badRequest; // whoever passed it on may have believed the other one
            length = value;
            head.hasBody = head.hasBody || !named.empty();
        } else if (std::string *condition = conditionNamed(head.conditions, name)) {
            *condition += condition->empty() ? "" : ",";
            *condition += value;
        }
        return 0;
    }
    // What ends the body, if there is one, has to be known, and not in two ways: whoever passed it on may have believed
    // the other one.
    [[nodiscard]] bool endIsClear() const
    {
        return coding.empty() || (sameWord(coding, "chunked") && length.empty());
    }
};

int parseLines(std::string_view lines, RequestHead &head)
{
    if (const int problem = parseRequestLine(takeLine(lines), head))
        return problem;
    const bool needsHost = !head.last; // HTTP/1.1
    HeadReader reader{head};
    for (std::string_view line = takeLine(lines); !line.empty(); line = takeLine(lines))
        if (const int problem = reader.field(line))
            return problem;
    return reader.hosts > 1 || (needsHost && reader.hosts == 0) || !reader.endIsClear() ? badRequest : 0;
}

} // namespace

ParsedHead parseRequestHead(std::string_view bytes)
{
    ParsedHead parsed;
    const auto refused = [&parsed](int status) {
        parsed.state = ParsedHead::State::Refused;
        parsed.refusal = status;
        return parsed;
    };
    const std::size_t start = emptyLinesIn(bytes);
    bytes.remove_prefix(start);
    const std::size_t size = endOfHead(bytes);
    if (size == std::string_view::npos) {
        if (const int problem = problemOfLine(bytes.substr(0, bytes.find_first_of("\r\n"))))
            return refused(problem);
        if (start + bytes.size() >= longestHead)
            return refused(headTooLarge);
        return parsed;
    }
    if (const int problem = parseLines(bytes.substr(0, size), parsed.head))
        return refused(problem);
    if (size > longestHead)
        return refused(headTooLarge);
    parsed.state = ParsedHead::State::Complete;
    parsed.size = start + size;
    return parsed;
}

bool isLoopbackName(std::string_view host)
{
    if (host.ends_with('.'))
        host.remove_suffix(1);
    constexpr std::string_view below = ".localhost";
    return host == "127.0.0.1" || host == "[::1]" || sameWord(host, "localhost")
        || (host.size() > below.size() && sameWord(host.substr(host.size() - below.size()), below));
}

} // namespace overlapse
