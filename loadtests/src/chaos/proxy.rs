//! What stands between two sides of a connection, and lets the weather at it: a balancer
//! in front of the nodes, or a wire between one node and its Redis.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Result;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::person::Chances;

/// A node that does not even take the connection within this is passed over.
const CONNECT_WITHIN: Duration = Duration::from_secs(2);

/// Bytes carried at a time, so that slow weather is felt.
const CHUNK_BYTES: usize = 4096;

/// A piece shorter than this is let through: there is nothing in it that could be damaged
/// so that it shows.
const DAMAGE_MIN_BYTES: usize = 8;

/// What a connection goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weather {
    /// Nothing.
    Clear,
    /// Bytes stand still, both ways.
    Held,
    /// Each piece takes this long.
    Slow(Duration),
    /// The connection breaks; a new one is refused.
    Cut,
}

/// One connection through here.
#[derive(Debug)]
struct Road {
    target: usize,
    weather: watch::Sender<Weather>,
    damaged: Arc<AtomicBool>,
}

/// A listening proxy. Dropping it cuts everything.
#[derive(Debug)]
pub struct Proxy {
    /// Where to connect.
    pub address: SocketAddr,
    shared: Arc<Shared>,
    _accepting: JoinSet<()>,
}

#[derive(Debug)]
struct Shared {
    targets: Vec<SocketAddr>,
    /// Replaced by its other half in whatever the targets say; both are of one length.
    rewrites: Vec<(String, String)>,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// What new connections to each target go through.
    weather: Vec<Weather>,
    /// By the port of whoever came.
    roads: HashMap<u16, Road>,
    chances: Chances,
}

impl Proxy {
    /// Takes connections and gives each to one of the targets, by chance; when that one
    /// does not take it, to the next.
    pub async fn open(targets: Vec<SocketAddr>, chances: Chances) -> Result<Self> {
        Self::rewriting(targets, vec![], chances).await
    }

    /// The same, and whatever the targets say is changed on its way.
    pub async fn rewriting(
        targets: Vec<SocketAddr>,
        rewrites: Vec<(String, String)>,
        chances: Chances,
    ) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let weather = vec![Weather::Clear; targets.len()];
        let state = Mutex::new(State { weather, roads: HashMap::new(), chances });
        let shared = Arc::new(Shared { targets, rewrites, state });
        let mut accepting = JoinSet::new();
        accepting.spawn(accept(listener, shared.clone()));
        Ok(Self { address, shared, _accepting: accepting })
    }

    /// How many targets there are.
    pub fn targets(&self) -> usize {
        self.shared.targets.len()
    }

    /// The target behind the connection that came from this port.
    pub fn target_of(&self, port: u16) -> Option<usize> {
        self.shared.lock().roads.get(&port).map(|road| road.target)
    }

    /// The connection that stands at this place among all, counted round.
    pub fn pick(&self, place: usize) -> Option<u16> {
        let state = self.shared.lock();
        let mut ports: Vec<u16> = state.roads.keys().copied().collect();
        ports.sort_unstable();
        (!ports.is_empty()).then(|| ports[place % ports.len()])
    }

    /// One connection meets this weather.
    pub fn expose(&self, port: u16, weather: Weather) {
        if let Some(road) = self.shared.lock().roads.get(&port) {
            road.weather.send_replace(weather);
        }
    }

    /// Every connection to the target meets this weather, and those that come later.
    pub fn expose_all(&self, target: usize, weather: Weather) {
        let mut state = self.shared.lock();
        state.weather[target] = weather;
        for road in state.roads.values().filter(|road| road.target == target) {
            road.weather.send_replace(weather);
        }
    }

    /// Every connection to the target breaks; new ones are taken.
    pub fn cut_once(&self, target: usize) {
        let state = self.shared.lock();
        for road in state.roads.values().filter(|road| road.target == target) {
            road.weather.send_replace(Weather::Cut);
        }
    }

    /// The next piece on this connection, either way, arrives damaged.
    pub fn damage(&self, port: u16) {
        if let Some(road) = self.shared.lock().roads.get(&port) {
            road.damaged.store(true, Ordering::Relaxed);
        }
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The targets, in the order in which they are tried.
    fn order(&self) -> Vec<usize> {
        let mut state = self.lock();
        let first = state.chances.below(self.targets.len());
        let targets = (0..self.targets.len()).map(|n| (first + n) % self.targets.len());
        targets.filter(|target| state.weather[*target] != Weather::Cut).collect()
    }

    /// Somebody has come, from this port.
    async fn carry(&self, client: TcpStream, port: u16) {
        for target in self.order() {
            let Ok(Ok(server)) = timeout(CONNECT_WITHIN, TcpStream::connect(self.targets[target])).await
            else {
                continue;
            };
            let damaged = Arc::new(AtomicBool::new(false));
            let weather = {
                let mut state = self.lock();
                let (sender, receiver) = watch::channel(state.weather[target]);
                state.roads.insert(port, Road { target, weather: sender, damaged: damaged.clone() });
                receiver
            };
            let _slower = (client.set_nodelay(true), server.set_nodelay(true));
            let (from_client, to_client) = client.into_split();
            let (from_server, to_server) = server.into_split();
            // Whichever ends first takes the other with it: half a connection is of no use here.
            tokio::select! {
                () = pump(from_client, to_server, weather.clone(), &damaged, &[]) => {}
                () = pump(from_server, to_client, weather.clone(), &damaged, &self.rewrites) => {}
                () = until_cut(weather.clone()) => {}
            }
            self.lock().roads.remove(&port);
            return;
        }
    }
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut roads = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                // Out of files, for example: the client is refused and comes again.
                let Ok((client, peer)) = accepted else { continue };
                let shared = shared.clone();
                roads.spawn(async move { shared.carry(client, peer.port()).await });
            }
            Some(_) = roads.join_next() => {}
        }
    }
}

