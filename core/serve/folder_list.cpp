// SPDX-License-Identifier: MIT
#include "serve/folder_list.h"

#include "serve/served_path.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace overlapse {

namespace {

namespace fs = std::filesystem;

// What a walk has still to see of a folder.
struct Level
{
    std::string prefix; ///< of its entries, relative to the root
    std::vector<std::string> names;
    std::size_t next = 0;
};

// Folders end with a slash, also while they are sorted: so whole paths come in bytewise order.
std::vector<std::string> namesIn(const std::string &folder, int &budget, std::error_code &error)
{
    std::vector<std::string> names;
    for (fs::directory_iterator it(folder, error); !error && it != fs::directory_iterator();
         it.increment(error)) {
        if (--budget < 0)
            break;
        std::error_code ignored;
        const fs::file_type type = it->symlink_status(ignored).type();
        if (type == fs::file_type::regular)
            names.push_back(it->path().filename().native());
        else if (type == fs::file_type::directory)
            names.push_back(it->path().filename().native() + '/');
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

FolderList listFolder(const std::string &root, const std::string &folder)
{
    FolderList list;
    int budget = 10 * mostListed;
    int files = 0;
    std::error_code error;
    std::string prefix = folder.substr(std::min(folder.size(), root == "/" ? 1 : root.size() + 1));
    if (!prefix.empty())
        prefix += '/';
    std::vector<Level> levels;
    levels.push_back({prefix, namesIn(folder, budget, error)});
    if (error)
        list.status = error == std::errc::permission_denied ? 403 : 404;
    while (!levels.empty() && list.whole) {
        if (levels.back().next == levels.back().names.size()) {
            levels.pop_back();
            continue;
        }
        const std::string path = levels.back().prefix + levels.back().names[levels.back().next++];
        if (path.ends_with('/')) {
            std::error_code passedOver;
            std::string below = root;
            below.append(1, '/').append(path);
            levels.push_back({path, namesIn(below, budget, passedOver)});
        } else {
            list.whole = ++files <= mostListed;
            if (list.whole)
                list.text.append(targetOf(path)).append(1, '\n');
        }
        list.whole = list.whole && budget >= 0;
    }
    return list;
}

} // namespace overlapse
