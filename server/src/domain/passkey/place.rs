//! The address that passkeys belong to. A device answers only to the host that a key was made
//! for, so it must be one for the whole service, and it must stay: with another host every
//! key is worth nothing.

/// Where passkeys are made and used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    host: String,
    origins: Vec<String>,
}

impl Place {
    /// The host of the first of our origins that has a name, and every origin of that host.
    /// `None` when all of them are bare addresses: browsers make no passkeys for those.
    pub fn among(origins: &[String]) -> Option<Self> {
        let host = origins.iter().find_map(|origin| named(origin))?.to_owned();
        let origins = origins.iter().filter(|origin| named(origin) == Some(&host)).cloned().collect();
        Some(Self { host, origins })
    }

    /// The name that keys are made for.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The addresses from which they are used, at least one.
    pub fn origins(&self) -> &[String] {
        &self.origins
    }

    /// The address of an invitation.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origins[0])
    }
}

/// The host of an origin, if it is a name.
fn named(origin: &str) -> Option<&str> {
    let (_, authority) = origin.split_once("://")?;
    let host = authority.split(':').next().filter(|host| !host.starts_with('['))?;
    let is_number = host.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    (!is_number).then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(origins: &[&str], expected: Option<(&str, usize)>) {
        let origins: Vec<String> = origins.iter().map(|origin| (*origin).to_owned()).collect();
        let place = Place::among(&origins);
        let found = place.as_ref().map(|place| (place.host(), place.origins().len()));
        assert_eq!(found, expected, "{origins:?}");
    }

    #[test]
    fn keys_belong_to_the_first_host_with_a_name() {
        check(&["https://chat.example.no"], Some(("chat.example.no", 1)));
        check(&["http://127.0.0.1:8080", "http://localhost:8080"], Some(("localhost", 1)));
        check(&["http://localhost:1", "http://localhost:2", "https://other.example"], Some(("localhost", 2)));
        check(&["http://127.0.0.1:8080", "http://[::1]:8080"], None);
    }

    #[test]
    fn an_invitation_leads_to_the_address_people_know() {
        let place = Place::among(&["https://chat.example.no".to_owned()]).unwrap();
        assert_eq!(place.address("/desk"), "https://chat.example.no/desk");
    }
}
