//! Plain HTTP as a browser sends it, one request a connection.

use std::net::SocketAddr;
use std::sync::Arc;

use server::domain::counsellor::Profile;
use server::domain::credentials::Credentials;
use server::domain::password::{Password, PasswordHash};
use server::domain::staff::{Alias, Capacity, Role, StaffMember, StaffName, Standing, parse_languages};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

use super::app::{ORIGIN, TestApp};

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Answer {
    /// The header with this name, in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers(name).next()
    }

    /// Every header with this name.
    pub(crate) fn headers(&self, name: &str) -> impl Iterator<Item = &str> {
        self.head.lines().filter_map(move |line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then_some(value)
        })
    }
}

pub(crate) async fn get(address: SocketAddr, path: &str, headers: &[(&str, &str)]) -> Answer {
    send(address, "GET", path, headers, "").await
}

pub(crate) async fn post(
    address: SocketAddr,
    path: &str,
    kind: &str,
    body: &str,
    headers: &[(&str, &str)],
) -> Answer {
    let usual = [("content-type", kind), ("sec-fetch-site", "same-origin"), ("origin", ORIGIN)];
    let all: Vec<_> = usual
        .into_iter()
        .filter(|(name, _)| !headers.iter().any(|(given, _)| given == name))
        .chain(headers.iter().copied())
        .collect();
    send(address, "POST", path, &all, body).await
}

async fn send(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    let mut request = format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in headers {
        request = request + name + ": " + value + "\r\n";
    }
    request = request + "content-length: " + &body.len().to_string() + "\r\n\r\n" + body;
    stream.write_all(request.as_bytes()).await.expect("the server reads");
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.expect("the server answers");
    answer(&bytes)
}

fn answer(bytes: &[u8]) -> Answer {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").expect("an HTTP answer");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}

/// Makes an account of somebody who has chosen their password already.
pub(crate) async fn hire(app: &TestApp, name: &str, languages: &str, password: &str) {
    hire_as(app, name, "Rådgiver", languages, 1, password).await;
}

/// The same, under this alias and for so many talks at once.
pub(crate) async fn hire_as(
    app: &TestApp,
    name: &str,
    alias: &str,
    languages: &str,
    capacity: u8,
    password: &str,
) {
    let counsellor = StaffMember {
        alias: Alias::parse(alias).expect("an alias"),
        capacity: Capacity::new(capacity).expect("within bounds"),
        ..member(name, languages)
    };
    keep(app, &counsellor, password).await;
}

/// Makes an account in this role, for somebody who writes all languages.
pub(crate) async fn hire_in(app: &TestApp, name: &str, role: Role, password: &str) {
    keep(app, &StaffMember { role, ..member(name, "nb,nn,en") }, password).await;
}

/// Makes an account whose first password somebody else knows, as `fortrolig staff add` does.
pub(crate) async fn hire_with_issued_password(app: &TestApp, name: &str, password: &str) {
    keep(app, &StaffMember { credentials: Credentials::ISSUED, ..member(name, "nb") }, password).await;
}

/// A shift lead of this alias.
pub(crate) async fn hire_lead(app: &TestApp, name: &str, alias: &str, password: &str) {
    let alias = Alias::parse(alias).expect("an alias");
    keep(app, &StaffMember { alias, role: Role::ShiftLead, ..member(name, "nb,nn,en") }, password).await;
}

/// A counsellor with one talk at a time.
fn member(name: &str, languages: &str) -> StaffMember {
    StaffMember {
        id: Uuid::now_v7(),
        name: StaffName::parse(name).expect("a name for signing in"),
        alias: Alias::parse("Rådgiver").expect("an alias"),
        role: Role::Counsellor,
        languages: parse_languages(languages).expect("languages"),
        profile: Profile::default(),
        capacity: Capacity::new(1).expect("within bounds"),
        standing: Standing::Active,
        credentials: Credentials::default(),
    }
}

async fn keep(app: &TestApp, member: &StaffMember, password: &str) {
    let password = Password::parse(password).expect("long enough");
    let hash = tokio::task::spawn_blocking(move || PasswordHash::of(&password)).await.expect("it is hashed");
    let records: Arc<dyn server::domain::records::StaffRecords> = app.app().parts().records.staff.clone();
    records.add(member, &hash).await.expect("the records answer");
}

/// Signs in through the form; the cookie to send from then on.
pub(crate) async fn sign_in(address: SocketAddr, name: &str, password: &str) -> Option<String> {
    let body = format!("name={name}&password={}", password.replace(' ', "+"));
    let answer = post(address, "/desk/sign-in", "application/x-www-form-urlencoded", &body, &[]).await;
    let cookie = answer.header("set-cookie")?.split(';').next()?.to_owned();
    (answer.status == 303).then_some(cookie)
}

/// The same over TLS, with a certificate that only this test knows.
pub(crate) async fn get_over_tls(
    address: SocketAddr,
    path: &str,
    certificate: rustls::pki_types::CertificateDer<'static>,
) -> Answer {
    let mut roots = rustls::RootCertStore::empty();
    roots.add(certificate).expect("a certificate");
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("aws-lc-rs speaks them")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let path = path.to_owned();
    // rustls alone speaks over blocking sockets; one request needs no more.
    let bytes = tokio::task::spawn_blocking(move || {
        use std::io::{Read, Write};
        let name = "localhost".try_into().expect("a host name");
        let mut session = rustls::ClientConnection::new(Arc::new(config), name).expect("a session");
        let mut socket = std::net::TcpStream::connect(address).expect("the server listens");
        let mut stream = rustls::Stream::new(&mut session, &mut socket);
        let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("the server reads");
        let mut bytes = Vec::new();
        // The server may close without the polite end of TLS; the answer is whole by its length.
        let _ended = stream.read_to_end(&mut bytes);
        bytes
    })
    .await
    .expect("it is asked");
    answer(&bytes)
}
