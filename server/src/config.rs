//! Settings: `config.default.toml` compiled in, a file over it, the environment over
//! both. Everything is checked before the port opens, and every mistake is named at
//! once. Knows nothing of what the settings are used for.
//!
//! One struct per section, in its own file. A new setting goes into
//! `config.default.toml` with its reason and into the struct of its section.

mod acme;
mod authority;
mod canary;
mod hours;
mod limits;
mod listen;
mod live;
mod log;
mod mistake;
mod provider;
mod queue;
mod records;
mod secret;
mod section;
mod service;
mod session;
mod source;
mod staff;
mod talk;
#[cfg(test)]
mod tests;
mod tls;
mod training;

use std::path::Path;

pub use self::acme::Acme;
pub use self::canary::Canary;
pub use self::hours::Hours;
pub use self::limits::{Limits, Rate};
pub use self::listen::Listen;
pub use self::live::{Live, LiveStore, RedisAddress, RedisKind};
pub use self::log::{Log, LogFormat};
pub use self::mistake::{Mistake, SettingsError};
pub use self::provider::Provider;
pub use self::queue::Queue;
pub use self::records::{PostgresAddress, PostgresHost, Records, RecordsStore};
pub use self::secret::Secret;
use self::section::Section;
pub use self::service::Service;
pub use self::session::Session;
pub use self::staff::Staff;
pub use self::talk::Talk;
pub use self::tls::{Tls, TlsFiles};
pub use self::training::TrainingSettings;
use crate::domain::passkey::Place;

/// Everything that can be set.
#[derive(Debug)]
pub struct Settings {
    /// Where the server listens.
    pub listen: Listen,
    /// HTTPS on the binary itself.
    pub tls: Tls,
    /// Where it gets its certificate by itself, if it does.
    pub acme: Option<Acme>,
    /// What the service is called.
    pub service: Service,
    /// When the chat is open.
    pub hours: Hours,
    /// Waiting.
    pub queue: Queue,
    /// Talking.
    pub talk: Talk,
    /// How long tokens are good for.
    pub session: Session,
    /// How staff sign in.
    pub staff: Staff,
    /// Which trainings they take.
    pub training: TrainingSettings,
    /// The organisation's own provider of identities, if there is one.
    pub provider: Option<Provider>,
    /// Rates.
    pub limits: Limits,
    /// Where live state is kept.
    pub live: Live,
    /// The lane of `fortrolig canary`.
    pub canary: Canary,
    /// Where records are kept.
    pub records: Records,
    /// How the log is written.
    pub log: Log,
    /// What seals what browsers hold.
    pub secret: Secret,
}

impl Settings {
    /// Reads the file, if one is named, and the variables that begin with `FORTROLIG__`.
    ///
    /// # Errors
    /// [`SettingsError::Unreadable`] for the file as a whole, otherwise
    /// [`SettingsError::Invalid`] with every mistake there is.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, SettingsError> {
        let mut mistakes = Vec::new();
        let merged = source::merge(file, environment, &mut mistakes)?;
        let found = &mut mistakes;
        let service = Service::read(&mut Section::of(&merged, "service", found));
        let secret = Secret::read(&mut Section::of(&merged, "secret", found));
        let listen = Listen::read(&mut Section::of(&merged, "listen", found));
        let has_host = Place::among(&listen.public_origins).is_some();
        let tls = Tls::read(&mut Section::of(&merged, "tls", found));
        let acme = Acme::read(&mut Section::of(&merged, "acme", found), tls.files.is_some());
        let settings = Self {
            listen,
            tls,
            acme,
            hours: Hours::read(&mut Section::of(&merged, "hours", found), &service.time_zone),
            queue: Queue::read(&mut Section::of(&merged, "queue", found)),
            talk: Talk::read(&mut Section::of(&merged, "talk", found)),
            session: Session::read(&mut Section::of(&merged, "session", found)),
            staff: Staff::read(&mut Section::of(&merged, "staff", found)),
            training: TrainingSettings::read(&mut Section::of(&merged, "training", found)),
            provider: Provider::read(&mut Section::of(&merged, "provider", found), has_host),
            limits: Limits::read(&mut Section::of(&merged, "limits", found)),
            canary: Canary::read(&mut Section::of(&merged, "canary", found)),
            records: Records::read(&mut Section::of(&merged, "records", found)),
            log: Log::read(&mut Section::of(&merged, "log", found)),
            live: Live::read(&mut Section::of(&merged, "live", found), secret.is_set),
            secret,
            service,
        };
        if mistakes.is_empty() { Ok(settings) } else { Err(SettingsError::Invalid(mistakes)) }
    }

    /// The compiled-in settings.
    ///
    /// # Panics
    /// Never: a test reads the compiled-in file.
    pub fn defaults() -> Self {
        Self::load(None, []).expect("the compiled-in settings are sound; a test reads them")
    }
}
