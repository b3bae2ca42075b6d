//! A client's WebSocket with as little in it as the protocol allows, since whatever the driver
//! spends is not spent on the server that is measured. Only for servers that are trusted and
//! near: it takes whole text frames and answers pings.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::os::fd::{AsRawFd, RawFd};
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// For everything that is waited for before the measuring.
const ANSWER_WITHIN: Duration = Duration::from_secs(20);

const FIN: u8 = 0x80;
const TEXT: u8 = 0x1;
const CLOSE: u8 = 0x8;
const PING: u8 = 0x9;
const PONG: u8 = 0xA;

/// The longest payload whose length stands in the second byte itself ...
const SHORT_MAX: u8 = 125;
/// ... and what stands there when two bytes with the length follow.
const TWO_BYTES: u8 = 126;

/// A client must mask what it sends; with a key of zeros the masked text is the text.
const MASKED: u8 = 0x80;
const MASK: [u8; 4] = [0; 4];

/// One person's connection.
#[derive(Debug)]
pub struct Socket {
    stream: TcpStream,
    /// What was read and is not a whole frame yet.
    rest: Vec<u8>,
    /// Answers to pings, on their way out with whatever is said next.
    pongs: Vec<u8>,
}

/// What a frame is.
#[derive(Debug, PartialEq, Eq)]
enum Frame<'a> {
    Text(&'a [u8]),
    Ping(&'a [u8]),
    Close(&'a [u8]),
    Pong,
}

impl Socket {
    /// Connects and upgrades. `headers` are whole lines.
    pub fn open(server: SocketAddr, path: &str, headers: &[String]) -> Result<Self> {
        let mut stream = TcpStream::connect(server).with_context(|| format!("{server} takes nobody"))?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(ANSWER_WITHIN))?;
        let more: String = headers.iter().flat_map(|line| [line.as_str(), "\r\n"]).collect();
        // The key of the RFC's own example: nobody caches anything here that it could guard against.
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: {server}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\
             Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{more}\r\n"
        );
        stream.write_all(request.as_bytes())?;
        let mut rest = Vec::new();
        let end = loop {
            if let Some(end) = rest.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
                break end + 4;
            }
            let mut bytes = [0; 1024];
            let count = stream.read(&mut bytes).context("no answer to the upgrade")?;
            if count == 0 {
                bail!("closed instead of an upgrade: {}", String::from_utf8_lossy(&rest));
            }
            rest.extend_from_slice(&bytes[..count]);
        };
        let head = String::from_utf8_lossy(&rest[..end]).into_owned();
        if !head.starts_with("HTTP/1.1 101") {
            bail!("the upgrade of {path} was refused: {}", head.lines().next().unwrap_or_default());
        }
        rest.drain(..end);
        Ok(Self { stream, rest, pongs: Vec::new() })
    }

    /// Sends frames that [`frame`] made.
    pub fn send(&mut self, frames: &[u8]) -> Result<()> {
        // One message at a time is on its way: a full buffer means that the server does not read.
        self.stream.write_all(frames).context("the server does not take what is said")
    }

    /// Sends one text, before the measuring.
    pub fn say(&mut self, text: &str) -> Result<()> {
        let mut frames = Vec::new();
        frame(text.as_bytes(), &mut frames);
        self.send(&frames)
    }

    /// Waits for the first text for which `wanted` has an answer, before the measuring. What comes
    /// after it is there for whoever waits next.
    pub fn wait_for<T>(&mut self, wanted: impl Fn(&str) -> Option<T>) -> Result<T> {
        let mut buffer = vec![0; 16 * 1024];
        let mut heard = String::new();
        loop {
            while let Some(text) = self.next_text()? {
                if let Some(found) = wanted(&text) {
                    return Ok(found);
                }
                heard = text;
            }
            let count = self.stream.read(&mut buffer);
            let count = count.with_context(|| format!("what was waited for did not come; last: {heard}"))?;
            if count == 0 {
                bail!("closed while it was waited for; last: {heard}");
            }
            self.rest.extend_from_slice(&buffer[..count]);
        }
    }

    fn next_text(&mut self) -> Result<Option<String>> {
        let mut text = None;
        while text.is_none() {
            let Some((parsed, length)) = parse(&self.rest)? else { return Ok(None) };
            text =
                understand(&parsed, &mut self.pongs)?.map(|text| String::from_utf8_lossy(text).into_owned());
            self.rest.drain(..length);
        }
        Ok(text)
    }

    /// From now on nothing waits.
    pub fn stop_waiting(&mut self) -> Result<()> {
        Ok(self.stream.set_nonblocking(true)?)
    }

    /// Reads what is there, once, and hands on each text. Returns whether there may be more.
    pub fn hear(&mut self, buffer: &mut [u8], each: impl FnMut(&[u8]) -> Result<()>) -> Result<bool> {
        let count = match self.stream.read(buffer) {
            Ok(0) => bail!("the server closed a connection"),
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
            Err(error) => return Err(error).context("a connection broke"),
        };
        self.rest.extend_from_slice(&buffer[..count]);
        self.frames(each)?;
        // A read that does not fill the buffer has emptied the socket.
        Ok(count == buffer.len())
    }

    fn frames(&mut self, mut each: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let mut at = 0;
        while let Some((parsed, length)) = parse(&self.rest[at..])? {
            if let Some(text) = understand(&parsed, &mut self.pongs)? {
                each(text)?;
            }
            at += length;
        }
        self.rest.drain(..at);
        if !self.pongs.is_empty() {
            let pongs = std::mem::take(&mut self.pongs);
            self.send(&pongs)?;
        }
        Ok(())
    }
}

