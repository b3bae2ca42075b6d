//! What is compared: how each server is started, and how its people come to talk.

mod fortrolig;
mod nchan;
mod prosody;
mod relay;
mod socket_io;

use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::Command;

use anyhow::Result;

pub use fortrolig::Fortrolig;
pub use nchan::Nchan;
pub use prosody::Prosody;
pub use relay::Relay;
pub use socket_io::SocketIo;

use crate::room::Person;

/// One server.
pub trait Peer {
    /// Its name in the table.
    fn name(&self) -> &'static str;

    /// What it does for a line beside passing it on; as far as it is used here.
    fn promises(&self) -> &'static str;

    /// Which it is, for whoever reads the result later.
    fn version(&self) -> Result<String>;

    /// What needs to be there before it starts the first time, for so many pairs.
    fn prepare(&mut self, _folder: &Path, _pairs: u32) -> Result<()> {
        Ok(())
    }

    /// How it is started, with all its files in `folder`.
    fn command(&mut self, folder: &Path, address: SocketAddr) -> Result<Command>;

    /// Whether it takes people.
    fn is_ready(&self, address: SocketAddr) -> bool {
        TcpStream::connect(address).is_ok()
    }

    /// What is done once before the first pair comes.
    fn open(&mut self, _address: SocketAddr, _pairs: u32) -> Result<()> {
        Ok(())
    }

    /// A visitor and a counsellor, in a talk with each other.
    fn pair(&mut self, address: SocketAddr, number: u32) -> Result<[Person; 2]>;

    /// Somebody who is here and says nothing, as somebody is who waits.
    fn waiting(&mut self, address: SocketAddr, number: u32) -> Result<Person>;

    /// How many lines one talk may have.
    fn lines_max(&self) -> Option<u64> {
        None
    }
}
