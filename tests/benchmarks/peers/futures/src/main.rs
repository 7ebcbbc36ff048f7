// SPDX-License-Identifier: MIT
//! What futures-util itself makes of fetches of several awaits: random cases, run with its own `buffered` and
//! `buffer_unordered` on a virtual clock. Prints tests/data/awaits_futures_util.txt.

mod cases;
mod clock;

use std::cell::RefCell;
use std::env;
use std::future::Future;
use std::process::ExitCode;
use std::rc::Rc;

use futures_util::stream::{self, LocalBoxStream, Stream, StreamExt};

use cases::{case, Case, Mode, Order};
use clock::{block_on, Clock, Pool};

const USAGE: &str = "usage: peer_futures FIRST_SEED CASES";

const HEADER: &str = "\
# SPDX-License-Identifier: MIT
# What futures-util 0.3.21 does with fetches of several awaits: its own buffered (order kept) and buffer_unordered
# (order any) on a virtual clock; transforms on the driver, in parallel on a pool of c threads. tst_awaits_peer
# compares predictions with it.
# Made from the root of the sources by tests/benchmarks/peers/futures, with Debian's cargo and librust-futures-util-dev:
#   cmake -S tests/benchmarks/peers -B build/peers && cmake --build build/peers --target peer_futures
#   build/peers/peer_futures 1 320 >tests/data/awaits_futures_util.txt
# Times are in ns. Below each case its items as they were emitted:
# item, time of its fetch, of its transform; when its fetch started, finished, its transform started, it was emitted.";

/// When things happened to an item.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Stamps {
    fetch_started: u64,
    fetch_finished: u64,
    transform_started: u64,
    emitted: u64,
}

#[derive(PartialEq, Eq, Debug)]
struct Outcome {
    makespan: u64,
    emissions: Vec<(usize, Stamps)>,
}

struct World {
    case: Rc<Case>,
    clock: Rc<Clock>,
    pool: Rc<Pool>,
    stamps: RefCell<Vec<Stamps>>,
}

impl World {
    fn new(case: &Rc<Case>) -> Rc<Self> {
        let clock = Rc::new(Clock::default());
        Rc::new(World {
            case: case.clone(),
            clock: clock.clone(),
            pool: Rc::new(Pool::new(clock, case.threads)),
            stamps: RefCell::new(vec![Stamps::default(); case.items.len()]),
        })
    }

    fn items(&self) -> impl Stream<Item = usize> {
        stream::iter(0..self.case.items.len())
    }

    /// As many awaits as the case says, each of some length, and together as long as the fetch.
    async fn fetch(self: Rc<Self>, item: usize) -> usize {
        self.stamps.borrow_mut()[item].fetch_started = self.clock.now();
        let time = self.case.items[item].fetch;
        let awaits = self.case.awaits.min(time).max(1);
        let mut finished = 0;
        for which in 0..awaits {
            let length = time * (which + 1) / awaits - time * which / awaits;
            finished = self.clock.clone().sleep(length).await;
        }
        self.stamps.borrow_mut()[item].fetch_finished = finished;
        item
    }

    /// A transform that its poll does itself: meanwhile time passes.
    async fn transform(self: Rc<Self>, item: usize) -> usize {
        let now = self.clock.now();
        self.stamps.borrow_mut()[item].transform_started = now;
        self.clock.advance(now + self.case.items[item].transform);
        item
    }

    /// The future is the handle.
    fn spawn_transform(self: Rc<Self>, item: usize) -> impl Future<Output = usize> {
        let world = self.clone();
        let handle = self.pool.spawn(self.case.items[item].transform, move |now| {
            world.stamps.borrow_mut()[item].transform_started = now;
        });
        async move {
            handle.await;
            item
        }
    }

    /// Drives the stream to its end.
    fn drain(&self, mut stream: impl Stream<Item = usize> + Unpin) -> Outcome {
        let mut emitted = Vec::new();
        block_on(&self.clock, async {
            while let Some(item) = stream.next().await {
                self.stamps.borrow_mut()[item].emitted = self.clock.now();
                emitted.push(item);
            }
        });
        assert_eq!(emitted.len(), self.case.items.len(), "items were lost");
        let stamps = self.stamps.borrow();
        Outcome {
            makespan: self.clock.now(),
            emissions: emitted.into_iter().map(|item| (item, stamps[item])).collect(),
        }
    }
}

fn buffered<F: Future + 'static>(
    futures: impl Stream<Item = F> + 'static,
    limit: usize,
    order: Order,
) -> LocalBoxStream<'static, F::Output> {
    match order {
        Order::Kept => futures.buffered(limit).boxed_local(),
        Order::Any => futures.buffer_unordered(limit).boxed_local(),
    }
}

fn run_buffered(case: &Rc<Case>) -> Outcome {
    let world = World::new(case);
    let (for_fetch, for_transform) = (world.clone(), world.clone());
    let fetches = world.items().map(move |item| for_fetch.clone().fetch(item));
    let fetched = buffered(fetches, case.fetch_limit, case.order);
    world.drain(if case.mode == Mode::Parallel {
        let transforms = fetched.map(move |item| for_transform.clone().spawn_transform(item));
        buffered(transforms, case.transform_limit, case.order)
    } else {
        let transforms = fetched.map(move |item| for_transform.clone().transform(item));
        buffered(transforms, case.transform_limit, case.order)
    })
}

fn run_one_by_one(case: &Rc<Case>) -> Outcome {
    let world = World::new(case);
    let (for_fetch, for_transform) = (world.clone(), world.clone());
    let stream = world
        .items()
        .then(move |item| for_fetch.clone().fetch(item))
        .then(move |item| for_transform.clone().transform(item));
    world.drain(stream.boxed_local())
}

/// Panics where sequential is not the same with limits of 1.
fn run(case: &Rc<Case>) -> Outcome {
    let outcome = run_buffered(case);
    if case.mode == Mode::Sequential {
        assert_eq!(run_one_by_one(case), outcome, "{:?}", case);
    }
    outcome
}

fn print(seed: u64) {
    let case = Rc::new(case(seed));
    let outcome = run(&case);
    let mode = format!("{:?}", case.mode).to_lowercase();
    let order = format!("{:?}", case.order).to_lowercase();
    println!(
        "case {} {} {} N={} M={} c={} awaits={} items={} makespan={}",
        seed,
        mode,
        order,
        case.fetch_limit,
        case.transform_limit,
        case.threads,
        case.awaits,
        case.items.len(),
        outcome.makespan
    );
    for (item, stamps) in outcome.emissions {
        let times = case.items[item];
        println!(
            "{} {} {} {} {} {} {}",
            item,
            times.fetch,
            times.transform,
            stamps.fetch_started,
            stamps.fetch_finished,
            stamps.transform_started,
            stamps.emitted
        );
    }
}

fn seeds_from(arguments: &[String]) -> Option<std::ops::Range<u64>> {
    if arguments.len() != 2 {
        return None;
    }
    let first: u64 = arguments[0].parse().ok()?;
    Some(first..first.checked_add(arguments[1].parse().ok()?)?)
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let Some(seeds) = seeds_from(&arguments) {
        println!("{}", HEADER);
        seeds.for_each(print);
        return ExitCode::SUCCESS;
    }
    eprintln!("{}", USAGE);
    ExitCode::from(2)
}
