//! What stands between the canary and the nodes: connections go to one node after the other, and
//! those that ask for a path that is cut get a proxy's own refusal.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use server::lifecycle::Tasks;
use tokio::io::{AsyncReadExt, AsyncWriteExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};

/// A balancer on a port of its own; it goes with the test.
pub(super) struct Balancer {
    address: SocketAddr,
    rules: Arc<Mutex<Rules>>,
}

#[derive(Default)]
struct Rules {
    nodes: Vec<SocketAddr>,
    next: usize,
    cut: Option<&'static str>,
}

impl Balancer {
    /// One that knows no node yet.
    pub(super) async fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("it has one");
        let rules = Arc::new(Mutex::new(Rules::default()));
        let (shared, tasks) = (rules.clone(), Tasks::default());
        let carrying = tasks.clone();
        tasks.spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                carrying.spawn(carry(stream, shared.clone()));
            }
        });
        Self { address, rules }
    }

    /// As the canary is told it.
    pub(super) fn origin(&self, scheme: &str, host: &str) -> String {
        format!("{scheme}://{host}:{}", self.address.port())
    }

    /// One node more.
    pub(super) fn leads_to(&self, node: SocketAddr) {
        self.rules.lock().expect("nobody panicked").nodes.push(node);
    }

    /// Whoever asks for something that begins so does not get through.
    pub(super) fn cuts(&self, path: &'static str) {
        self.rules.lock().expect("nobody panicked").cut = Some(path);
    }
}

async fn carry(mut stream: TcpStream, rules: Arc<Mutex<Rules>>) {
    let mut head = vec![0; 4_096];
    let Ok(read) = stream.read(&mut head).await else { return };
    head.truncate(read);
    let (node, cut) = {
        let mut rules = rules.lock().expect("nobody panicked");
        rules.next += 1;
        (rules.nodes[rules.next % rules.nodes.len()], rules.cut)
    };
    let asked = String::from_utf8_lossy(&head);
    if cut.is_some_and(|cut| asked.split(' ').nth(1).is_some_and(|path| path.starts_with(cut))) {
        let refusal = b"HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
        let _gone_already = stream.write_all(refusal).await;
        return;
    }
    let mut there = TcpStream::connect(node).await.expect("the node listens");
    there.write_all(&head).await.expect("the node reads");
    let _ended = copy_bidirectional(&mut stream, &mut there).await;
}
