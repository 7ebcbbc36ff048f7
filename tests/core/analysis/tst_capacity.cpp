// SPDX-License-Identifier: MIT
// How many a server serves at a time, found again from the begins and ends of requests to servers of which it is known.
#include "analysis/capacity.h"

#include "pipeline/service_line.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <queue>
#include <random>
#include <vector>

using namespace overlapse;
using namespace std::chrono_literals;

namespace {

constexpr int tries = 3; // with other draws

enum class Service { Constant, Narrow, Uniform, Lognormal, Exponential };

/// Service times of 20 ms in the mean, the same on every compiler.
class Draw
{
public:
    Draw(Service service, int seed) : m_service(service), m_random(static_cast<unsigned>(seed)) {}
    Nanos operator()()
    {
        const double u = uniform();
        switch (m_service) {
        case Service::Constant: return 20ms;
        case Service::Narrow: return inMs(16 + 8 * u);
        case Service::Uniform: return inMs(10 + 20 * u);
        case Service::Lognormal: return inMs(17.6 * std::exp(0.5 * normal(u)));
        case Service::Exponential: return inMs(-20 * std::log(u));
        }
        return {};
    }
    double uniform() { return (static_cast<double>(m_random() >> 1) + 0.5) / 2147483648.0; }

private:
    static Nanos inMs(double ms) { return Nanos(static_cast<std::int64_t>(ms * 1e6)); }
    double normal(double u) { return std::sqrt(-2 * std::log(u)) * std::cos(6.283185307179586 * uniform()); }

    Service m_service;
    std::mt19937 m_random;
};

// A client that always has `inFlight` requests at a server of so many places, each 0 to 0.2 ms late at both ends.
std::vector<ServedRequest> requestsTo(std::int64_t places, int inFlight, int count, Draw draw)
{
    ServiceLine line(places);
    std::priority_queue<Nanos, std::vector<Nanos>, std::greater<>> free; // when the client can send again
    for (int i = 0; i < inFlight; ++i)
        free.push(Nanos(0));
    std::vector<ServedRequest> requests;
    for (int i = 0; i < count; ++i) {
        const auto late = [&draw] { return Nanos(static_cast<std::int64_t>(draw.uniform() * 2e5)); };
        const Nanos begin = free.top();
        free.pop();
        const Nanos served = line.serve(begin, draw()).end; // one draw after the other, by any compiler
        const Nanos end = served + late();
        requests.push_back({begin, end});
        free.push(end + late());
    }
    std::stable_sort(requests.begin(), requests.end(),
                     [](const ServedRequest &a, const ServedRequest &b) { return a.begin < b.begin; });
    return requests;
}

// A client that keeps order sends several at once when the head of its line has come; the server reads its connections in
// an order of its own.
std::vector<ServedRequest> keepingOrder(std::int64_t places, std::size_t inFlight, std::size_t count,
                                        Draw draw, int seed)
{
    std::mt19937 random(static_cast<unsigned>(seed));
    ServiceLine line(places);
    std::vector<ServedRequest> requests;
    std::size_t left = 0;
    for (Nanos now{0}; requests.size() < count; now = requests[left].end) {
        // All that order lets go make room for as many.
        while (left < requests.size() && requests[left].end <= now)
            ++left;
        std::vector<std::size_t> burst;
        while (requests.size() - left < inFlight) {
            burst.push_back(requests.size());
            requests.push_back({now + 2us * burst.size(), Nanos(0)});
        }
        for (std::size_t size = burst.size(); size > 0; --size) {
            std::swap(burst[size - 1], burst[random() % size]);
            requests[burst[size - 1]].end = line.serve(now + 100us, draw()).end + 50us;
        }
    }
    return requests;
}

} // namespace

