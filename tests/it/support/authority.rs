//! A real certificate authority of the test's own that speaks ACME: Pebble, which the people of
//! Let's Encrypt try their clients with, and a small DNS in which every name leads to this machine.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, ClientConnection, RootCertStore};
use serde_json::json;
use tempfile::TempDir;

use super::http::get_over_tls;
use super::redis::{WITH_THE_TEST, free_port};

/// It says so on its way to serving; the line before the last.
const LISTENS: &str = "ACME directory available";

/// A running authority.
#[derive(Debug)]
pub(crate) struct Authority {
    /// Both of its processes, each with the shell that ends it.
    running: Vec<Child>,
    port: u16,
    management: u16,
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
            port: free_port(),
            management: free_port(),
            dns: free_port(),
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
        names.args(["-defaultIPv4", "127.0.0.1", "-defaultIPv6", "", "-management", &at(free_port())]);
        names.stdout(Stdio::null());
        self.running.push(names.spawn().expect("there is a shell"));
        let mut pebble = with_the_test("pebble");
        pebble.arg("-config").arg(path("config.json")).args(["-dnsserver", &at(self.dns)]);
        // By chance it waits, and refuses good requests, to see what a client makes of it.
        pebble.env("PEBBLE_VA_NOSLEEP", "1").env("PEBBLE_WFE_NONCEREJECT", "0").stdout(Stdio::piped());
        let mut pebble = pebble.spawn().expect("there is a shell");
        let said = BufReader::new(pebble.stdout.take().expect("it is piped")).lines();
        self.running.push(pebble);
        let mut said = said.map_while(Result::ok);
        let listens = said.any(|line| line.contains(LISTENS));
        assert!(listens, "pebble does not start; is Debian's package `pebble` installed?");
        // Somebody has to listen to it, or it stands still at last.
        std::thread::spawn(move || said.for_each(drop));
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
