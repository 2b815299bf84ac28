//! The guide as bytes ([borsh](https://borsh.io)), for the site's own phones.
//!
//! What reads JSON into some forty types is a fifth of all the code that a phone has to load;
//! reading these bytes takes a tenth of that, and a tenth of the time. The bytes say nothing about
//! themselves, so whoever reads them has to know the same types: [`MEDIA_TYPE`] names the layout.

use borsh::{
    BorshDeserialize, BorshSerialize,
    io::{self, Read, Write},
};
use jiff::civil::{Date, DateTime, Time, Weekday};

/// The media type of snapshots and changes in this form. The number at its end is that of the
/// layout: a test fails when the layout changes and the number does not.
pub const MEDIA_TYPE: &str = "application/vnd.mienskip.gids.1";

/// The bytes of a snapshot or of changes.
#[must_use]
pub fn to_bytes(value: &impl BorshSerialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    // Writing to memory does not fail, and nothing here is longer than four bytes can count.
    let _ = value.serialize(&mut bytes);
    bytes
}

/// Reads a snapshot or changes; none when these are not its bytes.
#[must_use]
pub fn from_bytes<T: BorshDeserialize>(bytes: &[u8]) -> Option<T> {
    T::try_from_slice(bytes).ok()
}

/// What `jiff` has no bytes for.
pub(crate) trait Civil: Sized {
    fn write<W: Write>(&self, to: &mut W) -> io::Result<()>;
    fn read<R: Read>(from: &mut R) -> io::Result<Self>;
}

/// For `serialize_with`.
pub(crate) fn write<T: Civil, W: Write>(value: &T, to: &mut W) -> io::Result<()> {
    value.write(to)
}

/// For `deserialize_with`.
pub(crate) fn read<T: Civil, R: Read>(from: &mut R) -> io::Result<T> {
    T::read(from)
}

fn impossible() -> io::Error {
    io::Error::from(io::ErrorKind::InvalidData)
}

impl Civil for Date {
    fn write<W: Write>(&self, to: &mut W) -> io::Result<()> {
        (self.year(), self.month(), self.day()).serialize(to)
    }

    fn read<R: Read>(from: &mut R) -> io::Result<Self> {
        let (year, month, day) = <(i16, i8, i8)>::deserialize_reader(from)?;
        Self::new(year, month, day).map_err(|_| impossible())
    }
}

/// To the second: nothing here is more precise.
impl Civil for Time {
    fn write<W: Write>(&self, to: &mut W) -> io::Result<()> {
        (self.hour(), self.minute(), self.second()).serialize(to)
    }

    fn read<R: Read>(from: &mut R) -> io::Result<Self> {
        let (hour, minute, second) = <(i8, i8, i8)>::deserialize_reader(from)?;
        Self::new(hour, minute, second, 0).map_err(|_| impossible())
    }
}

impl Civil for DateTime {
    fn write<W: Write>(&self, to: &mut W) -> io::Result<()> {
        self.date().write(to)?;
        self.time().write(to)
    }

    fn read<R: Read>(from: &mut R) -> io::Result<Self> {
        Ok(Self::from_parts(Date::read(from)?, Time::read(from)?))
    }
}

impl Civil for Weekday {
    fn write<W: Write>(&self, to: &mut W) -> io::Result<()> {
        self.to_monday_one_offset().serialize(to)
    }

    fn read<R: Read>(from: &mut R) -> io::Result<Self> {
        Self::from_monday_one_offset(i8::deserialize_reader(from)?).map_err(|_| impossible())
    }
}

impl<T: Civil> Civil for Option<T> {
    fn write<W: Write>(&self, to: &mut W) -> io::Result<()> {
        self.is_some().serialize(to)?;
        self.as_ref().map_or(Ok(()), |value| value.write(to))
    }

    fn read<R: Read>(from: &mut R) -> io::Result<Self> {
        bool::deserialize_reader(from)?.then(|| T::read(from)).transpose()
    }
}

impl<T: Civil> Civil for Vec<T> {
    fn write<W: Write>(&self, to: &mut W) -> io::Result<()> {
        u32::try_from(self.len()).map_err(|_| impossible())?.serialize(to)?;
        self.iter().try_for_each(|value| value.write(to))
    }

    fn read<R: Read>(from: &mut R) -> io::Result<Self> {
        let length = u32::deserialize_reader(from)?;
        (0..length).map(|_| T::read(from)).collect()
    }
}

#[cfg(test)]
mod tests;
