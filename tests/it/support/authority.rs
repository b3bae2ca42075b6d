//! A real certificate authority of the test's own that speaks ACME: Pebble, which the people of
//! Let's Encrypt try their clients with, and a small DNS in which every name leads to this machine.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::AtomicU32;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore};
use serde_json::json;
use tempfile::TempDir;

use super::http::get_over_tls;
use super::redis::WITH_THE_TEST;

/// Looking for an answer this often, and so many times: ten seconds.
const LOOK_EVERY: Duration = Duration::from_millis(10);
const LOOKS: usize = 1_000;

/// Below the ports that a kernel gives to whoever asks for any, so that nobody else comes by one
/// while it is not in use: an authority goes away and comes back.
const PORTS: std::ops::Range<u32> = 20_000..32_000;

/// A running authority.
#[derive(Debug)]
pub(crate) struct Authority {
    /// Both of its processes, each with the shell that ends it.
    running: Vec<Child>,
    port: u16,
    management: u16,
    /// Of the small DNS: where it is told what to say, and where it says it.
    names: u16,
    dns: u16,
    certificate: CertificateDer<'static>,
    folder: TempDir,
}

impl Authority {
    /// One that knocks at this port of every name.
    pub(crate) fn that_knocks_at(port: u16) -> Self {
        let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write =
            |name: &str, text: String| std::fs::write(folder.path().join(name), text).expect("written");
        write("certificate.pem", made.cert.pem());
        write("key.pem", made.signing_key.serialize_pem());
        let mut authority = Self {
            running: Vec::new(),
            port: quiet_port(),
            management: quiet_port(),
            names: quiet_port(),
            dns: quiet_port(),
            certificate: made.cert.der().clone(),
            folder,
        };
        authority.begin(port);
        authority
    }

    /// It loses everything it knew, its own root too, and knocks at this port from now on.
    pub(crate) fn forget_and_knock_at(&mut self, port: u16) {
        self.end();
        self.begin(port);
    }

    /// Where it tells what it can do.
    pub(crate) fn directory(&self) -> String {
        format!("https://localhost:{}/dir", self.port)
    }

    /// The file with which it is trusted.
    pub(crate) fn ca_file(&self) -> PathBuf {
        self.folder.path().join("certificate.pem")
    }

    /// What its certificates are signed with.
    pub(crate) async fn root(&self) -> CertificateDer<'static> {
        let management = SocketAddr::from((Ipv4Addr::LOCALHOST, self.management));
        let answer = get_over_tls(management, "/roots/0", self.certificate.clone()).await;
        CertificateDer::from_pem_slice(answer.body.as_bytes()).expect("a root")
    }

    fn begin(&mut self, knocks_at: u16) {
        let path = |name: &str| self.folder.path().join(name);
        let at = |port: u16| format!("127.0.0.1:{port}");
        let config = json!({ "pebble": {
            "listenAddress": at(self.port),
            "managementListenAddress": at(self.management),
            "certificate": path("certificate.pem"),
            "privateKey": path("key.pem"),
            "httpPort": 1,
            "tlsPort": knocks_at,
        }});
        std::fs::write(path("config.json"), config.to_string()).expect("it can be written");
        let mut names = with_the_test("pebble-challtestsrv");
        names.args(["-dns01", &at(self.dns), "-http01", "", "-https01", "", "-tlsalpn01", ""]);
        names.args(["-defaultIPv4", "127.0.0.1", "-defaultIPv6", "", "-management", &at(self.names)]);
        names.stdout(Stdio::null());
        self.running.push(names.spawn().expect("there is a shell"));
        let mut pebble = with_the_test("pebble");
        pebble.arg("-config").arg(path("config.json")).args(["-dnsserver", &at(self.dns)]);
        // By chance it waits, and refuses good requests, to see what a client makes of it.
        pebble.env("PEBBLE_VA_NOSLEEP", "1").env("PEBBLE_WFE_NONCEREJECT", "0").stdout(Stdio::null());
        self.running.push(pebble.spawn().expect("there is a shell"));
        let all = [self.port, self.management, self.names];
        let answer = || all.iter().all(|port| TcpStream::connect((Ipv4Addr::LOCALHOST, *port)).is_ok());
        let listens = (0..LOOKS).any(|_| {
            let listens = answer();
            if !listens {
                std::thread::sleep(LOOK_EVERY);
            }
            listens
        });
        assert!(listens, "pebble does not start; is Debian's package `pebble` installed?");
    }

    /// It goes away.
    pub(crate) fn end(&mut self) {
        for mut process in self.running.drain(..) {
            drop(process.stdin.take());
            let _ended = process.wait();
        }
    }
}

impl Drop for Authority {
    fn drop(&mut self) {
        self.end();
    }
}

fn with_the_test(program: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", WITH_THE_TEST, "sh", program]).stdin(Stdio::piped()).stderr(Stdio::null());
    command
}

/// A port that nobody has, and nobody is given by chance. Each process begins to look at another.
pub(crate) fn quiet_port() -> u16 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let first = std::process::id().wrapping_mul(16);
    let mut candidates = std::iter::repeat_with(|| {
        let at = first.wrapping_add(NEXT.fetch_add(1, Relaxed)) % (PORTS.end - PORTS.start);
        u16::try_from(PORTS.start + at).expect("they are below 65 536")
    });
    let is_free = |port: &u16| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok();
    candidates.by_ref().take(LOOKS).find(is_free).expect("one of a thousand ports is free")
}

/// The certificate with which this name is served there, as somebody sees it who trusts this root
/// alone.
pub(crate) async fn shown(
    address: SocketAddr,
    name: &'static str,
    root: CertificateDer<'static>,
) -> Result<CertificateDer<'static>, String> {
    let mut roots = RootCertStore::empty();
    roots.add(root).expect("a certificate");
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("aws-lc-rs speaks them")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let look = move || {
        let name = ServerName::try_from(name).expect("a host name");
        let mut session = ClientConnection::new(Arc::new(config), name).expect("a session");
        let mut socket = TcpStream::connect(address).map_err(|error| error.to_string())?;
        socket.set_read_timeout(Some(Duration::from_secs(10))).expect("a time");
        while session.is_handshaking() {
            session.complete_io(&mut socket).map_err(|error| error.to_string())?;
        }
        let chain = session.peer_certificates().ok_or("it shows none")?;
        Ok(chain.first().ok_or("it shows none")?.clone().into_owned())
    };
    tokio::task::spawn_blocking(look).await.expect("it is looked at")
}