async fn until_cut(mut weather: watch::Receiver<Weather>) {
    let _also_when_the_road_is_forgotten = weather.wait_for(|now| *now == Weather::Cut).await.map(drop);
}

async fn pump(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut weather: watch::Receiver<Weather>,
    damaged: &AtomicBool,
    rewrites: &[(String, String)],
) {
    let mut buffer = vec![0; CHUNK_BYTES];
    loop {
        let Ok(count @ 1..) = from.read(&mut buffer).await else { return };
        let piece = &mut buffer[..count];
        rewrite(piece, rewrites);
        if count >= DAMAGE_MIN_BYTES && damaged.swap(false, Ordering::Relaxed) {
            damage(piece);
        }
        if weather.wait_for(|weather| *weather != Weather::Held).await.is_err() {
            return;
        }
        let now = *weather.borrow();
        if let Weather::Slow(time) = now {
            sleep(time).await;
        }
        if to.write_all(piece).await.is_err() {
            return;
        }
    }
}

/// Damage that shows: bytes that stand in no UTF-8 text. Without TLS, which would notice
/// any damage, one letter for another would be taken for what was written; that is what
/// TLS is for, and not what is tried here.
fn damage(piece: &mut [u8]) {
    let middle = piece.len() / 2;
    let end = (middle + 32).min(piece.len());
    for (n, byte) in piece[middle..end].iter_mut().enumerate() {
        *byte = if n % 2 == 0 { 0xFF } else { *byte ^ 0xA5 };
    }
}

fn rewrite(piece: &mut [u8], rewrites: &[(String, String)]) {
    for (from, to) in rewrites {
        let mut at = 0;
        while let Some(found) = piece[at..].windows(from.len()).position(|window| window == from.as_bytes()) {
            let begin = at + found;
            piece[begin..begin + to.len()].copy_from_slice(to.as_bytes());
            at = begin + to.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_target_says_of_ports_is_changed() {
        let mut said = *b"*2\r\n$9\r\n127.0.0.1\r\n$5\r\n40001\r\n";
        rewrite(&mut said, &[("40001".into(), "50002".into())]);
        assert_eq!(&said[said.len() - 7..], b"50002\r\n");
    }

    #[test]
    fn damage_is_never_a_text() {
        let mut said = *b"\x81\x0f{\"type\":\"pong\"}";
        damage(&mut said);
        assert!(std::str::from_utf8(&said[2..]).is_err());
    }
}
