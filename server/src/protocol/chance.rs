//! Chance with a seed, so that a simulation can be run again and be the same. Only with the
//! feature `simulation`, only on a thread that asked for it, and never in a binary that is
//! shipped: there every id comes from the operating system.

use std::cell::Cell;

thread_local! {
    static STATE: Cell<Option<u64>> = const { Cell::new(None) };
}

/// From here on every id made on this thread follows from the seed. `None`: from the
/// operating system again.
pub fn seed(seed: Option<u64>) {
    STATE.set(seed);
}

/// Fills the bytes, when this thread has a seed.
pub(super) fn fill(bytes: &mut [u8]) -> bool {
    let Some(mut state) = STATE.get() else { return false };
    for chunk in bytes.chunks_mut(8) {
        let word = next(&mut state).to_be_bytes();
        chunk.copy_from_slice(&word[..chunk.len()]);
    }
    STATE.set(Some(state));
    true
}

/// `SplitMix64` (Steele, Lea and Flood 2014): short, and every seed is as good as any other.
pub fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut word = *state;
    word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    word ^ (word >> 31)
}
