// SPDX-License-Identifier: MIT
#include "serve/conditions.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <limits>
#include <optional>
#include <string_view>

namespace overlapse {

namespace {

constexpr int partialContent = 206;
constexpr int notModified = 304;
constexpr int preconditionFailed = 412;
constexpr int rangeNotSatisfiable = 416;

enum class Comparison { Strong, Weak };

std::string_view withoutBlanks(std::string_view text)
{
    const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
    const std::size_t end = text.find_last_not_of(" \t");
    return text.substr(begin, end == std::string_view::npos ? 0 : end + 1 - begin);
}

// Takes `W/"a"` or `"a"` off the front of a list, with the comma behind it; nothing where there is none. A tag may have
// commas in it.
struct Tag
{
    bool weak;
    std::string_view text; // with its quotation marks
};
std::optional<Tag> takeTag(std::string_view &list)
{
    list.remove_prefix(std::min(list.find_first_not_of(" \t,"), list.size()));
    const bool weak = list.starts_with("W/");
    if (weak)
        list.remove_prefix(2);
    const std::size_t end = list.starts_with('"') ? list.find('"', 1) : std::string_view::npos;
    if (end == std::string_view::npos)
        return std::nullopt;
    const std::string_view text = list.substr(0, end + 1);
    list.remove_prefix(end + 1);
    return Tag{weak, text};
}

bool names(std::string_view list, const std::string &etag, Comparison comparison)
{
    if (withoutBlanks(list) == "*")
        return true;
    while (const std::optional<Tag> tag = takeTag(list))
        if (tag->text == etag && (comparison == Comparison::Weak || !tag->weak))
            return true;
    return false;
}

std::optional<std::int64_t> dateOf(const std::string &text)
{
    const std::time_t seconds = text.empty() ? -1 : curl_getdate(text.c_str(), nullptr);
    return seconds == -1 ? std::nullopt : std::optional<std::int64_t>(seconds);
}

// In the order of the standard; 0: they are met.
int unmetCondition(const Conditions &conditions, const FileState &file)
{
    if (!conditions.ifMatch.empty()) {
        if (!names(conditions.ifMatch, file.etag, Comparison::Strong))
            return preconditionFailed;
    } else if (const auto date = dateOf(conditions.ifUnmodifiedSince); date && file.modified > *date) {
        return preconditionFailed;
    }
    if (!conditions.ifNoneMatch.empty())
        return names(conditions.ifNoneMatch, file.etag, Comparison::Weak) ? notModified : 0;
    const auto date = dateOf(conditions.ifModifiedSince);
    return date && file.modified <= *date ? notModified : 0;
}

// Whether the piece that a client lacks is one of this state of the file.
bool isSameFile(const std::string &ifRange, const FileState &file)
{
    if (ifRange.empty())
        return true;
    if (ifRange.starts_with('"') || ifRange.starts_with("W/"))
        return ifRange == file.etag;
    return dateOf(ifRange) == file.modified;
}

// Digits alone; so many that no number holds them are the largest one.
std::optional<std::int64_t> numberOf(std::string_view text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
    if (!digits || (error != std::errc() && error != std::errc::result_out_of_range))
        return std::nullopt;
    return error == std::errc() ? number : std::numeric_limits<std::int64_t>::max();
}

bool isBytes(std::string_view unit)
{
    constexpr std::string_view bytes = "bytes";
    return std::equal(unit.begin(), unit.end(), bytes.begin(), bytes.end(),
                      [](char a, char b) { return a == b || a == b - ('a' - 'A'); });
}

// Nothing if it is none, or more than one: then all of the file is sent.
std::optional<FileAnswer> pieceOf(std::string_view range, std::int64_t size)
{
    const std::size_t equals = range.find('=');
    if (equals == std::string_view::npos || !isBytes(withoutBlanks(range.substr(0, equals))))
        return std::nullopt;
    const std::string_view piece = withoutBlanks(range.substr(equals + 1));
    const std::size_t dash = piece.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const std::optional<std::int64_t> first = numberOf(piece.substr(0, dash));
    const std::optional<std::int64_t> last = numberOf(piece.substr(dash + 1));
    const bool isSuffix = dash == 0;
    const bool isOpen = dash + 1 == piece.size();
    if ((!first && !isSuffix) || (!last && !isOpen) || (isSuffix && isOpen)
        || (first && last && *first > *last))
        return std::nullopt;
    if (isSuffix ? *last == 0 : *first >= size)
        return FileAnswer{.status = rangeNotSatisfiable};
    if (isSuffix)
        return FileAnswer{partialContent, std::max<std::int64_t>(size - *last, 0), size};
    return FileAnswer{partialContent, *first, last && *last < size ? *last + 1 : size};
}

} // namespace

FileAnswer answerTo(const Conditions &conditions, const FileState &file, bool mayBePiece)
{
    if (const int status = unmetCondition(conditions, file))
        return {.status = status};
    // Of an empty file there is no piece: what asks for one is content with the file.
    if (mayBePiece && !conditions.range.empty() && file.size > 0 && isSameFile(conditions.ifRange, file))
        if (const std::optional<FileAnswer> piece = pieceOf(conditions.range, file.size))
            return *piece;
    return {.end = file.size};
}

std::string etagOf(std::int64_t size, std::int64_t modified, std::int64_t ns)
{
    constexpr int hexadecimal = 16;
    std::string text = "\"";
    const auto append = [&text](std::int64_t number) {
        std::array<char, hexadecimal> digits{};
        text.append(
            digits.data(),
            std::to_chars(digits.begin(), digits.end(), static_cast<std::uint64_t>(number), hexadecimal).ptr);
    };
    append(size);
    text += '-';
    append(modified);
    text += '-';
    append(ns);
    return text + '"';
}

std::string contentRange(const FileAnswer &answer, std::int64_t size)
{
    const std::string piece = answer.status == rangeNotSatisfiable
        ? "*"
        : std::to_string(answer.begin) + '-' + std::to_string(answer.end - 1);
    return "bytes " + piece + '/' + std::to_string(size);
}

} // namespace overlapse
