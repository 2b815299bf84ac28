//! Numbers that are not whole, for pictures and map programs.

/// A number with at most so many digits after the point (up to 9), without zeros at the end:
/// `42.7`, `-0.3`, `1048`. What the standard library has for it writes any number exactly, and is
/// five kilobytes of a phone's code.
#[must_use]
pub fn decimals(value: f64, digits: u32) -> String {
    let scale = 10_i64.pow(digits);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "places on a map have a few digits before the point"
    )]
    let units = (value * scale as f64).round() as i64;
    let mut text = String::new();
    if units < 0 {
        text.push('-');
    }
    let (whole, mut rest) = (units.abs() / scale, units.abs() % scale);
    text.push_str(&whole.to_string());
    if rest > 0 {
        text.push('.');
        let mut place = scale / 10;
        while rest > 0 {
            text.push(char::from(b'0' + u8::try_from(rest / place).unwrap_or_default()));
            rest %= place;
            place = (place / 10).max(1);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_the_digits_that_say_something() {
        let written = |value: f64, digits: u32| decimals(value, digits);
        assert_eq!(written(-182.04, 1), "-182");
        assert_eq!(written(-0.3, 1), "-0.3");
        assert_eq!(written(0.0, 1), "0");
        assert_eq!(written(42.66, 1), "42.7");
        assert_eq!(written(53.201_005, 6), "53.201005");
        assert_eq!(written(5.8, 6), "5.8");
        assert_eq!(written(1048.0, 1), "1048");
        assert_eq!(written(0.05, 2), "0.05");
    }
}
