//! Both sides of the canary's talk: it hears whichever says something, and keeps both alive.

use tokio::time::{Interval, MissedTickBehavior, interval};

use super::socket::Socket;
use crate::protocol::ErrorId;
use crate::protocol::desk::{FromDesk, ToDesk};
use crate::protocol::limits::PING_EVERY;
use crate::protocol::visit::{FromVisitor, ToVisitor};

/// Both.
pub(super) struct Stage {
    /// The counsellor's.
    pub(super) desk: Socket,
    /// The visitor's, once there is one.
    pub(super) visitor: Option<Socket>,
    pings: Interval,
}

/// What was heard.
pub(super) enum Heard {
    /// At the desk.
    Desk(Box<ToDesk>),
    /// By the visitor.
    Visitor(Box<ToVisitor>),
}

impl Stage {
    /// With nobody but the counsellor.
    pub(super) fn new(desk: Socket) -> Self {
        let mut pings = interval(PING_EVERY);
        pings.set_missed_tick_behavior(MissedTickBehavior::Delay);
        Self { desk, visitor: None, pings }
    }

    /// Says something as the visitor.
    ///
    /// # Errors
    /// The socket is gone.
    pub(super) async fn visitor_says(&mut self, frame: &FromVisitor) -> Result<(), String> {
        match &mut self.visitor {
            Some(visitor) => visitor.send(frame).await,
            None => Err("there is no visitor yet".to_owned()),
        }
    }

    /// Whatever comes next, on either side. A refusal is an error: the canary asks for nothing
    /// that it may not have.
    ///
    /// # Errors
    /// A side is gone, or was refused something.
    pub(super) async fn hear(&mut self) -> Result<Heard, String> {
        loop {
            let visitor = async {
                match &mut self.visitor {
                    Some(visitor) => visitor.next::<ToVisitor>().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                told = self.desk.next::<ToDesk>() => match told.map_err(|why| format!("the desk: {why}"))? {
                    // It was over before the desk heard of it: an earlier round's, or this one's end.
                    ToDesk::Refused { error_id: ErrorId::NoConversation | ErrorId::ConversationEnded, .. } => {}
                    ToDesk::Refused { error_id, .. } => return Err(format!("the desk is refused: {error_id}")),
                    told => return Ok(Heard::Desk(Box::new(told))),
                },
                told = visitor => match told.map_err(|why| format!("the visitor: {why}"))? {
                    ToVisitor::Refused { error_id, .. } => {
                        return Err(format!("the visitor is refused: {error_id}"));
                    }
                    told => return Ok(Heard::Visitor(Box::new(told))),
                },
                _ = self.pings.tick() => self.ping().await?,
            }
        }
    }

    async fn ping(&mut self) -> Result<(), String> {
        self.desk.send(&FromDesk::Ping { visible: true }).await?;
        match &mut self.visitor {
            Some(visitor) => visitor.send(&FromVisitor::Ping { visible: true }).await,
            None => Ok(()),
        }
    }
}
