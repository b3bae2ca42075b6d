//! Which compressed twin of a file a browser takes.

/// The twins that the web build makes, the smaller first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    Brotli,
    Gzip,
}

impl Encoding {
    pub(super) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    pub(super) const fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }
}

/// The twins this browser takes, best first. `q=0` is a no.
pub(super) fn accepted(accept_encoding: Option<&str>) -> Vec<Encoding> {
    let Some(header) = accept_encoding else { return Vec::new() };
    let takes = |encoding: &Encoding| {
        header.split(',').any(|item| {
            let mut parts = item.split(';').map(str::trim);
            let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding.name()));
            let refused = parts
                .filter_map(|part| part.strip_prefix("q="))
                .any(|quality| quality.parse::<f32>().is_ok_and(|quality| quality <= 0.0));
            named && !refused
        })
    };
    Encoding::ALL.into_iter().filter(takes).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_gets_the_smallest_it_can_read() {
        assert_eq!(accepted(Some("gzip, deflate, br, zstd")), [Encoding::Brotli, Encoding::Gzip]);
        assert_eq!(accepted(Some("gzip;q=1.0, br;q=0")), [Encoding::Gzip]);
        assert_eq!(accepted(Some("identity")), []);
        assert_eq!(accepted(None), []);
    }
}
