//! Breaks from connections, for all nodes. Sealed with the cluster's secret, because the keys
//! are in it that marks are made with: nobody who reads Redis can try addresses.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use zeroize::Zeroizing;

use super::keys::ms;
use super::link::Link;
use super::odd;
use crate::clock::Moment;
use crate::domain::ports::{RespiteStore, StoreError};
use crate::domain::respite::Respites;
use crate::domain::seal::Seal;
use crate::domain::secret::ClusterSecret;

/// Redis forgets it this much later than the youngest key in it, so that a node whose clock is
/// a little behind does not take it for lost.
const MARGIN: Duration = Duration::from_mins(1);

/// One key: all of them.
#[derive(Debug)]
pub struct RedisRespites {
    link: Arc<Link>,
    seal: Seal,
}

impl RedisRespites {
    pub(super) fn new(link: Arc<Link>, secret: &ClusterSecret) -> Self {
        Self { link, seal: Seal::new(secret, "fortrolig respites v1") }
    }
}

#[async_trait]
impl RespiteStore for RedisRespites {
    async fn held(&self) -> Result<Option<Respites>, StoreError> {
        let line = self.link.line()?;
        let mut wire = line.wire.clone();
        let mut read = redis::cmd("HGET");
        let key = self.link.keys.respites();
        read.arg(&key).arg("value");
        let value: Option<Vec<u8>> = self.link.with(&line, read.query_async(&mut wire)).await?;
        let Some(sealed) = value else { return Ok(None) };
        let Some(value) = self.seal.open(key.as_bytes(), &sealed).map(Zeroizing::new) else {
            // The secret has changed twice since: it is worth nothing to anybody any more.
            self.link.with(&line, redis::cmd("DEL").arg(&key).query_async::<()>(&mut wire)).await?;
            return Ok(None);
        };
        serde_json::from_slice(&value).map(Some).map_err(odd)
    }

    async fn swap(&self, was: Option<Moment>, respites: Respites) -> Result<bool, StoreError> {
        let key = self.link.keys.respites();
        let value = Zeroizing::new(serde_json::to_vec(&respites).expect("it is plain data"));
        let value = self.seal.seal(key.as_bytes(), &value);
        let was = was.map(|was| was.0.to_string()).unwrap_or_default();
        let lives = respites.dies_at().since(self.link.clock.now()) + MARGIN;
        let swap = |_: &_| {
            let mut step = self.link.scripts.swap_respites.key(&key);
            step.arg(&value).arg(respites.changed_at.0).arg(&was).arg(ms(lives));
            step
        };
        Ok(self.link.ask::<String>(swap).await? == "done")
    }
}
