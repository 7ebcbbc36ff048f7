// SPDX-License-Identifier: MIT
// What the snippets are given, on a clock of its own: time passes when every thread of the process is asleep, so a busy
// machine changes nothing.
#pragma once

#include <QFuture>
#include <QList>

#include <chrono>
#include <vector>

using Item = int;
struct Data
{
    int item = -1;
};
struct Result
{
    int item = -1;
};

QFuture<Data> fetch(Item item);
Result transform(Data data);
void emitResult(Result result);

using Snippet = void (*)(const QList<Item> &items);
/// In the order of snippetCases().
std::vector<Snippet> snippets();

struct Played
{
    std::chrono::nanoseconds makespan{0};
    QList<int> emitted;
};
/// Runs the snippet on the calling thread; times by item.
Played play(Snippet snippet, const std::vector<std::chrono::nanoseconds> &fetchTimes,
            std::chrono::nanoseconds transformTime);