class TestCapacity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLineServesInOrder();
    void theLineIsReplayed();
    void isFoundAgain_data();
    void isFoundAgain();
    void aServerWithoutALineIsNotFull_data();
    void aServerWithoutALineIsNotFull();
    void nearlyAllAreFound();
    void ofFewRequestsNothingIsKnown();
    void whatIsSentTogetherIsServedInAnyOrder();
    void burstsOfScatteredServicesAreServedInAnyOrder();
    void whatKeepsOrderIsFoundAgain_data();
    void whatKeepsOrderIsFoundAgain();
    void whatKeepsOrderAtAServerWithoutALineIsNotSaidToWait();
    void whatEndsOneAfterTheOtherNeedNotWait();

private:
    void count(Service service, int wrong);

    int m_tried = 0;
    int m_wrong = 0;
};

void TestCapacity::theLineServesInOrder()
{
    using Service = ServiceLine::Service;
    ServiceLine line(2);
    QCOMPARE(line.serve(0s, 10s), (Service{0s, 10s}));
    QCOMPARE(line.serve(0s, 4s), (Service{0s, 4s}));
    QCOMPARE(line.serve(1s, 1s), (Service{4s, 5s}));
    QCOMPARE(line.serve(2s, 9s), (Service{5s, 14s}));
    QCOMPARE(line.serve(11s, 1s), (Service{11s, 12s}));
    ServiceLine open;
    QCOMPARE(open.serve(0s, 10s), (Service{0s, 10s}));
    QCOMPARE(open.serve(0s, 10s), (Service{0s, 10s}));
}

// Against a queue that looks at every place for each: what was served is found again from begins and ends.
void TestCapacity::theLineIsReplayed()
{
    for (int seed = 0; seed < 50; ++seed) {
        Draw draw(Service::Exponential, seed);
        const auto places = static_cast<std::size_t>(1 + seed % 7);
        std::vector<Nanos> free(places); // when each place is
        ServiceLine line(static_cast<std::int64_t>(places));
        ServiceLine again(static_cast<std::int64_t>(places));
        Nanos arrival{0};
        for (int i = 0; i < 200; ++i) {
            arrival += draw() / 5;
            const Nanos time = draw();
            const auto first = std::min_element(free.begin(), free.end());
            const Nanos begin = std::max(arrival, *first);
            *first = begin + time;
            const ServiceLine::Service service = line.serve(arrival, time);
            QCOMPARE(service, (ServiceLine::Service{begin, begin + time}));
            QCOMPARE(again.served(arrival, service.end), service);
        }
    }
}

void TestCapacity::isFoundAgain_data()
{
    QTest::addColumn<Service>("service");
    QTest::addColumn<int>("places");
    QTest::addColumn<int>("inFlight");
    const std::pair<const char *, Service> services[] = {{"constant", Service::Constant},
                                                         {"narrow", Service::Narrow},
                                                         {"uniform", Service::Uniform},
                                                         {"lognormal", Service::Lognormal},
                                                         {"exponential", Service::Exponential}};
    for (const auto &[name, service] : services)
        for (const int places : {1, 3, 4, 9, 14, 32})
            for (const int inFlight : {4, 8, 16, 32, 64})
                if (inFlight >= 2 * places)
                    QTest::addRow("%s, %d of %d", name, places, inFlight) << service << places << inFlight;
}

void TestCapacity::isFoundAgain()
{
    QFETCH(Service, service);
    QFETCH(int, places);
    QFETCH(int, inFlight);
    int wrong = 0;
    for (int seed = 0; seed < tries; ++seed) {
        const Capacity found = capacityOf(requestsTo(places, inFlight, 600, Draw(service, seed)));
        wrong += !found.filled || std::abs(static_cast<double>(found.places - places)) > 0.1 * places;
    }
    count(service, wrong);
}

void TestCapacity::aServerWithoutALineIsNotFull_data()
{
    QTest::addColumn<Service>("service");
    QTest::addColumn<int>("inFlight");
    for (const int inFlight : {1, 2, 4, 8, 16, 32, 64}) {
        QTest::addRow("constant, %d", inFlight) << Service::Constant << inFlight;
        QTest::addRow("uniform, %d", inFlight) << Service::Uniform << inFlight;
        QTest::addRow("lognormal, %d", inFlight) << Service::Lognormal << inFlight;
        QTest::addRow("exponential, %d", inFlight) << Service::Exponential << inFlight;
    }
}

