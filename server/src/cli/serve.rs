//! `fortrolig serve`: from the start to the stop.

use std::sync::Arc;

use tokio::signal::unix::{SignalKind, signal};

use crate::app::App;
use crate::clock::Clock;
use crate::config::Settings;
use crate::lifecycle::manager::Manager;
use crate::telemetry;

/// Serves until a signal, or until a task the server cannot do without has ended. Whoever
/// started us is told how it goes.
///
/// # Errors
/// When it could not start, or had to stop by itself.
pub(super) async fn serve(
    settings: Settings,
    clock: Arc<dyn Clock>,
    manager: &Manager,
) -> anyhow::Result<()> {
    telemetry::start(settings.log.format, clock.clone());
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let app = App::start(settings, clock).await?;
    tracing::info!(listen = %app.address(), version = env!("CARGO_PKG_VERSION"), "serving");
    tracing::info!(listen = %app.admin_address(), "metrics and health");
    manager.is_ready();
    let signal = tokio::select! {
        _ = interrupt.recv() => Some("interrupt"),
        _ = terminate.recv() => Some("terminate"),
        () = app.stop_asked() => None,
        () = manager.keep_awake() => None,
    };
    manager.is_stopping();
    tracing::info!(signal = signal.unwrap_or("none"), "stopping; everybody is told when to come back");
    tokio::select! {
        () = app.stop() => {}
        () = manager.keep_awake() => {}
    }
    tracing::info!("stopped");
    anyhow::ensure!(signal.is_some(), "a task the server cannot do without has ended; the log says which");
    Ok(())
}
