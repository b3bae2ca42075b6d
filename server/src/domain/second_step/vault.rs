//! How an authenticator's secret stands in the records. With a cluster secret it is sealed,
//! for this account alone: whoever has the records has no code yet. Without one there is
//! nothing to seal with that outlives a restart, and it stands there as it is.

use std::fmt;

use data_encoding::BASE64;

use super::authenticator::AuthenticatorSecret;
use crate::domain::counsellor::StaffId;
use crate::domain::seal::Seal;
use crate::domain::secret::ClusterSecret;

const PURPOSE: &str = "fortrolig second step v1";
const SEALED: &str = "sealed:";
const UNSEALED: &str = "unsealed:";

/// Seals secrets for the records, and opens them.
#[derive(Debug)]
pub struct Vault(Option<Keys>);

#[derive(Debug)]
struct Keys {
    /// The cluster secret in use, alone.
    current: Seal,
    /// And the one before, or the next.
    any: Seal,
}

/// A secret as it stands in the records. Hidden in `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct KeptSecret(String);

impl Vault {
    /// With the cluster's secret.
    pub fn sealed(secret: &ClusterSecret) -> Self {
        let current = ClusterSecret::new(*secret.current(), None);
        Self(Some(Keys { current: Seal::new(&current, PURPOSE), any: Seal::new(secret, PURPOSE) }))
    }

    /// Without one.
    pub const fn unsealed() -> Self {
        Self(None)
    }

    /// The form to be kept.
    pub fn keep(&self, staff: StaffId, secret: &AuthenticatorSecret) -> KeptSecret {
        let text = secret.to_text();
        KeptSecret(match &self.0 {
            Some(keys) => {
                SEALED.to_owned() + &BASE64.encode(&keys.current.seal(staff.as_bytes(), text.as_bytes()))
            }
            None => UNSEALED.to_owned() + &text,
        })
    }

    /// The secret; `None` when it was sealed with a cluster secret that is gone, was altered,
    /// or belongs to another account.
    pub fn open(&self, staff: StaffId, kept: &KeptSecret) -> Option<AuthenticatorSecret> {
        if let Some(text) = kept.0.strip_prefix(UNSEALED) {
            return AuthenticatorSecret::parse(text);
        }
        open_with(&self.0.as_ref()?.any, staff, kept)
    }

    /// The form it should have from now on, when it has another: sealed, with the secret in use.
    pub fn renew(&self, staff: StaffId, kept: &KeptSecret) -> Option<KeptSecret> {
        let keys = self.0.as_ref()?;
        if open_with(&keys.current, staff, kept).is_some() {
            return None;
        }
        self.open(staff, kept).map(|secret| self.keep(staff, &secret))
    }
}

fn open_with(seal: &Seal, staff: StaffId, kept: &KeptSecret) -> Option<AuthenticatorSecret> {
    let sealed = BASE64.decode(kept.0.strip_prefix(SEALED)?.as_bytes()).ok()?;
    let text = zeroize::Zeroizing::new(seal.open(staff.as_bytes(), &sealed)?);
    AuthenticatorSecret::parse(std::str::from_utf8(&text).ok()?)
}

impl KeptSecret {
    /// What was kept. It is not checked here; a damaged one does not open.
    pub fn from_kept(kept: String) -> Self {
        Self(kept)
    }

    /// What to keep.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for KeptSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeptSecret(…)")
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const IDA: StaffId = Uuid::from_u128(1);
    const OMAR: StaffId = Uuid::from_u128(2);

    fn vault(current: u8, previous: Option<u8>) -> Vault {
        Vault::sealed(&ClusterSecret::new([current; 32], previous.map(|byte| [byte; 32])))
    }

    #[test]
    fn a_stolen_record_opens_only_with_the_secret_and_for_its_account() {
        let secret = AuthenticatorSecret::random();
        let kept = vault(1, None).keep(IDA, &secret);
        assert!(!kept.as_str().contains(secret.to_text().as_str()));
        assert_eq!(vault(1, None).open(IDA, &kept), Some(secret));
        assert_eq!(vault(1, None).open(OMAR, &kept), None, "put into another row");
        assert_eq!(vault(2, None).open(IDA, &kept), None, "another secret");
        assert_eq!(Vault::unsealed().open(IDA, &kept), None, "no secret");
        assert_eq!(vault(1, None).open(IDA, &KeptSecret::from_kept("damaged".into())), None);
    }

    #[test]
    fn a_change_of_the_cluster_secret_seals_everything_anew() {
        let secret = AuthenticatorSecret::random();
        let old = vault(1, None).keep(IDA, &secret);
        assert_eq!(vault(1, Some(2)).renew(IDA, &old), None, "the next one is known, not used yet");
        let new = vault(2, Some(1)).renew(IDA, &old).expect("it was sealed with the one before");
        assert_eq!(vault(2, None).open(IDA, &new), Some(secret), "the one before can go");
        assert_eq!(vault(2, Some(1)).renew(IDA, &new), None, "once");
        assert_eq!(vault(3, None).renew(IDA, &new), None, "what cannot be read is left as it is");
    }

    #[test]
    fn what_was_kept_unsealed_is_sealed_when_there_is_a_secret() {
        let secret = AuthenticatorSecret::random();
        let kept = Vault::unsealed().keep(IDA, &secret);
        assert_eq!(Vault::unsealed().open(IDA, &kept), Some(secret.clone()));
        assert_eq!(Vault::unsealed().renew(IDA, &kept), None);
        let sealed = vault(1, None).renew(IDA, &kept).expect("it can be sealed now");
        assert_eq!(vault(1, None).open(IDA, &sealed), Some(secret));
        assert_eq!(format!("{kept:?}"), "KeptSecret(…)");
    }
}