void TestCapacity::aServerWithoutALineIsNotFull()
{
    QFETCH(Service, service);
    QFETCH(int, inFlight);
    int wrong = 0;
    for (int seed = 0; seed < tries; ++seed) {
        const Capacity found = capacityOf(requestsTo(0, inFlight, 600, Draw(service, seed)));
        wrong += found != Capacity{.places = inFlight, .filled = false};
    }
    count(service, wrong);
}

// Of so many in flight, a few hundred requests tell scattered services from a line only nearly always.
void TestCapacity::nearlyAllAreFound()
{
    QVERIFY2(m_wrong * 25 <= m_tried, qPrintable(QStringLiteral("%1 of %2").arg(m_wrong).arg(m_tried)));
}

void TestCapacity::count(Service service, int wrong)
{
    m_tried += tries;
    m_wrong += wrong;
    QVERIFY2(wrong <= (service <= Service::Narrow ? 0 : tries - 1), qPrintable(QString::number(wrong)));
}

void TestCapacity::ofFewRequestsNothingIsKnown()
{
    QCOMPARE(capacityOf({}), Capacity());
    const Capacity unknown{.places = 7, .filled = false, .known = false};
    QCOMPARE(capacityOf(requestsTo(1, 7, 7, Draw(Service::Constant, 1))), unknown);
    const Capacity scattered = capacityOf(requestsTo(2, 7, 30, Draw(Service::Lognormal, 1)));
    QVERIFY(!scattered.filled && !scattered.known);
    // One after the other, or all as long as the first, they did not wait.
    QCOMPARE(capacityOf(requestsTo(1, 1, 7, Draw(Service::Lognormal, 1))), (Capacity{.places = 1}));
    QCOMPARE(capacityOf(requestsTo(7, 7, 7, Draw(Service::Constant, 1))), (Capacity{.places = 7}));
    QCOMPARE(capacityOf(requestsTo(3, 3, 30, Draw(Service::Constant, 1))), (Capacity{.places = 3}));
    // That each overtakes all before it shows that they were served together; that one is overtaken does not.
    std::vector<ServedRequest> overtaking(7, ServedRequest{0s, 1s});
    for (std::size_t i = 0; i < 7; ++i)
        overtaking[i].end -= Nanos(i * 100'000'000);
    QCOMPARE(capacityOf(overtaking), (Capacity{.places = 7}));
    std::reverse(overtaking.begin(), overtaking.end());
    overtaking[0].end = 9s;
    QCOMPARE(capacityOf(overtaking), unknown);
    // All at the same instant, and of no length.
    const std::vector<ServedRequest> none(100, ServedRequest{1s, 1s});
    QVERIFY(capacityOf(none).places >= 0);
}

// Fifteen begin within a millisecond, and their ways are not equally long.
void TestCapacity::whatIsSentTogetherIsServedInAnyOrder()
{
    std::mt19937 random(5);
    for (int round = 0; round < 20; ++round) {
        std::vector<ServedRequest> requests = requestsTo(3, 15, 60, Draw(Service::Constant, round));
        for (auto first = requests.begin(); first != requests.end();) {
            const auto last = std::find_if(first, requests.end(), [&first](const ServedRequest &request) {
                return request.begin > first->begin + 900us;
            });
            std::vector<Nanos> ends;
            for (auto at = first; at != last; ++at)
                ends.push_back(at->end);
            for (std::size_t left = ends.size(); first != last; ++first, --left) {
                const std::size_t drawn = random() % left;
                first->end = ends[drawn];
                ends[drawn] = ends[left - 1];
            }
        }
        const Line line = lineOf(requests);
        QCOMPARE(line.capacity, (Capacity{.places = 3, .filled = true}));
        QCOMPARE(line.order.size(), std::size_t(60));
    }
}

