//! A text as a QR picture. It is drawn in the page itself, as one path: no script, no file,
//! and nobody else is asked for it.

use std::fmt::Write as _;

use qrcodegen::{DataTooLong, QrCode, QrCodeEcc};

/// What cameras want to see empty on every side, in dots.
const MARGIN: i32 = 4;

/// A picture, to be drawn on white.
pub(super) struct Qr {
    /// Its width and height, in dots.
    pub(super) size: i32,
    /// The black dots, as an SVG path: a row's neighbours in one stroke.
    pub(super) path: String,
}

impl Qr {
    /// # Errors
    /// The text is longer than any QR picture holds.
    pub(super) fn of(text: &str) -> Result<Self, DataTooLong> {
        let code = QrCode::encode_text(text, QrCodeEcc::Medium)?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let width = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
                let width = i32::try_from(width).expect("a picture has at most 177 dots a side");
                if width > 0 {
                    let _ = write!(path, "M{} {}h{width}v1h-{width}z", x + MARGIN, y + MARGIN);
                }
                x += width.max(1);
            }
        }
        Ok(Self { size: code.size() + 2 * MARGIN, path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dot_is_drawn_once_and_the_margin_is_empty() {
        let text = "otpauth://totp/Unge%20relasjoner:ida?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        let (qr, code) = (Qr::of(text).unwrap(), QrCode::encode_text(text, QrCodeEcc::Medium).unwrap());
        let mut drawn = vec![];
        for stroke in qr.path.split('z').filter(|stroke| !stroke.is_empty()) {
            let mut numbers =
                stroke.split(|sign: char| !sign.is_ascii_digit()).filter_map(|n| n.parse().ok());
            let (x, y, width): (i32, i32, i32) =
                (numbers.next().unwrap(), numbers.next().unwrap(), numbers.next().unwrap());
            drawn.extend((x..x + width).map(|x| (x - MARGIN, y - MARGIN)));
        }
        let dots = |size| (0..size).flat_map(move |y| (0..size).map(move |x| (x, y)));
        let black: Vec<_> = dots(code.size()).filter(|(x, y)| code.get_module(*x, *y)).collect();
        assert_eq!(drawn, black);
        assert_eq!(qr.size, code.size() + 8);
    }

    #[test]
    fn what_is_too_long_is_told() {
        assert!(Qr::of(&"x".repeat(10_000)).is_err());
    }
}
