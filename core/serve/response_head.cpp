// SPDX-License-Identifier: MIT
#include "serve/response_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

namespace overlapse {

namespace {

struct Reason
{
    int status;
    std::string_view text;
};
constexpr Reason reasons[] = {
    {200, "OK"},
    {206, "Partial Content"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {412, "Precondition Failed"},
    {414, "URI Too Long"},
    {416, "Range Not Satisfiable"},
    {421, "Misdirected Request"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
};

// No charset: a file's is not known.
struct Suffix
{
    std::string_view suffix;
    std::string_view type;
};
constexpr Suffix suffixes[] = {
    {"html", "text/html"},      {"htm", "text/html"},         {"txt", "text/plain"},
    {"md", "text/markdown"},    {"css", "text/css"},          {"csv", "text/csv"},
    {"js", "text/javascript"},  {"json", "application/json"}, {"xml", "application/xml"},
    {"jpg", "image/jpeg"},      {"jpeg", "image/jpeg"},       {"png", "image/png"},
    {"gif", "image/gif"},       {"webp", "image/webp"},       {"svg", "image/svg+xml"},
    {"pdf", "application/pdf"}, {"gz", "application/gzip"},   {"zip", "application/zip"},
};

void appendNumber(std::string &out, std::int64_t number)
{
    std::array<char, 20> digits{};
    const auto end = std::to_chars(digits.begin(), digits.end(), number).ptr;
    out.append(digits.begin(), end);
}

void appendTwoDigits(std::string &out, unsigned number)
{
    out += static_cast<char>('0' + number / 10 % 10);
    out += static_cast<char>('0' + number % 10);
}

} // namespace

std::string_view reasonOf(int status)
{
    for (const Reason &reason : reasons)
        if (reason.status == status)
            return reason.text;
    return "Unknown";
}

std::string_view contentTypeOf(std::string_view path)
{
    const std::string_view name = path.substr(path.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    if (dot != std::string_view::npos)
        for (const Suffix &entry : suffixes)
            if (std::equal(entry.suffix.begin(), entry.suffix.end(), name.begin() + dot + 1, name.end(),
                           [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b); }))
                return entry.type;
    return "application/octet-stream";
}

std::string httpDate(std::int64_t secondsSince1970)
{
    constexpr std::array days{"Sun, ", "Mon, ", "Tue, ", "Wed, ", "Thu, ", "Fri, ", "Sat, "};
    constexpr std::array months{" Jan ", " Feb ", " Mar ", " Apr ", " May ", " Jun ",
                                " Jul ", " Aug ", " Sep ", " Oct ", " Nov ", " Dec "};
    using namespace std::chrono;
    // What a four-digit year can say.
    constexpr std::int64_t first = sys_days(year(1) / 1 / 1).time_since_epoch() / 1s;
    constexpr std::int64_t last = sys_days(year(9999) / 12 / 31).time_since_epoch() / 1s;
    const sys_seconds instant(seconds(std::clamp(secondsSince1970, first, last)));
    const sys_days day = floor<std::chrono::days>(instant);
    const year_month_day date(day);
    const hh_mm_ss time(instant - day);
    const auto year = static_cast<unsigned>(static_cast<int>(date.year()));
    std::string text = days.at(weekday(day).c_encoding());
    appendTwoDigits(text, static_cast<unsigned>(date.day()));
    text += months.at(static_cast<unsigned>(date.month()) - 1);
    appendTwoDigits(text, year / 100);
    appendTwoDigits(text, year);
    text += ' ';
    appendTwoDigits(text, static_cast<unsigned>(time.hours().count()));
    text += ':';
    appendTwoDigits(text, static_cast<unsigned>(time.minutes().count()));
    text += ':';
    appendTwoDigits(text, static_cast<unsigned>(time.seconds().count()));
    return text + " GMT";
}

void appendHead(std::string &out, const ResponseHead &head)
{
    out += "HTTP/1.1 ";
    appendNumber(out, head.status);
    out += ' ';
    out += reasonOf(head.status);
    if (head.status != 304) { // which has no body, and does not speak of one
        out += "\r\nContent-Type: ";
        out += head.type;
        out += "\r\nContent-Length: ";
        appendNumber(out, head.length);
    }
    if (head.modified) {
        out += "\r\nLast-Modified: ";
        out += httpDate(*head.modified);
    }
    if (!head.etag.empty()) {
        out += "\r\nETag: ";
        out += head.etag;
        out += "\r\nAccept-Ranges: bytes";
    }
    if (!head.contentRange.empty()) {
        out += "\r\nContent-Range: ";
        out += head.contentRange;
    }
    if (head.retryAfter) {
        out += "\r\nRetry-After: ";
        appendNumber(out, *head.retryAfter);
    }
    if (head.status == 405)
        out += "\r\nAllow: GET, HEAD";
    if (head.partOfList)
        out += "\r\nX-List-Cut: yes";
    if (head.last)
        out += "\r\nConnection: close";
    out += "\r\n\r\n";
}

} // namespace overlapse
