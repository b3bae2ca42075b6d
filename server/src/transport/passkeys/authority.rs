//! What devices and browsers say (WebAuthn, level 3), through `webauthn-rs`: the only file
//! that knows the library, and the form of what is asked, answered and kept.
//!
//! Every key opens with a finger, a face or a PIN (user verification is required, at the
//! making and at each use) and is kept by the device under our name (discoverable), since
//! nobody types who they are. Which make the device is, is not asked: it would tell nothing
//! that we decide by. The library's own states are serialised, against its usual advice, and
//! sealed: the browser that carries one can neither read nor change it, and it is taken once.

use std::time::Duration;

use data_encoding::BASE64URL_NOPAD;
use serde::Deserialize;
use webauthn_rs::prelude::{
    CreationChallengeResponse, DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, RequestChallengeResponse, Url, Webauthn, WebauthnBuilder, WebauthnError,
};

use crate::domain::counsellor::StaffId;
use crate::domain::passkey::{Place, WITHIN};
use crate::domain::staff::StaffMember;
use crate::protocol::ErrorId;

/// Asks and checks, for one host.
#[derive(Debug)]
pub(super) struct Authority {
    webauthn: Webauthn,
    host: String,
}

/// A device's answer to the question who is there.
#[derive(Debug)]
pub(super) struct Answer(PublicKeyCredential);

/// A key that a device has made, and what its owner calls it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Made {
    pub(super) name: String,
    pub(super) key: RegisterPublicKeyCredential,
}

/// What an answer is worth.
#[derive(Debug)]
pub(super) enum Checked {
    /// It is the key's own; so it stands from now on.
    Right(String),
    /// It is not, or not an answer to this question.
    Wrong,
    /// It is, and the key has counted back: there are two of it.
    Copied,
}

/// What the browser is handed, and what is to be known when the answer comes.
type Asked = (String, String);

impl Authority {
    /// `None`, which is logged, when the library does not take the host.
    pub(super) fn of(place: &Place, service: &str) -> Option<Self> {
        let origins = place.origins().iter().map(|origin| Url::parse(origin)).collect::<Result<Vec<_>, _>>();
        let origins = origins.ok()?;
        let webauthn = WebauthnBuilder::new(place.host(), origins.first()?).and_then(|builder| {
            let builder = builder.rp_name(service).timeout(timeout());
            origins.iter().skip(1).fold(builder, WebauthnBuilder::append_allowed_origin).build()
        });
        let Ok(webauthn) = webauthn else {
            let error_id = ErrorId::Internal;
            tracing::error!(error_id = error_id.as_str(), "there are no passkeys for this host");
            return None;
        };
        Some(Self { webauthn, host: place.host().to_owned() })
    }

    pub(super) fn host(&self) -> &str {
        &self.host
    }

    /// Who is there?
    pub(super) fn ask(&self) -> Option<Asked> {
        let (RequestChallengeResponse { public_key, .. }, state) =
            self.webauthn.start_discoverable_authentication().ok()?;
        // Without the mediation that the library adds: it is a button here, no field.
        Some((serde_json::to_string(&public_key).ok()?, serde_json::to_string(&state).ok()?))
    }

    /// Make a key for this account, on a device that has none for it yet.
    pub(super) fn ask_for_a_new_one<'a>(
        &self,
        member: &StaffMember,
        known: impl Iterator<Item = &'a str>,
    ) -> Option<Asked> {
        let known = known.filter_map(|id| BASE64URL_NOPAD.decode(id.as_bytes()).ok()).collect();
        let (name, shown) = (member.name.as_str(), member.alias.as_str());
        let started = self.webauthn.start_passkey_registration(member.id, name, shown, Some(known));
        let (CreationChallengeResponse { public_key }, state) = started.ok()?;
        let mut options = serde_json::to_value(&public_key).ok()?;
        // The library leaves it to the device; one that a device does not list could never be used.
        let selection = options.get_mut("authenticatorSelection")?.as_object_mut()?;
        selection.insert("residentKey".into(), "required".into());
        selection.insert("requireResidentKey".into(), true.into());
        Some((options.to_string(), serde_json::to_string(&state).ok()?))
    }

    pub(super) fn read_answer(json: &[u8]) -> Option<Answer> {
        serde_json::from_slice(json).ok().map(Answer)
    }

    pub(super) fn read_made(json: &[u8]) -> Option<Made> {
        serde_json::from_slice(json).ok()
    }

    /// The name and the form to be kept of a key that answers this question.
    pub(super) fn accept(&self, key: &RegisterPublicKeyCredential, state: &str) -> Option<(String, String)> {
        let state: PasskeyRegistration = serde_json::from_str(state).ok()?;
        let passkey = self.webauthn.finish_passkey_registration(key, &state).ok()?;
        let id = BASE64URL_NOPAD.encode(passkey.cred_id());
        Some((id, serde_json::to_string(&passkey).ok()?))
    }

    /// Whether the answer was made by this key.
    pub(super) fn check(&self, answer: &Answer, state: &str, kept: &str) -> Checked {
        let state: Option<DiscoverableAuthentication> = serde_json::from_str(state).ok();
        let (Some(state), Ok(mut passkey)) = (state, serde_json::from_str::<Passkey>(kept)) else {
            return Checked::Wrong;
        };
        let finished = self.webauthn.finish_discoverable_authentication_v2(&answer.0, state, &passkey);
        match finished {
            Ok(result) => {
                // Whether it changed is no matter: the use is noted in any case.
                let _changed = passkey.update_credential(&result);
                serde_json::to_string(&passkey).map_or(Checked::Wrong, Checked::Right)
            }
            Err(WebauthnError::CredentialPossibleCompromise) => Checked::Copied,
            Err(_) => Checked::Wrong,
        }
    }
}

impl Answer {
    pub(super) fn credential_id(&self) -> String {
        BASE64URL_NOPAD.encode(self.0.get_credential_id())
    }

    /// Whether the device holds the key for this account.
    pub(super) fn is_of(&self, staff: StaffId) -> bool {
        self.0.get_user_unique_id() == Some(staff.as_bytes().as_slice())
    }
}

/// The browser gives up a moment before the answer would be too late.
fn timeout() -> Duration {
    WITHIN.saturating_sub(Duration::from_secs(5))
}