impl AsRawFd for Socket {
    fn as_raw_fd(&self) -> RawFd {
        self.stream.as_raw_fd()
    }
}

/// Adds a text frame.
pub fn frame(text: &[u8], out: &mut Vec<u8>) {
    write_frame(TEXT, text, out);
}

fn write_frame(kind: u8, payload: &[u8], out: &mut Vec<u8>) {
    out.push(FIN | kind);
    if let Ok(length @ 0..=SHORT_MAX) = u8::try_from(payload.len()) {
        out.push(MASKED | length);
    } else {
        let length = u16::try_from(payload.len()).expect("nothing here is longer than 64 KiB");
        out.push(MASKED | TWO_BYTES);
        out.extend_from_slice(&length.to_be_bytes());
    }
    out.extend_from_slice(&MASK);
    out.extend_from_slice(payload);
}

/// The first frame and its length, once it is whole.
fn parse(bytes: &[u8]) -> Result<Option<(Frame<'_>, usize)>> {
    let [first, second, after @ ..] = bytes else { return Ok(None) };
    let (head, length) = match second {
        length @ 0..=SHORT_MAX => (2, usize::from(*length)),
        &TWO_BYTES => match after {
            [high, low, ..] => (4, usize::from(u16::from_be_bytes([*high, *low]))),
            _ => return Ok(None),
        },
        _ => bail!("a frame of a size or with a mask that no server sends here"),
    };
    let Some(payload) = bytes.get(head..head + length) else { return Ok(None) };
    if first & FIN == 0 {
        bail!("a frame in pieces");
    }
    let frame = match first & 0xF {
        TEXT => Frame::Text(payload),
        PING => Frame::Ping(payload),
        CLOSE => Frame::Close(payload),
        PONG => Frame::Pong,
        other => bail!("a frame of another kind: {other}"),
    };
    Ok(Some((frame, head + length)))
}

/// The text, if it is one. The answer to a ping is put with the others.
fn understand<'a>(frame: &Frame<'a>, pongs: &mut Vec<u8>) -> Result<Option<&'a [u8]>> {
    match frame {
        Frame::Text(text) => return Ok(Some(text)),
        Frame::Ping(payload) => write_frame(PONG, payload, pongs),
        Frame::Close(payload) => bail!("the server said goodbye: {}", goodbye(payload)),
        Frame::Pong => {}
    }
    Ok(None)
}

fn goodbye(payload: &[u8]) -> String {
    match payload {
        [high, low, reason @ ..] => {
            format!("{} {}", u16::from_be_bytes([*high, *low]), String::from_utf8_lossy(reason))
        }
        _ => "without a reason".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unmasked(kind: u8, text: &[u8]) -> Vec<u8> {
        let mut bytes = vec![FIN | kind];
        if let Ok(length @ 0..=SHORT_MAX) = u8::try_from(text.len()) {
            bytes.push(length);
        } else {
            bytes.push(TWO_BYTES);
            bytes.extend_from_slice(&u16::try_from(text.len()).unwrap().to_be_bytes());
        }
        bytes.extend_from_slice(text);
        bytes
    }

    #[test]
    fn a_frame_is_read_once_it_is_whole_and_not_before() {
        for length in [0, 5, 125, 126, 4_000] {
            let text = vec![b'a'; length];
            let bytes = unmasked(TEXT, &text);
            for part in 0..bytes.len() {
                assert_eq!(parse(&bytes[..part]).unwrap(), None, "{part} of {}", bytes.len());
            }
            assert_eq!(parse(&bytes).unwrap(), Some((Frame::Text(&text), bytes.len())));
        }
        assert!(parse(&[TEXT, 1, b'a']).is_err(), "a frame in pieces");
        assert!(parse(&[FIN | TEXT, 0x81, 0, 0, 0, 0, b'a']).is_err(), "a masked frame");
    }

    #[test]
    fn what_is_sent_is_masked_and_says_its_length() {
        let mut out = Vec::new();
        frame(&[b'a'; 200], &mut out);
        assert_eq!(out[..8], [FIN | TEXT, MASKED | TWO_BYTES, 0, 200, 0, 0, 0, 0]);
        assert_eq!(out[8..], [b'a'; 200]);
    }
}
