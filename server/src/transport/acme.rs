//! A certificate that the program gets and renews by itself (ACME, RFC 8555): for one machine
//! without a proxy. The authority knocks at the port people come to (tls-alpn-01, RFC 8737), so
//! nothing else has to be open. What is there is served until something newer is.
//!
//! `order` speaks with the authority, `kept` is what lies on the disk, `served` is what a
//! connection is answered with.

mod kept;
mod order;
mod served;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum_server::tls_rustls::RustlsConfig;
use jiff::Timestamp;
use tokio::time::{sleep, timeout};

use self::kept::{Certificate, Kept};
use self::order::{Failure, Orders};
use self::served::{ACME_TLS, Served};
use super::outward::{Bounds, Outward};
use super::tls::{self, TlsError, Validity};
use crate::clock::Clock;
use crate::config;
use crate::metrics::Metrics;
use crate::protocol::ErrorId;

/// An authority may have to think; an answer is a certificate chain at most.
const BOUNDS: Bounds = Bounds { within: Duration::from_secs(30), max_bytes: 256 * 1024 };

/// One order, from the account to the certificate.
const ORDERED_WITHIN: Duration = Duration::from_mins(5);

/// So often it is looked whether the certificate must be renewed.
const LOOK_EVERY: Duration = Duration::from_hours(1);

/// After a first failure; doubled at each that follows. So there are five in the first hour, which is
/// what Let's Encrypt bears for one name.
const AGAIN_AFTER: Duration = Duration::from_mins(2);

/// The longest pause between two tries.
const AGAIN_AFTER_AT_MOST: Duration = Duration::from_hours(6);

/// Renewed when less than this part of its time is left: 30 of 90 days, as authorities advise.
const RENEWED_IN_THE_LAST: i64 = 3;

/// Looks after the certificate of this node.
#[derive(Debug)]
pub struct Keeper {
    orders: Orders,
    served: Arc<Served>,
    clock: Arc<dyn Clock>,
    metrics: Arc<Metrics>,
}

/// How things stand, as it can be read without the keeper.
#[derive(Debug)]
pub struct Affairs {
    /// What the certificate promises that is kept, if there is one.
    pub validity: Option<Validity>,
    /// What the last order failed at, since the last that succeeded.
    pub failure: Option<KeptFailure>,
}

/// An order that failed.
#[derive(Debug)]
pub struct KeptFailure {
    /// The day and the fixed word for why.
    pub when_and_why: String,
    /// The authority's own words, or the system's.
    pub words: String,
}

/// Looks at whatever can be wrong without asking anybody.
///
/// # Errors
/// [`TlsError::File`]
pub fn check(settings: &config::Acme) -> Result<(), TlsError> {
    way_of(settings).map(drop)
}

/// How things stand.
///
/// # Errors
/// What is kept cannot be read.
pub fn affairs(settings: &config::Acme) -> io::Result<Affairs> {
    let kept = Kept::of(settings);
    let validity = kept.certificate()?.map(|certificate| certificate.validity);
    let failure = kept.failure()?.map(|text| {
        let (when_and_why, words) = text.split_once('\n').unwrap_or((&text, ""));
        KeptFailure { when_and_why: when_and_why.to_owned(), words: words.trim_end().to_owned() }
    });
    Ok(Affairs { validity, failure })
}

fn way_of(settings: &config::Acme) -> Result<Outward, TlsError> {
    Outward::secure(settings.ca_file.as_deref(), BOUNDS).map_err(|reason| TlsError::File {
        path: settings.ca_file.clone().unwrap_or_default(),
        what: "certificate authority",
        reason,
    })
}

impl Keeper {
    /// With what is kept from before.
    ///
    /// # Errors
    /// [`TlsError`], when nothing could be kept or the authority could not be asked at all.
    pub fn new(
        settings: config::Acme,
        clock: Arc<dyn Clock>,
        metrics: Arc<Metrics>,
    ) -> Result<Self, TlsError> {
        let way = way_of(&settings)?;
        let kept = Kept::of(&settings);
        let folder = |reason: io::Error| TlsError::Folder { path: settings.folder.clone(), reason };
        kept.make().map_err(folder)?;
        let served = Arc::new(Served::default());
        if let Some(certificate) = kept.certificate().map_err(folder)? {
            metrics.certificate_ends(certificate.validity.until);
            served.serve(certificate);
        }
        Ok(Self { orders: Orders::new(settings, kept, way, served.clone()), served, clock, metrics })
    }

