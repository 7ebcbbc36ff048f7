// SPDX-License-Identifier: MIT
// The head of a response as text. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace overlapse {

/// The status of what is not there.
inline constexpr int notFound = 404;

struct ResponseHead
{
    int status = 200;
    std::int64_t length = 0; ///< of the body, also where a HEAD leaves it out
    std::string_view type{};
    std::optional<std::int64_t> modified{};   ///< seconds since 1970
    std::string_view etag{};                  ///< of a file, of which pieces can be had
    std::string_view contentRange{};          ///< which piece, or that there is none
    std::optional<std::int64_t> retryAfter{}; ///< seconds
    bool last = false;                        ///< the connection ends after it
    bool partOfList = false;                  ///< a folder's list is cut
};

/// With the empty line that ends it.
void appendHead(std::string &out, const ResponseHead &head);

/// "Not Found", …
std::string_view reasonOf(int status);

/// By the suffix, in either case; "application/octet-stream" if that says nothing.
std::string_view contentTypeOf(std::string_view path);

/// "Sun, 06 Nov 1994 08:49:37 GMT"
std::string httpDate(std::int64_t secondsSince1970);

} // namespace overlapse
