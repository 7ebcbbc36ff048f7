// SPDX-License-Identifier: MIT
//! Random cases from a seed: small, with many instants that are equal, and some stages of zero length.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Sequential,
    Concurrent,
    Parallel,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Kept,
    Any,
}

#[derive(Clone, Copy, Debug)]
pub struct Times {
    pub fetch: u64,
    pub transform: u64,
}

#[derive(Debug)]
pub struct Case {
    pub mode: Mode,
    pub order: Order,
    pub fetch_limit: usize,
    pub transform_limit: usize,
    pub threads: usize,
    pub awaits: u64,
    pub items: Vec<Times>,
}

/// SplitMix64.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn limit(&mut self, most: u64) -> usize {
        1 + self.below(most) as usize
    }

    fn pick<T: Copy>(&mut self, among: &[T]) -> T {
        among[self.below(among.len() as u64) as usize]
    }
}

/// How the times of one stage are drawn.
struct Draw {
    unit: u64,
    values: u64,
    constant: Option<u64>,
    distinct: bool,
}

impl Draw {
    fn new(random: &mut Random, unit: u64) -> Self {
        let values = 2 + random.below(8);
        let constant = (random.below(4) == 0).then(|| unit * random.below(values));
        Draw { unit, values, constant, distinct: random.below(4) == 0 }
    }

    fn time(&self, random: &mut Random) -> u64 {
        if let Some(constant) = self.constant {
            return constant;
        }
        let longer = if random.below(8) == 0 { 5 } else { 1 };
        let more = if self.distinct { random.below(self.unit) } else { 0 };
        self.unit * random.below(self.values) * longer + more
    }
}

/// What a mode does not use is 1. Of all cases one in seven is sequential, and three each concurrent and parallel.
pub fn case(seed: u64) -> Case {
    use Mode::{Concurrent, Parallel, Sequential};
    let mut random = Random(seed);
    let mode = random
        .pick(&[Sequential, Concurrent, Concurrent, Concurrent, Parallel, Parallel, Parallel]);
    let order = random.pick(&[Order::Kept, Order::Any]);
    let (fetch_limit, transform_limit, threads) =
        (random.limit(6), random.limit(6), random.limit(4));
    let awaits = random.pick(&[1, 2, 2, 3, 3, 4, 5, 6, 8, 10]);
    // In units of 1 ns awaits are of unequal length, and some fetches have fewer than they were given.
    let unit = random.pick(&[1, 10, 120, 1000]);
    let (fetch, transform) = (Draw::new(&mut random, unit), Draw::new(&mut random, unit));
    let items = (0..random.limit(12))
        .map(|_| Times { fetch: fetch.time(&mut random), transform: transform.time(&mut random) })
        .collect();
    Case {
        mode,
        order,
        fetch_limit: if mode == Sequential { 1 } else { fetch_limit },
        transform_limit: if mode == Sequential { 1 } else { transform_limit },
        threads: if mode == Parallel { threads } else { 1 },
        awaits,
        items,
    }
}
