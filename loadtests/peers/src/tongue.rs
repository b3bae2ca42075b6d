//! How one person speaks: what goes around a line, and what a frame means.

mod fortrolig;
mod plain;
mod socket_io;
mod xmpp;

pub use fortrolig::Fortrolig;
pub use plain::Plain;
pub use socket_io::SocketIo;
pub use xmpp::Xmpp;

/// What a frame was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A line of the other side.
    Line,
    /// So many more of one's own lines are known to be accepted.
    Accepted(u64),
    /// Nothing that counts.
    Other,
    /// The server takes no more of this: the run means nothing.
    Refused,
}

/// One person's side of a protocol. Strings are put together and looked at by hand: the driver
/// must be cheaper than what it drives.
pub trait Tongue: std::fmt::Debug {
    /// Adds the frames that say a line.
    fn say(&mut self, line: &str, out: &mut Vec<u8>);

    /// Understands a frame, and adds the frames that answer it.
    fn hear(&mut self, frame: &[u8], out: &mut Vec<u8>) -> Heard;

    /// Whether each line of one's own is answered by [`Heard::Accepted`].
    fn is_answered(&self) -> bool;
}
