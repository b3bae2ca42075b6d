//! What a script answered, read part by part.

use redis::{FromRedisValue, ParsingError, Value};

/// An answer that is not what the script promises: another version of this program, or
/// somebody who writes into our keys by hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Odd;

/// The parts of an answer, in order.
#[derive(Debug)]
pub(super) struct Reply(std::vec::IntoIter<Value>);

impl FromRedisValue for Reply {
    fn from_redis_value(value: Value) -> Result<Self, ParsingError> {
        match value {
            Value::Array(parts) => Ok(Self(parts.into_iter())),
            Value::Nil => Ok(Self(Vec::new().into_iter())),
            single => Ok(Self(vec![single].into_iter())),
        }
    }
}

impl Reply {
    /// The next part; `None` at the end and for a part that is not there.
    pub(super) fn bytes(&mut self) -> Result<Option<Vec<u8>>, Odd> {
        match self.0.next() {
            None | Some(Value::Nil) => Ok(None),
            Some(Value::BulkString(bytes)) => Ok(Some(bytes)),
            Some(Value::SimpleString(text)) => Ok(Some(text.into_bytes())),
            Some(_) => Err(Odd),
        }
    }

    /// The next part, as text.
    pub(super) fn text(&mut self) -> Result<Option<String>, Odd> {
        self.bytes()?.map(String::from_utf8).transpose().map_err(|_| Odd)
    }

    /// The next part, as a text that must be there.
    pub(super) fn word(&mut self) -> Result<String, Odd> {
        self.text()?.ok_or(Odd)
    }

    /// The next part, as a number that must be there, however it is written.
    pub(super) fn number(&mut self) -> Result<u64, Odd> {
        match self.0.next() {
            Some(Value::Int(number)) => u64::try_from(number).map_err(|_| Odd),
            Some(Value::BulkString(digits)) => {
                std::str::from_utf8(&digits).ok().and_then(|digits| digits.parse().ok()).ok_or(Odd)
            }
            _ => Err(Odd),
        }
    }

    /// The next part, as parts of its own.
    pub(super) fn parts(&mut self) -> Result<Self, Odd> {
        match self.0.next() {
            Some(Value::Array(parts)) => Ok(Self(parts.into_iter())),
            _ => Err(Odd),
        }
    }

    /// How many parts are left.
    pub(super) fn left(&self) -> usize {
        self.0.len()
    }
}
