//! Proof that a line was said, for the day the server has forgotten it.

use aws_lc_rs::constant_time::verify_slices_are_equal;
use aws_lc_rs::hmac::{Context, HMAC_SHA256, Key, sign};

use super::secret::ClusterSecret;
use crate::clock::Moment;
use crate::protocol::call_in::GuestName;
use crate::protocol::card::Body;
use crate::protocol::ids::{ClientRef, ConversationId};
use crate::protocol::position::{Position, Receipt};
use crate::protocol::visit::Side;

/// Signs lines with a key derived from the cluster's secret, and knows its own receipts
/// again, also those made with the secret before.
#[derive(Clone)]
pub struct Receipts {
    current: Key,
    previous: Option<Key>,
}

/// What a receipt vouches for.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// In which conversation.
    pub conversation: ConversationId,
    /// At which place.
    pub position: Position,
    /// Who said it.
    pub from: Side,
    /// The second counsellor, when it was one.
    pub guest: Option<&'a GuestName>,
    /// The sender's name for it.
    pub client_ref: &'a ClientRef,
    /// When it was accepted.
    pub sent_at: Moment,
    /// What it says.
    pub body: &'a Body,
}

impl std::fmt::Debug for Receipts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Receipts(…)")
    }
}

impl Receipts {
    /// The key is bound to this use, so a MAC made for anything else never passes
    /// for a receipt.
    pub fn new(secret: &ClusterSecret) -> Self {
        let derive = |secret: &[u8; 32]| {
            let derived = sign(&Key::new(HMAC_SHA256, secret), b"fortrolig receipt v1");
            Key::new(HMAC_SHA256, derived.as_ref())
        };
        Self { current: derive(secret.current()), previous: secret.previous().map(derive) }
    }

    /// The receipt of a line.
    pub fn sign(&self, claim: &Claim<'_>) -> Receipt {
        receipt(&self.current, claim)
    }

    /// Whether this receipt was given for exactly this line. Takes the same time
    /// wherever a forged one differs.
    pub fn vouches(&self, claim: &Claim<'_>, given: Receipt) -> bool {
        [Some(&self.current), self.previous.as_ref()]
            .into_iter()
            .flatten()
            .any(|key| verify_slices_are_equal(&receipt(key, claim).0, &given.0).is_ok())
    }
}

/// Every part has a fixed length but those whose length stands before them, and the body,
/// which is last: no two lines share an input. A line by nobody but the two is proven as it was
/// before there were guests.
fn receipt(key: &Key, claim: &Claim<'_>) -> Receipt {
    let mut line = Context::with_key(key);
    line.update(claim.conversation.as_bytes());
    line.update(&claim.position.epoch.0.to_be_bytes());
    line.update(&claim.position.offset.to_be_bytes());
    match (claim.guest, claim.from) {
        (None, Side::Visitor) => line.update(b"v"),
        (None, Side::Counsellor) => line.update(b"c"),
        (Some(guest), side) => {
            line.update(if side == Side::Visitor { b"w" } else { b"g" });
            for part in [guest.role.as_str(), &guest.alias] {
                line.update(&u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
                line.update(part.as_bytes());
            }
        }
    }
    line.update(&claim.sent_at.0.to_be_bytes());
    let name = claim.client_ref.as_str().as_bytes();
    line.update(&u32::try_from(name.len()).unwrap_or(u32::MAX).to_be_bytes());
    line.update(name);
    line.update(claim.body.form().as_bytes());
    let tag = line.sign();
    Receipt(tag.as_ref()[..16].try_into().expect("SHA-256 has 32 bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::call_in::GuestRole;
    use crate::protocol::card::{Card, CardId, CardKind};
    use crate::protocol::needs::Language;
    use crate::protocol::position::Epoch;
    use crate::protocol::text::MessageText;

    fn words(text: &str) -> Body {
        MessageText::parse(text).expect("plain words").into()
    }

    fn name(text: &str) -> ClientRef {
        ClientRef::parse(text).expect("a plain name")
    }

    #[test]
    fn every_part_of_the_line_changes_the_receipt() {
        let receipts = Receipts::new(&ClusterSecret::new([7; 32], None));
        let (a, b) = (name("a"), name("b"));
        let (hei, louder) = (words("hei"), words("hei!"));
        let id = CardId::parse("hei").expect("a plain name");
        let card = Card { kind: CardKind::Article, id, language: Language::Nb }.into();
        let named = |role, alias: &str| GuestName { role, alias: alias.into() };
        let lead = named(GuestRole::Lead, "Kari");
        let (colleague, other) = (named(GuestRole::Colleague, "Kari"), named(GuestRole::Lead, "Leo"));
        let line = Claim {
            conversation: ConversationId::random(),
            position: Position { epoch: Epoch(1), offset: 1 },
            from: Side::Visitor,
            guest: None,
            client_ref: &a,
            sent_at: Moment(5),
            body: &hei,
        };
        let given = receipts.sign(&line);
        assert!(receipts.vouches(&line, given));
        for other in [
            Claim { conversation: ConversationId::random(), ..line },
            Claim { position: Position { epoch: Epoch(2), offset: 1 }, ..line },
            Claim { position: Position { epoch: Epoch(1), offset: 2 }, ..line },
            Claim { from: Side::Counsellor, ..line },
            Claim { guest: Some(&lead), ..line },
            Claim { guest: Some(&lead), from: Side::Counsellor, ..line },
            Claim { guest: Some(&colleague), from: Side::Counsellor, ..line },
            Claim { guest: Some(&other), from: Side::Counsellor, ..line },
            Claim { client_ref: &b, ..line },
            Claim { sent_at: Moment(6), ..line },
            Claim { body: &louder, ..line },
            Claim { body: &card, ..line },
        ] {
            assert!(!receipts.vouches(&other, given), "{other:?}");
        }
    }

    #[test]
    fn a_receipt_outlives_one_change_of_the_secret_and_not_two() {
        let (client_ref, hei) = (name("a"), words("hei"));
        let line = Claim {
            conversation: ConversationId::random(),
            position: Position { epoch: Epoch(1), offset: 1 },
            from: Side::Visitor,
            guest: None,
            client_ref: &client_ref,
            sent_at: Moment(5),
            body: &hei,
        };
        let given = Receipts::new(&ClusterSecret::new([1; 32], None)).sign(&line);
        assert!(Receipts::new(&ClusterSecret::new([2; 32], Some([1; 32]))).vouches(&line, given));
        assert!(!Receipts::new(&ClusterSecret::new([3; 32], Some([2; 32]))).vouches(&line, given));
    }
}
