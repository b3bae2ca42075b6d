//! The tests of this crate live in `it/`; this library is empty on purpose.
