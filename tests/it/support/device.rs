//! A counsellor's phone with a browser: makes passkeys and answers with them as WebAuthn
//! says, written apart from the server's library.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

use super::app::ORIGIN;

const USER_PRESENT: u8 = 0x01;
const USER_VERIFIED: u8 = 0x04;
const HAS_A_NEW_KEY: u8 = 0x40;

/// The phone.
pub(crate) struct Device {
    keys: Vec<Key>,
    /// The page that asks, as the browser sees it.
    pub(crate) origin: String,
    /// Whether its owner has put a finger on it.
    pub(crate) opened: bool,
}

struct Key {
    id: Vec<u8>,
    pair: EcdsaKeyPair,
    user: Vec<u8>,
    counter: u32,
}

impl Device {
    pub(crate) fn new() -> Self {
        Self { keys: Vec::new(), origin: ORIGIN.to_owned(), opened: true }
    }

    /// Makes a key, as the page is told to ask for one.
    pub(crate) fn make(&mut self, options: &str) -> Value {
        let options: Value = serde_json::from_str(options).expect("options");
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(options["authenticatorSelection"]["requireResidentKey"], true);
        let pair = EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a key");
        let id = digest(&SHA256, pair.public_key().as_ref()).as_ref().to_vec();
        let host = options["rp"]["id"].as_str().expect("a host");
        let mut said = self.about(host, HAS_A_NEW_KEY, 0);
        said.extend([0; 16]); // which make it is, which nobody asks
        said.extend(u16::try_from(id.len()).expect("short").to_be_bytes());
        said.extend(&id);
        said.extend(in_cose(pair.public_key().as_ref()));
        let client = self.client_data("webauthn.create", &options);
        let user = bytes(&options["user"]["id"]);
        self.keys.push(Key { id: id.clone(), pair, user, counter: 0 });
        json!({
            "id": text(&id), "rawId": text(&id), "type": "public-key",
            "response": { "clientDataJSON": text(&client), "attestationObject": text(&without_attestation(&said)) },
        })
    }

    /// Answers with the newest key.
    pub(crate) fn answer(&mut self, options: &str) -> Value {
        let options: Value = serde_json::from_str(options).expect("options");
        assert_eq!(options["userVerification"], "required");
        let client = self.client_data("webauthn.get", &options);
        let host = options["rpId"].as_str().expect("a host").to_owned();
        let key = self.keys.last_mut().expect("there is a key");
        key.counter += 1;
        let counter = key.counter;
        let said = self.about(&host, 0, counter);
        let signed = [said.as_slice(), digest(&SHA256, &client).as_ref()].concat();
        let key = self.keys.last().expect("there is a key");
        let signature = key.pair.sign(&SystemRandom::new(), &signed).expect("it signs");
        json!({
            "id": text(&key.id), "rawId": text(&key.id), "type": "public-key",
            "response": {
                "clientDataJSON": text(&client), "authenticatorData": text(&said),
                "signature": text(signature.as_ref()), "userHandle": text(&key.user),
            },
        })
    }

    /// Somebody has put it back to how it was so many answers ago.
    pub(crate) fn counts_back(&mut self, answers: u32) {
        let key = self.keys.last_mut().expect("there is a key");
        key.counter -= answers;
    }

    /// The newest key is forgotten; the one before answers.
    pub(crate) fn forgets_the_newest(&mut self) {
        self.keys.pop().expect("there is a key");
    }

    fn about(&self, host: &str, more: u8, counter: u32) -> Vec<u8> {
        let opened = if self.opened { USER_VERIFIED } else { 0 };
        let mut said = digest(&SHA256, host.as_bytes()).as_ref().to_vec();
        said.push(USER_PRESENT | opened | more);
        said.extend(counter.to_be_bytes());
        said
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let said = json!({
            "type": kind, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false,
        });
        said.to_string().into_bytes()
    }
}

/// A P-256 key in COSE: kty 2 (EC2), alg -7 (ES256), crv 1 (P-256), x and y.
fn in_cose(public: &[u8]) -> Vec<u8> {
    let (x, y) = public[1..].split_at(32);
    [&[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 32], x, &[0x22, 0x58, 32], y].concat()
}

/// CBOR of `{"fmt": "none", "attStmt": {}, "authData": …}`.
fn without_attestation(said: &[u8]) -> Vec<u8> {
    let length = u16::try_from(said.len()).expect("short").to_be_bytes();
    let parts: [&[u8]; 6] =
        [b"\xa3\x63fmt\x64none", b"\x67attStmt\xa0", b"\x68authData", &[0x59], &length, said];
    parts.concat()
}

fn text(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

fn bytes(text: &Value) -> Vec<u8> {
    BASE64URL_NOPAD.decode(text.as_str().expect("a text").as_bytes()).expect("base64url")
}
