//! Seals what leaves a process: what a browser keeps for us, and what a shared store
//! holds. AES-256-GCM with a random nonce that no caller can choose.

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign};

use super::secret::ClusterSecret;

/// One use of the cluster's secret. What was sealed for one use does not open for another.
pub struct Seal {
    current: RandomizedNonceKey,
    previous: Option<RandomizedNonceKey>,
}

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal(…)")
    }
}

impl Seal {
    /// For this use.
    pub fn new(secret: &ClusterSecret, purpose: &'static str) -> Self {
        let derive = |secret: &[u8; 32]| {
            let key = sign(&Key::new(HMAC_SHA256, secret), purpose.as_bytes());
            aead(key.as_ref())
        };
        Self { current: derive(secret.current()), previous: secret.previous().map(derive) }
    }

    /// With a key of its own that nobody else has: it dies with whoever holds it.
    pub fn with_key(key: &[u8; 32]) -> Self {
        Self { current: aead(key), previous: None }
    }

    /// Seals the words, bound to `belongs_to`: they open only beside the same.
    pub fn seal(&self, belongs_to: &[u8], words: &[u8]) -> Vec<u8> {
        let mut sealed = Vec::with_capacity(NONCE_LEN + words.len() + AES_256_GCM.tag_len());
        sealed.extend_from_slice(&[0; NONCE_LEN]);
        let mut body = words.to_vec();
        let nonce = self
            .current
            .seal_in_place_append_tag(Aad::from(belongs_to), &mut body)
            .expect("AES-GCM seals anything far below 64 GiB");
        sealed[..NONCE_LEN].copy_from_slice(nonce.as_ref());
        sealed.append(&mut body);
        sealed
    }

    /// What was sealed; `None` when it was altered, belongs elsewhere, or the key is gone.
    pub fn open(&self, belongs_to: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(NONCE_LEN)?;
        [Some(&self.current), self.previous.as_ref()].into_iter().flatten().find_map(|key| {
            let nonce = Nonce::try_assume_unique_for_key(nonce).ok()?;
            let mut body = body.to_vec();
            let length = key.open_in_place(nonce, Aad::from(belongs_to), &mut body).ok()?.len();
            body.truncate(length);
            Some(body)
        })
    }
}

fn aead(key: &[u8]) -> RandomizedNonceKey {
    RandomizedNonceKey::new(&AES_256_GCM, key).expect("the key has 32 bytes")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(byte: u8, previous: Option<u8>) -> ClusterSecret {
        ClusterSecret::new([byte; 32], previous.map(|byte| [byte; 32]))
    }

    #[test]
    fn it_opens_only_whole_beside_the_same_for_the_same_use() {
        let seal = Seal::new(&secret(1, None), "words");
        let sealed = seal.seal(b"a", b"hei");
        assert_eq!(seal.open(b"a", &sealed).as_deref(), Some(b"hei".as_slice()));
        assert_eq!(seal.open(b"b", &sealed), None, "belongs elsewhere");
        assert_eq!(Seal::new(&secret(1, None), "tickets").open(b"a", &sealed), None, "another use");
        assert_eq!(seal.open(b"a", &sealed[..4]), None);
        for index in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[index] ^= 1;
            assert_eq!(seal.open(b"a", &altered), None, "byte {index}");
        }
    }

    #[test]
    fn it_outlives_one_change_of_the_secret_and_not_two() {
        let sealed = Seal::new(&secret(1, None), "words").seal(b"a", b"hei");
        assert!(Seal::new(&secret(2, Some(1)), "words").open(b"a", &sealed).is_some());
        assert!(Seal::new(&secret(3, Some(2)), "words").open(b"a", &sealed).is_none());
    }
}
