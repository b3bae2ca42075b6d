//! Live state in a real Redis: what it must never show, what happens when it goes, comes
//! back or another copy takes over, and which Redis is refused.

mod agreeing;
mod cluster;
mod dump;
mod leaving;
mod node;
mod refusing;
mod rotation;
mod taking_over;