// The bound that overtaking gives must not count those of a burst among each other: it gave 7 for 4.
void TestCapacity::burstsOfScatteredServicesAreServedInAnyOrder()
{
    int wrong = 0;
    for (int round = 0; round < 40; ++round) {
        const Capacity capacity =
            lineOf(keepingOrder(4, 32, 200, Draw(Service::Lognormal, round), round)).capacity;
        wrong += !capacity.filled || std::abs(capacity.places - 4) > 1;
    }
    QVERIFY2(wrong <= 4, qPrintable(QString::number(wrong)));
}

void TestCapacity::whatKeepsOrderIsFoundAgain_data()
{
    QTest::addColumn<Service>("service");
    QTest::addColumn<int>("places");
    QTest::addColumn<int>("inFlight");
    QTest::newRow("constant, 4 of 16") << Service::Constant << 4 << 16;
    QTest::newRow("constant, 4 of 64") << Service::Constant << 4 << 64;
    QTest::newRow("constant, 9 of 64") << Service::Constant << 9 << 64;
    QTest::newRow("constant, 32 of 64") << Service::Constant << 32 << 64;
    QTest::newRow("narrow, 9 of 32") << Service::Narrow << 9 << 32;
    QTest::newRow("uniform, 4 of 64") << Service::Uniform << 4 << 64;
    QTest::newRow("uniform, 9 of 64") << Service::Uniform << 9 << 64;
    QTest::newRow("lognormal, 4 of 64") << Service::Lognormal << 4 << 64;
    QTest::newRow("lognormal, 9 of 64") << Service::Lognormal << 9 << 64;
    QTest::newRow("lognormal, 1 of 32") << Service::Lognormal << 1 << 32;
}

// What is found is right within an eighth, or not said to be known.
void TestCapacity::whatKeepsOrderIsFoundAgain()
{
    QFETCH(const Service, service);
    QFETCH(const int, places);
    QFETCH(const int, inFlight);
    constexpr int rounds = 20;
    int wrong = 0;
    int unknown = 0;
    for (int round = 0; round < rounds; ++round) {
        const Capacity found =
            lineOf(keepingOrder(places, inFlight, 400, Draw(service, round), round)).capacity;
        unknown += !found.known;
        wrong += found.known && (!found.filled || std::abs(found.places - places) * 8 > places);
    }
    QVERIFY2(wrong <= (service <= Service::Narrow ? 0 : 3), qPrintable(QString::number(wrong)));
    QVERIFY2(unknown <= (service <= Service::Narrow ? 0 : 5), qPrintable(QString::number(unknown)));
}

// Sorted by their ends, those of a burst look as if they had waited.
void TestCapacity::whatKeepsOrderAtAServerWithoutALineIsNotSaidToWait()
{
    for (const Service service : {Service::Constant, Service::Uniform, Service::Lognormal})
        for (const int inFlight : {8, 16, 32}) {
            int wrong = 0;
            for (int round = 0; round < 20; ++round)
                wrong += lineOf(keepingOrder(0, inFlight, 400, Draw(service, round), round)).capacity.filled;
            QVERIFY2(wrong <= 1, qPrintable(QStringLiteral("%1 at %2").arg(wrong).arg(inFlight)));
        }
}

// Programs that sleep are begun together, and end as far apart as it took to begin them.
void TestCapacity::whatEndsOneAfterTheOtherNeedNotWait()
{
    std::vector<ServedRequest> requests;
    for (int round = 0; round < 4; ++round)
        for (int i = 0; i < 32; ++i) {
            const Nanos begin = round * 30ms + i * 20us;
            requests.push_back({begin, begin + 20ms + (i + 1) * 250us});
        }
    QCOMPARE(lineOf(requests).capacity, (Capacity{.places = 32}));
}

QTEST_APPLESS_MAIN(TestCapacity)
#include "tst_capacity.moc"
