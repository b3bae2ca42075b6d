//! Opens the ports: one for people, one that sends them there, one for operators.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;
use hyper_util::rt::{TokioExecutor, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use tokio::net::TcpSocket;

use super::{Parts, StartError};
use crate::config::Settings;
use crate::lifecycle::{SOFT_STOP_WITHIN, Tasks};
use crate::transport;
use crate::transport::acme::Keeper;
use crate::transport::gate::Gate;
use crate::transport::headers::Https;
use crate::transport::{redirect, tls};

/// A request's head must be here by then; on a connection that is kept, the next one.
const HEADERS_WITHIN: Duration = Duration::from_secs(20);

/// Serves visitors and staff, over TLS when a certificate is set.
pub(super) fn open(settings: &Settings, parts: &Parts) -> Result<SocketAddr, StartError> {
    let listener = bind(settings.listen.address, settings.listen.backlog, "address")?;
    let address = local(&listener, settings.listen.address, "address")?;
    let certificate = certificate(settings, parts)?;
    let https = if certificate.is_some() || settings.tls.hsts { Https::Only } else { Https::Optional };
    let gate = Gate::new(parts.staff_access.clone(), parts.pages.clone());
    let router = transport::router::<Parts>(https, settings.listen.public_origins.clone().into(), &gate)
        .with_state(parts.clone());
    match certificate {
        Some(config) => {
            let server = axum_server::from_tcp_rustls(listener, config);
            let mut server = server.map_err(|reason| port("address", address, reason))?;
            patient(server.http_builder());
            let handle = stop_with(&parts.tasks);
            let serving = server.handle(handle).serve(service(router));
            parts.tasks.spawn_vital_to_its_end("listen", async move { ended(serving.await) });
        }
        None => serve_plain(listener, address, "address", router, &parts.tasks)?,
    }
    Ok(address)
}

/// What is served with, when this program speaks HTTPS itself; one that it gets by itself is looked
/// after from now on.
fn certificate(settings: &Settings, parts: &Parts) -> Result<Option<RustlsConfig>, StartError> {
    if let Some(files) = &settings.tls.files {
        parts.metrics.certificate_ends(tls::validity(files)?.until);
        return Ok(Some(tls::load(files)?));
    }
    let Some(acme) = &settings.acme else { return Ok(None) };
    let keeper = Keeper::new(acme.clone(), parts.clock.clone(), parts.metrics.clone())?;
    let config = keeper.config()?;
    parts.tasks.spawn_vital("certificate", keeper.keep());
    Ok(Some(config))
}

/// Sends people on who come without HTTPS, when there is a door for them.
pub(super) fn open_redirect(settings: &Settings, parts: &Parts) -> Result<(), StartError> {
    let listen = &settings.listen;
    let (Some(asked), Some(origin)) = (listen.redirect_address, listen.https_origin()) else { return Ok(()) };
    let listener = bind(asked, listen.backlog, "redirect_address")?;
    let address = local(&listener, asked, "redirect_address")?;
    serve_plain(listener, address, "redirect_address", redirect::router(origin), &parts.tasks)?;
    tracing::info!(listen = %address, "sends people on to HTTPS");
    Ok(())
}

/// Serves metrics and health.
pub(super) fn open_admin(settings: &Settings, parts: &Parts) -> Result<SocketAddr, StartError> {
    let listener = bind(settings.listen.admin_address, settings.listen.backlog, "admin_address")?;
    let address = local(&listener, settings.listen.admin_address, "admin_address")?;
    let router = transport::admin_router::<Parts>().with_state(parts.clone());
    serve_plain(listener, address, "admin_address", router, &parts.tasks)?;
    Ok(address)
}

fn serve_plain(
    listener: std::net::TcpListener,
    address: SocketAddr,
    setting: &'static str,
    router: Router,
    tasks: &Tasks,
) -> Result<(), StartError> {
    let mut server = axum_server::from_tcp(listener).map_err(|reason| port(setting, address, reason))?;
    patient(server.http_builder());
    let serving = server.handle(stop_with(tasks)).serve(service(router));
    tasks.spawn_vital_to_its_end(setting, async move { ended(serving.await) });
    Ok(())
}

/// Whoever opens a connection and sends no request is cut off; otherwise a few slow
/// connections could keep the phone numbers from everybody.
fn patient(http: &mut Builder<TokioExecutor>) {
    http.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN);
}

type Service = axum::extract::connect_info::IntoMakeServiceWithConnectInfo<Router, SocketAddr>;

fn service(router: Router) -> Service {
    router.into_make_service_with_connect_info::<SocketAddr>()
}

fn stop_with(tasks: &Tasks) -> Handle<SocketAddr> {
    let handle = Handle::new();
    let (stop, for_task) = (tasks.soft().clone(), handle.clone());
    tasks.spawn(async move {
        stop.cancelled().await;
        for_task.graceful_shutdown(Some(SOFT_STOP_WITHIN));
    });
    handle
}

fn ended(serving: std::io::Result<()>) {
    if let Err(error) = serving {
        tracing::error!(reason = %error.kind(), "listening ended");
    }
}

/// With a backlog of our own: the usual 128 makes a rush wait for one-second retries. And nothing
/// waits to be sent together with what may come: a line that follows a receipt would stay behind
/// for the 40 ms in which the other side puts its acknowledgement off. What is accepted inherits it.
fn bind(
    address: SocketAddr,
    backlog: u32,
    setting: &'static str,
) -> Result<std::net::TcpListener, StartError> {
    let listen = || {
        let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
        socket.set_reuseaddr(true)?;
        socket.set_nodelay(true)?;
        socket.bind(address)?;
        socket.listen(backlog)?.into_std()
    };
    listen().map_err(|reason| port(setting, address, reason))
}

fn local(
    listener: &std::net::TcpListener,
    asked: SocketAddr,
    setting: &'static str,
) -> Result<SocketAddr, StartError> {
    listener.local_addr().map_err(|reason| port(setting, asked, reason))
}

fn port(setting: &'static str, address: SocketAddr, reason: std::io::Error) -> StartError {
    StartError::Port { address, setting, reason }
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, TcpStream};

    use super::*;

    #[tokio::test]
    async fn what_is_accepted_sends_at_once() {
        let listener = bind((Ipv4Addr::LOCALHOST, 0).into(), 16, "address").unwrap();
        let _caller = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        listener.set_nonblocking(false).unwrap();
        assert!(listener.accept().unwrap().0.nodelay().unwrap());
    }
}
