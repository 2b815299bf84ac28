//! Finds broken quotes. A CSV reader makes the best of them, and then half a file can disappear
//! into one cell; here they are a reason to stop.

/// A place where the quotes are wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) line: u64,
    pub(super) problem: &'static str,
}

/// Checks the quotes of a CSV text (RFC 4180 §2, rules 5 to 7). Quotes within a cell that does not
/// begin with one are taken for what they are.
pub(super) fn check(text: &str, delimiter: u8) -> Result<(), Broken> {
    let mut bytes = text.bytes().peekable();
    let (mut line, mut at_start) = (1, true);
    while let Some(byte) = bytes.next() {
        if byte == b'"' && at_start {
            let opened = line;
            loop {
                match bytes.next() {
                    Some(b'"') if bytes.peek() == Some(&b'"') => {
                        bytes.next();
                    }
                    Some(b'"') => break,
                    Some(b'\n') => line += 1,
                    Some(_) => {}
                    None => {
                        let problem = "hier begint een aanhalingsteken dat nergens sluit";
                        return Err(Broken { line: opened, problem });
                    }
                }
            }
            let ends = matches!(bytes.peek(), None | Some(b'\r' | b'\n'))
                || bytes.peek() == Some(&delimiter);
            if !ends {
                let problem = "na een sluitend aanhalingsteken hoort het volgende veld te beginnen";
                return Err(Broken { line, problem });
            }
            at_start = false;
        } else {
            at_start = byte == delimiter || byte == b'\n';
            line += u64::from(byte == b'\n');
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_quotes_are_found_on_their_line() {
        let line = |text| check(text, b',').err().map(|broken| broken.line);
        assert_eq!(line("a,b\n\"c\nd\",\"e\"\"f\"\r\n"), None);
        assert_eq!(line("a,5\" plank\n"), None);
        assert_eq!(line(""), None);
        assert_eq!(line("a,b\n1,\"2\n3,4\n"), Some(2));
        assert_eq!(line("a\n\"b\"c\n"), Some(2));
        assert_eq!(line("\"a\nb\" ,c"), Some(2));
    }
}