    /// What a port is opened with.
    ///
    /// # Errors
    /// [`TlsError::Pair`]
    pub fn config(&self) -> Result<RustlsConfig, TlsError> {
        tls::by(self.served.clone(), ACME_TLS)
    }

    /// Gets a certificate when there is none for these names or it grows old, for as long as the
    /// server runs.
    pub async fn keep(self) {
        let mut failed_in_a_row = 0;
        loop {
            if is_due(self.served.validity().as_ref(), &self.orders.settings.domains, self.now()) {
                failed_in_a_row = match self.order().await {
                    Ok(()) => 0,
                    Err(failure) => {
                        self.orders.kept.note(&self.told(&failure));
                        tracing::error!(
                            error_id = %ErrorId::CertificateNotIssued,
                            reason = failure.reason,
                            "no certificate was issued; `fortrolig doctor` says more and what to do"
                        );
                        failed_in_a_row + 1
                    }
                };
                self.metrics.certificate_orders_failed(failed_in_a_row);
            }
            sleep(pause(failed_in_a_row)).await;
        }
    }

    async fn order(&self) -> Result<(), Failure> {
        let late = Failure { reason: "silent", words: "the order was not done in its time".to_owned() };
        let certificate = timeout(ORDERED_WITHIN, self.orders.order()).await.unwrap_or(Err(late))?;
        let until = certificate.validity.until;
        self.served.serve(certificate);
        self.metrics.certificate_ends(until);
        tracing::info!("a certificate was issued, and is served from now on");
        Ok(())
    }

    fn now(&self) -> i64 {
        i64::try_from(self.clock.wall().0 / 1_000).unwrap_or(i64::MAX)
    }

    fn told(&self, failure: &Failure) -> String {
        let now = Timestamp::from_second(self.now()).unwrap_or_default();
        format!("{} {}\n{}\n", now.strftime("%Y-%m-%d %H:%M UTC"), failure.reason, failure.words)
    }
}

fn is_due(validity: Option<&Validity>, domains: &[String], now: i64) -> bool {
    validity.is_none_or(|Validity { from, until, names }| {
        let is_for_others = domains.iter().any(|domain| !names.contains(domain));
        is_for_others || (until - now) * RENEWED_IN_THE_LAST < until - from
    })
}

fn pause(failed_in_a_row: u32) -> Duration {
    match failed_in_a_row {
        0 => LOOK_EVERY,
        failed => AGAIN_AFTER.saturating_mul(1 << (failed - 1).min(10)).min(AGAIN_AFTER_AT_MOST),
    }
}

impl From<Certificate> for served::Pair {
    fn from(certificate: Certificate) -> Self {
        Self { key: Arc::new(certificate.key), validity: certificate.validity }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 3_600;

    #[test]
    fn it_is_renewed_in_the_last_third_of_its_time_and_when_a_name_is_added() {
        let validity = Validity { from: 0, until: 90 * DAY, names: vec!["a.no".into(), "b.no".into()] };
        let check = |domains: &[&str], day: i64, expected: bool| {
            let domains: Vec<String> = domains.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(is_due(Some(&validity), &domains, day * DAY), expected, "{domains:?} on day {day}");
        };
        check(&["a.no"], 1, false);
        check(&["b.no", "a.no"], 60, false);
        check(&["a.no"], 61, true);
        check(&["a.no"], 120, true);
        check(&["a.no", "c.no"], 1, true);
        assert!(is_due(None, &["a.no".to_owned()], 0));
    }

    #[test]
    fn an_authority_is_asked_again_at_most_five_times_in_the_first_hour() {
        assert_eq!(pause(0), LOOK_EVERY);
        let tries = (1..).scan(Duration::ZERO, |at, failed| {
            *at += pause(failed);
            Some(*at)
        });
        // The first is at once.
        assert_eq!(1 + tries.take_while(|at| *at < Duration::from_hours(1)).count(), 5);
        assert_eq!(pause(12), AGAIN_AFTER_AT_MOST);
        assert_eq!(pause(u32::MAX), AGAIN_AFTER_AT_MOST);
    }
}
