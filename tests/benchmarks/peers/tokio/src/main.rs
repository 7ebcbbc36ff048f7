// SPDX-License-Identifier: MIT
//! Tokio's side of the benchmarks: the pipelines that Overlapse's modes stand for, written as their users
//! write them. Prints one line of JSON.

use std::env;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use futures::stream::{self, Stream, StreamExt};
use tokio::runtime::{Builder, Runtime};

const WORKERS: usize = 2;
const RUNS: usize = 5;
const ARTICLE_ITEMS: u64 = 4;
const ARTICLE_LIMIT: usize = 4;
const ARTICLE_STAGE: Duration = Duration::from_secs(1);

const USAGE: &str = "usage: peer_tokio engine-concurrent N M ITEMS
       peer_tokio engine-parallel N M ITEMS
       peer_tokio engine-parallel-worker N M ITEMS   (as engine-parallel, but a worker drives the stream)
       peer_tokio article-sequential | article-concurrent | article-parallel
N and M are the fetch and the transform limit; all numbers are at least 1.";

struct Engine {
    fetch_limit: usize,
    transform_limit: usize,
    items: u64,
}

/// Both stages of the engine cases: ready at the first poll.
async fn pass(item: u64) -> u64 {
    item
}

/// Drives the stream to its end. Panics unless it yields 0, 1, … items - 1: no case is fast by being wrong.
async fn drain(stream: impl Stream<Item = u64>, items: u64) {
    futures::pin_mut!(stream);
    let mut expected = 0;
    while let Some(item) = stream.next().await {
        assert_eq!(item, expected, "emitted out of order");
        expected += 1;
    }
    assert_eq!(expected, items, "items were lost");
}

async fn engine_concurrent(engine: &Engine) -> Duration {
    let begin = Instant::now();
    let stream = stream::iter(0..engine.items)
        .map(pass)
        .buffered(engine.fetch_limit)
        .map(pass)
        .buffered(engine.transform_limit);
    drain(stream, engine.items).await;
    begin.elapsed()
}

async fn engine_parallel(engine: &Engine) -> Duration {
    let begin = Instant::now();
    let stream = stream::iter(0..engine.items)
        .map(pass)
        .buffered(engine.fetch_limit)
        .map(|item| tokio::spawn(pass(item)))
        .buffered(engine.transform_limit)
        .map(|joined| joined.expect("a transform panicked"));
    drain(stream, engine.items).await;
    begin.elapsed()
}

/// The stream is a task of the pool itself: its spawns go to the worker's own queue, not to the shared one.
async fn engine_parallel_worker(engine: &Engine) -> Duration {
    let Engine { fetch_limit, transform_limit, items } = *engine;
    let driver = tokio::spawn(async move {
        engine_parallel(&Engine { fetch_limit, transform_limit, items }).await
    });
    driver.await.expect("the driver panicked")
}

async fn article_fetch(item: u64) -> u64 {
    tokio::time::sleep(ARTICLE_STAGE).await;
    item
}

/// The article's transform: not work, but a loop until the wall clock says so.
async fn article_transform(item: u64) -> u64 {
    let begin = Instant::now();
    while begin.elapsed() < ARTICLE_STAGE {}
    item
}

async fn article_sequential() -> Duration {
    let begin = Instant::now();
    let stream = stream::iter(0..ARTICLE_ITEMS).then(article_fetch).then(article_transform);
    drain(stream, ARTICLE_ITEMS).await;
    begin.elapsed()
}

async fn article_concurrent() -> Duration {
    let begin = Instant::now();
    let stream = stream::iter(0..ARTICLE_ITEMS)
        .map(article_fetch)
        .buffered(ARTICLE_LIMIT)
        .map(article_transform)
        .buffered(ARTICLE_LIMIT);
    drain(stream, ARTICLE_ITEMS).await;
    begin.elapsed()
}

async fn article_parallel() -> Duration {
    let begin = Instant::now();
    let stream = stream::iter(0..ARTICLE_ITEMS)
        .map(article_fetch)
        .buffered(ARTICLE_LIMIT)
        .map(|item| tokio::spawn(article_transform(item)))
        .buffered(ARTICLE_LIMIT)
        .map(|joined| joined.expect("a transform panicked"));
    drain(stream, ARTICLE_ITEMS).await;
    begin.elapsed()
}

fn one_thread() -> Runtime {
    Builder::new_current_thread().enable_time().build().expect("no runtime")
}

fn two_workers() -> Runtime {
    Builder::new_multi_thread().worker_threads(WORKERS).enable_time().build().expect("no runtime")
}

fn report_engine(name: &str, engine: &Engine, mut run: impl FnMut() -> Duration) {
    let mut times: Vec<f64> = (0..RUNS).map(|_| run().as_nanos() as f64 / engine.items as f64).collect();
    times.sort_by(f64::total_cmp);
    println!(
        "{{\"peer\":\"Tokio\",\"case\":\"{} {} {}\",\"items\":{},\
         \"ns_per_item\":{:.1},\"median_ns_per_item\":{:.1},\"runs\":{}}}",
        name, engine.fetch_limit, engine.transform_limit, engine.items, times[0], times[RUNS / 2], RUNS
    );
}

fn report_article(name: &str, makespan: Duration) {
    println!("{{\"peer\":\"Tokio\",\"case\":\"{}\",\"makespan_ns\":{}}}", name, makespan.as_nanos());
}

fn engine_from(arguments: &[String]) -> Option<Engine> {
    if arguments.len() != 3 {
        return None;
    }
    let engine = Engine {
        fetch_limit: arguments[0].parse().ok()?,
        transform_limit: arguments[1].parse().ok()?,
        items: arguments[2].parse().ok()?,
    };
    (engine.fetch_limit > 0 && engine.transform_limit > 0 && engine.items > 0).then_some(engine)
}

/// None is a usage error.
fn run(arguments: &[String]) -> Option<()> {
    let (name, rest) = arguments.split_first()?;
    if name.starts_with("engine-") {
        let engine = engine_from(rest)?;
        match name.as_str() {
            "engine-concurrent" => {
                let runtime = one_thread();
                report_engine(name, &engine, || runtime.block_on(engine_concurrent(&engine)));
            }
            "engine-parallel" => {
                let runtime = two_workers();
                report_engine(name, &engine, || runtime.block_on(engine_parallel(&engine)));
            }
            "engine-parallel-worker" => {
                let runtime = two_workers();
                report_engine(name, &engine, || runtime.block_on(engine_parallel_worker(&engine)));
            }
            _ => return None,
        }
        return Some(());
    }
    if !rest.is_empty() {
        return None;
    }
    let makespan = match name.as_str() {
        "article-sequential" => two_workers().block_on(article_sequential()),
        "article-concurrent" => two_workers().block_on(article_concurrent()),
        "article-parallel" => two_workers().block_on(article_parallel()),
        _ => return None,
    };
    report_article(name, makespan);
    Some(())
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if run(&arguments).is_none() {
        eprintln!("{}", USAGE);
        return ExitCode::from(2);
    }
    ExitCode::SUCCESS
}
