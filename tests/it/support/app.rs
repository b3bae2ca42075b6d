//! A whole server in this process, on ports of its own, with a clock that the test
//! moves and a records file that goes with it.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use server::app::App;
use server::clock::{MockClock, Moment};
use server::config::Settings;
use server::domain::chat::sweeping::Doors;
use server::domain::ports::Census;
use server::transport::ws::Sockets;

use super::counsellor::Counsellor;
use super::visitor::Visitor;

/// The origin of the service's own pages, as a browser sends it.
pub(crate) const ORIGIN: &str = "http://localhost:8080";

/// A running server.
pub(crate) struct TestApp {
    app: App,
    pub(crate) clock: Arc<MockClock>,
    /// Goes away with the test.
    folder: tempfile::TempDir,
    settings: BTreeMap<String, String>,
}

impl TestApp {
    /// With the default settings, always open, and a password alone lets staff in.
    pub(crate) async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With these settings over the defaults, as environment variables name them.
    pub(crate) async fn with(settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let records = folder.path().join("records.sqlite").display().to_string();
        let mut environment = BTreeMap::from([
            ("LISTEN__ADDRESS", "127.0.0.1:0"),
            ("LISTEN__ADMIN_ADDRESS", "127.0.0.1:0"),
            ("HOURS__ALWAYS_OPEN", "true"),
            ("RECORDS__PATH", &records),
            ("QUEUE__SETTLE_S", "0"),
            ("STAFF__SECOND_STEP", "off"),
        ]);
        environment.extend(settings.iter().copied());
        let settings = environment.into_iter().map(named).collect();
        // A Saturday evening in Oslo.
        let clock = Arc::new(MockClock::at(Moment(1_795_287_600_000)));
        let app = launch(&settings, &clock).await;
        Self { app, clock, folder, settings }
    }

    /// Another node beside this one: the same settings, records and clock. Live state is
    /// shared when the settings name a Redis.
    pub(crate) async fn another_node(&self) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (clock, settings) = (self.clock.clone(), self.settings.clone());
        let app = launch(&settings, &clock).await;
        Self { app, clock, folder, settings }
    }

    /// The process dies, and another takes its place: everything live is lost. The staff
    /// sign in again.
    pub(crate) async fn lose_everything(self) -> Self {
        self.lose_everything_and_set(&[]).await
    }

    /// The same, and the new process has these settings too.
    pub(crate) async fn lose_everything_and_set(self, more: &[(&str, &str)]) -> Self {
        let Self { app, clock, folder, mut settings } = self;
        settings.extend(more.iter().copied().map(named));
        app.stop().await;
        clock.pass(Duration::from_secs(2));
        let app = launch(&settings, &clock).await;
        Self { app, clock, folder, settings }
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.app.address()
    }

    pub(crate) fn admin_address(&self) -> SocketAddr {
        self.app.admin_address()
    }

    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// A visitor with a new phone, who has said hello.
    pub(crate) async fn visitor(&self) -> Visitor {
        Visitor::open(self.address()).await
    }

    /// A counsellor who writes all three languages, signed in, with the desk open.
    pub(crate) async fn counsellor(&self, name: &str) -> Counsellor {
        Counsellor::hired(self, name, "nb,nn,en").await.at_the_desk(self).await
    }

    /// Time passes, and what time does is done before this returns.
    pub(crate) async fn pass(&self, time: Duration) {
        self.clock.pass(time);
        let Sockets { chat, registry, metrics, .. } = &*self.app.parts().sockets;
        let swept = chat.sweep(&Doors::open(), &**registry).await.expect("memory answers");
        metrics.swept(&swept);
    }

    /// The chat closes, and what that does is done before this returns.
    pub(crate) async fn close_doors(&self) {
        let Sockets { chat, registry, .. } = &*self.app.parts().sockets;
        chat.sweep(&Doors::closed(), &**registry).await.expect("memory answers");
    }

    /// What the conversation store holds.
    pub(crate) async fn census(&self) -> Census {
        self.app.parts().conversations.census().await.expect("memory answers")
    }

    /// Stops the server, as SIGTERM does.
    pub(crate) async fn stop(self) {
        self.app.stop().await;
    }
}

fn named((key, value): (&str, &str)) -> (String, String) {
    (format!("FORTROLIG__{key}"), value.to_owned())
}

async fn launch(settings: &BTreeMap<String, String>, clock: &Arc<MockClock>) -> App {
    let settings = Settings::load(None, settings.clone()).expect("the test's settings are sound");
    App::start(settings, clock.clone()).await.expect("the server starts")
}
