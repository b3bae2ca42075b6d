//! What we tell systemd: that we serve, that we still live, that we stop. It names a socket
//! in `NOTIFY_SOCKET` and wants short lines there (`sd_notify(3)`); without one nobody is told.

use std::ffi::{OsStr, OsString};
use std::os::linux::net::SocketAddrExt;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

/// Whoever started us and wants to know how it goes.
#[derive(Debug, Default)]
pub struct Manager {
    way: Option<(UnixDatagram, SocketAddr)>,
    watchdog: Option<Duration>,
}

impl Manager {
    /// The one that this environment names. A name that cannot be a socket is none.
    pub fn named_in(environment: &[(OsString, OsString)]) -> Self {
        let value = |name: &str| environment.iter().find(|(key, _)| key == name).map(|(_, value)| value);
        let way =
            value("NOTIFY_SOCKET").and_then(|name| Some((UnixDatagram::unbound().ok()?, address(name)?)));
        let watchdog = value("WATCHDOG_USEC").and_then(|text| text.to_str()?.parse().ok());
        // For another process than this one, when it says so.
        let is_meant =
            value("WATCHDOG_PID").is_none_or(|pid| pid.to_str() == Some(&std::process::id().to_string()));
        let watchdog = watchdog.filter(|_| is_meant && way.is_some()).map(Duration::from_micros);
        Self { way, watchdog: watchdog.filter(|within| !within.is_zero()) }
    }

    /// The server answers.
    pub fn is_ready(&self) {
        self.tell("READY=1");
    }

    /// The stop has begun.
    pub fn is_stopping(&self) {
        self.tell("STOPPING=1");
    }

    /// Says again and again that this process still gets to do its work, twice within the time
    /// after which it would be started anew. Never ends. What stores do is not asked: a start
    /// does not mend them.
    pub async fn keep_awake(&self) {
        let Some(within) = self.watchdog else { return std::future::pending().await };
        let mut ticks = interval(within / 2);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            self.tell("WATCHDOG=1");
        }
    }

    /// A manager that does not listen does not keep anybody from talking.
    fn tell(&self, line: &str) {
        if let Some((socket, to)) = &self.way {
            let _not_heard = socket.send_to_addr(line.as_bytes(), to);
        }
    }
}

/// A path, or a name outside the file system when it begins with `@`.
fn address(name: &OsStr) -> Option<SocketAddr> {
    match name.as_bytes() {
        [b'@', name @ ..] => SocketAddr::from_abstract_name(name).ok(),
        [b'/', ..] => SocketAddr::from_pathname(name).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(pairs: &[(&str, &str)]) -> Vec<(OsString, OsString)> {
        pairs.iter().map(|(key, value)| (key.into(), value.into())).collect()
    }

    #[test]
    fn a_manager_is_told_at_a_path_and_at_a_name_outside_the_file_system() {
        let folder = tempfile::TempDir::new().unwrap();
        let path = folder.path().join("notify");
        let outside = format!("@fortrolig-test-{}", std::process::id());
        for name in [path.to_str().unwrap(), &outside] {
            let socket = UnixDatagram::bind_addr(&address(name.as_ref()).unwrap()).unwrap();
            Manager::named_in(&environment(&[("NOTIFY_SOCKET", name)])).is_ready();
            let mut heard = [0; 16];
            let length = socket.recv(&mut heard).unwrap();
            assert_eq!(&heard[..length], b"READY=1");
        }
    }

    #[test]
    fn nobody_is_told_where_nobody_is_named_or_the_watchdog_is_another_s() {
        let watchdog = |pairs: &[(&str, &str)]| Manager::named_in(&environment(pairs)).watchdog;
        let named = [("NOTIFY_SOCKET", "/run/n"), ("WATCHDOG_USEC", "2000000")];
        assert_eq!(watchdog(&named), Some(Duration::from_secs(2)));
        assert_eq!(watchdog(&named[1..]), None);
        assert_eq!(watchdog(&[named[0], ("WATCHDOG_USEC", "0")]), None);
        assert_eq!(watchdog(&[named[0], named[1], ("WATCHDOG_PID", "1")]), None);
        assert!(Manager::named_in(&environment(&[("NOTIFY_SOCKET", "vsock:2:1")])).way.is_none());
    }
}
