//! The little HTTP that a simulated counsellor needs: one request, one connection.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::time::timeout;

use crate::socket::{LOOPBACK, connect};

const ANSWER_WITHIN: Duration = Duration::from_secs(30);
const ANSWER_MAX_BYTES: u64 = 256 * 1024;

/// Signs in at the desk and returns the `Cookie` header for its socket.
pub async fn sign_in(server: SocketAddr, from: Ipv4Addr, name: &str, password: &str) -> Result<String> {
    let form = format!("name={name}&password={password}");
    let request = format!(
        "POST /desk/sign-in HTTP/1.1\r\nHost: {server}\r\nOrigin: http://{server}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
        form.len()
    );
    let answer = ask(server, from, &request).await?;
    let head = answer.split("\r\n\r\n").next().unwrap_or_default();
    let cookie = head.lines().find_map(cookie_of);
    cookie.with_context(|| {
        format!("sign-in of {name} gave no cookie: {}", head.lines().next().unwrap_or_default())
    })
}

/// Whether the admin address says that the server is ready for people.
pub async fn is_ready(admin: SocketAddr) -> bool {
    let request = format!("GET /health/ready HTTP/1.1\r\nHost: {admin}\r\nConnection: close\r\n\r\n");
    ask(admin, LOOPBACK, &request).await.is_ok_and(|answer| answer.starts_with("HTTP/1.1 200"))
}

/// What the server says of itself, as text.
pub async fn metrics(admin: SocketAddr) -> Result<String> {
    ask(admin, LOOPBACK, &format!("GET /metrics HTTP/1.1\r\nHost: {admin}\r\nConnection: close\r\n\r\n"))
        .await
}

/// The beacon of a page that leaves in a hurry. Nobody waits for an answer.
pub async fn exit(server: SocketAddr, token: &str) -> Result<()> {
    let request = format!(
        "POST /visit/exit HTTP/1.1\r\nHost: {server}\r\nOrigin: http://{server}\r\n\
         Content-Type: text/plain\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{token}",
        token.len()
    );
    ask(server, LOOPBACK, &request).await.map(drop)
}

async fn ask(address: SocketAddr, from: Ipv4Addr, request: &str) -> Result<String> {
    timeout(ANSWER_WITHIN, async {
        let mut stream = connect(address, from).await?;
        stream.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.take(ANSWER_MAX_BYTES).read_to_end(&mut answer).await?;
        if answer.is_empty() {
            bail!("no answer from {address}");
        }
        Ok(String::from_utf8_lossy(&answer).into_owned())
    })
    .await?
}

/// `name=value` of a `Set-Cookie` line that sets something.
fn cookie_of(line: &str) -> Option<String> {
    let (name, rest) = line.split_once(':')?;
    let pair = rest.split(';').next()?.trim();
    let sets = name.eq_ignore_ascii_case("set-cookie") && !pair.ends_with('=');
    sets.then(|| pair.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_session_cookie_is_found_and_other_lines_are_not() {
        let line = "set-cookie: __Host-fortrolig=abc; Path=/; Secure; HttpOnly";
        assert_eq!(cookie_of(line).as_deref(), Some("__Host-fortrolig=abc"));
        assert_eq!(cookie_of("location: /desk"), None);
        assert_eq!(cookie_of("Set-Cookie: __Host-fortrolig=; Max-Age=0"), None);
    }
}
