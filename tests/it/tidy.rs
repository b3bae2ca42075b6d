//! House rules that a program can hold.

mod alerts;
mod error_pages;
mod file_size;
mod layering;
mod security;
mod tree;
