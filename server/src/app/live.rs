//! Where live state is kept: the only place that chooses a kind of store.

use std::sync::Arc;
use std::time::Duration;

use tokio::time::sleep;

use super::StartError;
use crate::clock::Clock;
use crate::config::{LiveStore, Settings};
use crate::domain::ports::Live;
use crate::domain::receipt::Receipts;
use crate::domain::secret::ClusterSecret;
use crate::lifecycle::Tasks;
use crate::stores::{memory, redis};

/// How often it is looked whether everybody else has gone.
const LOOK_EVERY: Duration = Duration::from_millis(50);

/// Opens the store that the settings name. What is in it has `apart` in its name: nothing for
/// people's, and something for whatever must not be mixed with it.
///
/// # Errors
/// [`StartError::Live`] when it does not answer or does not fit.
pub(super) async fn open(
    settings: &Settings,
    apart: &str,
    secret: &ClusterSecret,
    clock: &Arc<dyn Clock>,
    tasks: &Tasks,
) -> Result<Live, StartError> {
    match settings.live.store {
        LiveStore::Memory => Ok(memory::live(Receipts::new(secret), clock.clone())),
        LiveStore::Redis => {
            let opened = redis::RedisLive::connect(place(settings, apart)?, secret, clock.clone()).await?;
            let many = opened.tasks.len();
            for (name, task) in opened.tasks {
                tasks.spawn_vital_to_its_end(name, until_the_last(task, tasks.clone(), many));
            }
            Ok(opened.live)
        }
    }
}

/// Looks whether live state can be kept where the settings say, as [`open`] does, and lets go.
///
/// # Errors
/// As [`open`].
pub(super) async fn try_open(settings: &Settings, clock: &Arc<dyn Clock>) -> Result<(), StartError> {
    if settings.live.store == LiveStore::Redis {
        let secret = settings.secret.to_cluster_secret();
        redis::RedisLive::connect(place(settings, "")?, &secret, clock.clone()).await?;
    }
    Ok(())
}

fn place(settings: &Settings, apart: &str) -> Result<redis::Place, StartError> {
    let live = &settings.live;
    let read = |path: &std::path::PathBuf| {
        let unreadable = |reason| StartError::LiveCertificate { path: path.display().to_string(), reason };
        std::fs::read(path).map_err(unreadable)
    };
    Ok(redis::Place {
        address: live.redis.clone(),
        ca: live.ca_file.as_ref().map(read).transpose()?,
        prefix: format!("{}{apart}", live.prefix),
        allow_disk: live.allow_disk,
        kept: settings.queue.kept,
        shift: settings.session.staff_absolute,
        idle: settings.session.visitor_idle,
    })
}

/// After the soft stop connections still say goodbye, and the other nodes must hear of it:
/// the tasks of the store end when only they are left.
async fn until_the_last(task: redis::Task, tasks: Tasks, many: usize) {
    let alone = async {
        tasks.soft().cancelled().await;
        while tasks.alive() > many {
            sleep(LOOK_EVERY).await;
        }
    };
    tokio::select! {
        () = alone => {}
        () = task => {}
    }
}
