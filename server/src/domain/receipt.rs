//! Proof that a line was said, for the day the server has forgotten it.

use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign};

use crate::clock::Moment;
use crate::protocol::ids::ConversationId;
use crate::protocol::position::{Position, Receipt};
use crate::protocol::visit::Side;

/// Signs lines with a key derived from the cluster's secret.
pub struct Receipts(Key);

impl std::fmt::Debug for Receipts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Receipts(…)")
    }
}

impl Receipts {
    /// The key is bound to this use, so a MAC made for anything else never passes
    /// for a receipt.
    pub fn new(cluster_secret: &[u8; 32]) -> Self {
        let derived = sign(&Key::new(HMAC_SHA256, cluster_secret), b"fortrolig receipt v1");
        Self(Key::new(HMAC_SHA256, derived.as_ref()))
    }

    /// The receipt of a line. Every part has a fixed length but the text, which is
    /// last, so no two lines share an input.
    pub fn sign(
        &self,
        conversation: ConversationId,
        position: Position,
        from: Side,
        sent_at: Moment,
        text: &str,
    ) -> Receipt {
        let mut line = aws_lc_rs::hmac::Context::with_key(&self.0);
        line.update(conversation.as_bytes());
        line.update(&position.epoch.0.to_be_bytes());
        line.update(&position.offset.to_be_bytes());
        line.update(match from {
            Side::Visitor => b"v",
            Side::Counsellor => b"c",
        });
        line.update(&sent_at.0.to_be_bytes());
        line.update(text.as_bytes());
        let tag = line.sign();
        Receipt(tag.as_ref()[..16].try_into().expect("SHA-256 has 32 bytes"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::position::Epoch;

    #[test]
    fn every_part_of_the_line_changes_the_receipt() {
        let receipts = Receipts::new(&[7; 32]);
        let conversation = ConversationId::random();
        let position = |epoch, offset| Position { epoch: Epoch(epoch), offset };
        let sign = |p, from, at, text| receipts.sign(conversation, p, from, Moment(at), text);
        let line = sign(position(1, 1), Side::Visitor, 5, "hei");
        assert_eq!(line, sign(position(1, 1), Side::Visitor, 5, "hei"));
        for other in [
            sign(position(2, 1), Side::Visitor, 5, "hei"),
            sign(position(1, 2), Side::Visitor, 5, "hei"),
            sign(position(1, 1), Side::Counsellor, 5, "hei"),
            sign(position(1, 1), Side::Visitor, 6, "hei"),
            sign(position(1, 1), Side::Visitor, 5, "hei!"),
            receipts.sign(ConversationId::random(), position(1, 1), Side::Visitor, Moment(5), "hei"),
            Receipts::new(&[8; 32]).sign(conversation, position(1, 1), Side::Visitor, Moment(5), "hei"),
        ] {
            assert_ne!(line, other);
        }
    }
}
