//! QR codes, for addresses on paper (ISO/IEC 18004, model 2).
//!
//! Bytes only, and always error correction level M: a fold or a stain on paper costs 15 % at
//! most. The maintained crates do everything else too and add 6 kB to what each phone loads; this
//! has one mode and one level. A test reads the codes of all sizes back with a decoder made by others.

mod figure;

pub use figure::{again, drawing, figure};

/// For each version the bytes of error correction in a block.
const CORRECTION: [u8; 40] = [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28,
    28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
];
/// For each version the blocks.
const BLOCKS: [u8; 40] = [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25,
    26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
];

/// A code: a square of modules, each dark or light.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    size: usize,
    dark: Vec<bool>,
    /// What is the same whatever the text says: no data there.
    fixed: Vec<bool>,
}

impl Code {
    /// The smallest code that holds a text; none when the text is too long for any.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let version = (1..=40).find(|&version| {
            4 + length_bits(version) + bytes.len() * 8 <= room_for_data(version) * 8
        })?;
        let mut code = Self::empty(version);
        code.place(&corrected(version, &data(version, bytes)));
        let mut best: Option<(usize, Self)> = None;
        for mask in 0..8 {
            let mut masked = code.clone();
            masked.mask(mask);
            let penalty = masked.penalty();
            if best.as_ref().is_none_or(|(least, _)| penalty < *least) {
                best = Some((penalty, masked));
            }
        }
        best.map(|(_, code)| code)
    }

    /// How many modules it is wide and high.
    #[must_use]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether a module is dark.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        self.dark[y * self.size + x]
    }

    /// The dark modules as SVG path data: a line through the middle of each row of them, for a pen
    /// as wide as a module. The quiet zone of four modules around it is left free.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.size {
            let mut x = 0;
            while x < self.size {
                let start = x;
                while x < self.size && self.is_dark(x, y) {
                    x += 1;
                }
                if x > start {
                    for (mark, number) in [("M", start + 4), (" ", y + 4), (".5h", x - start)] {
                        path.push_str(mark);
                        path.push_str(&number.to_string());
                    }
                }
                x += 1;
            }
        }
        path
    }

    /// The patterns by which a reader finds and straightens a code of this version.
    fn empty(version: usize) -> Self {
        let size = version * 4 + 17;
        let mut code =
            Self { size, dark: vec![false; size * size], fixed: vec![false; size * size] };
        for at in 0..size {
            code.set(6, at, at % 2 == 0);
            code.set(at, 6, at % 2 == 0);
        }
        for (x, y) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            code.square(x, y, 4, |ring| ring != 2 && ring != 4);
        }
        let places = alignments(version);
        let last = places.len().saturating_sub(1);
        for (column, &x) in places.iter().enumerate() {
            for (row, &y) in places.iter().enumerate() {
                let corner = [(0, 0), (0, last), (last, 0)].contains(&(column, row));
                if !corner {
                    code.square(x, y, 2, |ring| ring != 1);
                }
            }
        }
        // Which mask it is stands here later; until then no data may.
        code.set_format(0);
        if version >= 7 {
            let bits = (version << 12) | remainder(version, 12, 0x1F25);
            for bit in 0..18 {
                let (a, b) = (size - 11 + bit % 3, bit / 3);
                let dark = bits >> bit & 1 == 1;
                code.set(a, b, dark);
                code.set(b, a, dark);
            }
        }
        code
    }

    fn set(&mut self, x: usize, y: usize, dark: bool) {
        let at = y * self.size + x;
        self.dark[at] = dark;
        self.fixed[at] = true;
    }

    /// Rings around a module; those that would stick out are cut off.
    fn square(&mut self, x: usize, y: usize, rings: usize, dark: impl Fn(usize) -> bool) {
        for down in 0..=rings * 2 {
            for right in 0..=rings * 2 {
                let (column, row) =
                    ((x + right).wrapping_sub(rings), (y + down).wrapping_sub(rings));
                if column < self.size && row < self.size {
                    self.set(column, row, dark(right.abs_diff(rings).max(down.abs_diff(rings))));
                }
            }
        }
    }

    /// Level and mask, twice.
    fn set_format(&mut self, mask: usize) {
        // Level M is 00.
        let bits = ((mask << 10) | remainder(mask, 10, 0x537)) ^ 0x5412;
        let size = self.size;
        for bit in 0..15 {
            let dark = bits >> bit & 1 == 1;
            match bit {
                0..=5 => self.set(8, bit, dark),
                6 | 7 => self.set(8, bit + 1, dark),
                8 => self.set(7, 8, dark),
                _ => self.set(14 - bit, 8, dark),
            }
            if bit < 8 {
                self.set(size - 1 - bit, 8, dark);
            } else {
                self.set(8, size - 15 + bit, dark);
            }
        }
        self.set(8, size - 8, true);
    }

    /// Puts the bits in their places: up and down, two columns at a time, from the right.
    fn place(&mut self, bytes: &[u8]) {
        let size = self.size;
        let mut bit = 0;
        let mut right = size - 1;
        loop {
            // The column of the timing pattern is passed over.
            if right == 6 {
                right = 5;
            }
            let upward = (right + 1) & 2 == 0;
            for step in 0..size {
                let y = if upward { size - 1 - step } else { step };
                for x in [right, right - 1] {
                    let at = y * size + x;
                    if !self.fixed[at] && bit < bytes.len() * 8 {
                        self.dark[at] = bytes[bit / 8] >> (7 - bit % 8) & 1 == 1;
                        bit += 1;
                    }
                }
            }
            if right < 2 {
                return;
            }
            right -= 2;
        }
    }

    /// Turns over the data where the mask says so: without it large plains confuse readers.
    fn mask(&mut self, mask: usize) {
        for y in 0..self.size {
            for x in 0..self.size {
                let flip = match mask {
                    0 => (x + y) % 2,
                    1 => y % 2,
                    2 => x % 3,
                    3 => (x + y) % 3,
                    4 => (x / 3 + y / 2) % 2,
                    5 => x * y % 2 + x * y % 3,
                    6 => (x * y % 2 + x * y % 3) % 2,
                    _ => ((x + y) % 2 + x * y % 3) % 2,
                } == 0;
                let at = y * self.size + x;
                self.dark[at] ^= flip && !self.fixed[at];
            }
        }
        self.set_format(mask);
    }

    /// How hard it is to read.
    fn penalty(&self) -> usize {
        let size = self.size;
        let mut penalty = 0;
        for line in 0..size {
            for across in [false, true] {
                let (mut window, mut run, mut last) = (0_usize, 0, false);
                for at in 0..size {
                    let dark = if across { self.is_dark(at, line) } else { self.is_dark(line, at) };
                    // Long runs.
                    run = if at > 0 && dark == last { run + 1 } else { 1 };
                    penalty += match run {
                        5 => 3,
                        6.. => 1,
                        _ => 0,
                    };
                    // What looks like a corner of the code.
                    window = (window << 1 | usize::from(dark)) & 0x7FF;
                    if at >= 10 && (window == 0x5D0 || window == 0x05D) {
                        penalty += 40;
                    }
                    // Squares of one colour.
                    if across && at > 0 && line > 0 {
                        let above = self.is_dark(at, line - 1);
                        let before = self.is_dark(at - 1, line - 1);
                        if dark == last && dark == above && dark == before {
                            penalty += 3;
                        }
                    }
                    last = dark;
                }
            }
        }
        // As much dark as light.
        let dark = self.dark.iter().filter(|dark| **dark).count();
        penalty + (dark * 20).abs_diff(size * size * 10) / (size * size) * 10
    }
}

/// Where the small squares stand, across and down.
fn alignments(version: usize) -> Vec<usize> {
    if version == 1 {
        return Vec::new();
    }
    let count = version / 7 + 2;
    let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
    let last = version * 4 + 10;
    let mut places: Vec<usize> = (0..count - 1).map(|n| last - n * step).rev().collect();
    places.insert(0, 6);
    places
}

/// All bytes of a version, data and correction.
fn room(version: usize) -> usize {
    let mut modules = (16 * version + 128) * version + 64;
    if version >= 2 {
        let count = version / 7 + 2;
        modules -= (25 * count - 10) * count - 55;
    }
    if version >= 7 {
        modules -= 36;
    }
    modules / 8
}

fn room_for_data(version: usize) -> usize {
    let at = version - 1;
    room(version) - usize::from(CORRECTION[at]) * usize::from(BLOCKS[at])
}

/// How many bits say how long the text is.
fn length_bits(version: usize) -> usize {
    if version < 10 { 8 } else { 16 }
}

/// The text with its length, filled up to the room there is.
fn data(version: usize, text: &[u8]) -> Vec<u8> {
    let room = room_for_data(version);
    let length = length_bits(version);
    let mut data = Vec::with_capacity(room);
    // Half bytes: 0100 for bytes, the length, the text, 0000 for the end.
    let mut half: Vec<u8> = vec![4];
    let digit = |n: usize| u8::try_from(text.len() >> (n * 4) & 15).unwrap_or_default();
    half.extend((0..length / 4).rev().map(digit));
    half.extend(text.iter().flat_map(|byte| [byte >> 4, byte & 15]));
    half.push(0);
    data.extend(half.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]));
    data.truncate(room);
    let filled = data.len();
    data.extend((filled..room).map(|at| if (at - filled) % 2 == 0 { 0xEC } else { 0x11 }));
    data
}

/// The data in blocks, each with its correction, woven together.
fn corrected(version: usize, data: &[u8]) -> Vec<u8> {
    let blocks = usize::from(BLOCKS[version - 1]);
    let length = usize::from(CORRECTION[version - 1]);
    let divisor = divisor(length);
    // The first blocks are one byte shorter.
    let (short, longer) = (data.len() / blocks, data.len() % blocks);
    let mut rest = data;
    let mut parts = Vec::with_capacity(blocks);
    for block in 0..blocks {
        let (part, after) = rest.split_at(short + usize::from(block >= blocks - longer));
        rest = after;
        parts.push((part, correction(part, &divisor)));
    }
    let mut woven = Vec::with_capacity(room(version));
    for at in 0..=short {
        woven.extend(parts.iter().filter_map(|(part, _)| part.get(at)));
    }
    for at in 0..length {
        woven.extend(parts.iter().filter_map(|(_, correction)| correction.get(at)));
    }
    woven
}

/// The product of two numbers of the field of 256 that Reed and Solomon's code counts in.
fn times(a: u8, b: u8) -> u8 {
    let mut product = 0_u8;
    for bit in (0..8).rev() {
        let high = product >> 7;
        product = (product << 1) ^ (high * 0x1D) ^ ((b >> bit & 1) * a);
    }
    product
}

/// The polynomial whose roots are the first powers of two, without its leading one.
fn divisor(length: usize) -> Vec<u8> {
    let mut divisor = vec![0; length];
    if let Some(last) = divisor.last_mut() {
        *last = 1;
    }
    let mut root = 1;
    for _ in 0..length {
        for at in 0..length {
            let next = divisor.get(at + 1).copied().unwrap_or(0);
            divisor[at] = times(divisor[at], root) ^ next;
        }
        root = times(root, 2);
    }
    divisor
}

fn correction(data: &[u8], divisor: &[u8]) -> Vec<u8> {
    let mut rest = vec![0; divisor.len()];
    for byte in data {
        let factor = byte ^ rest.remove(0);
        rest.push(0);
        for (place, by) in rest.iter_mut().zip(divisor) {
            *place ^= times(*by, factor);
        }
    }
    rest
}

/// What is left of a number, with `bits` zeros after it, when divided without carrying.
fn remainder(number: usize, bits: u32, by: usize) -> usize {
    let mut rest = number;
    for _ in 0..bits {
        rest = (rest << 1) ^ ((rest >> (bits - 1) & 1) * by);
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What somebody else's decoder makes of a code.
    fn read(code: &Code) -> String {
        let grid = rqrr::SimpleGrid::from_func(code.size(), |x, y| code.is_dark(x, y));
        let (meta, content) = rqrr::Grid::new(grid).decode().unwrap();
        // Level M, as the decoder names it.
        assert_eq!(meta.ecc_level, 0);
        assert_eq!(meta.version.0 * 4 + 17, code.size());
        content
    }

    #[test]
    fn codes_of_every_size_are_read_back() {
        for version in 1..=40 {
            let most = room_for_data(version) - if version < 10 { 2 } else { 3 };
            let text: String = "https://mienskip.example/hulp/hulp-met-brieven?"
                .chars()
                .cycle()
                .take(most)
                .collect();
            let code = Code::of(&text).unwrap();
            assert_eq!(code.size(), version * 4 + 17, "the smallest that fits");
            assert_eq!(read(&code), text, "{version}");
            // One byte less leaves room for no end mark and a byte of filling.
            assert_eq!(read(&Code::of(&text[1..]).unwrap()), &text[1..], "{version}");
        }
        assert_eq!(Code::of(&"x".repeat(2332)), None, "longer than any code holds");
    }

    #[test]
    fn other_letters_are_read_back() {
        for text in ["", "a", "https://mienskip.example/fy/gebied/ljouwert?q=wâldfeest+€", "😀"]
        {
            assert_eq!(read(&Code::of(text).unwrap()), text);
        }
    }

    /// The path draws the modules, and nothing else.
    #[test]
    fn the_path_draws_what_is_dark() {
        let code = Code::of("https://mienskip.example").unwrap();
        let mut drawn = vec![false; code.size() * code.size()];
        for row in code.path().split('M').skip(1) {
            let (x, rest) = row.split_once(' ').unwrap();
            let (y, length) = rest.split_once(".5h").unwrap();
            let number = |text: &str| text.parse::<usize>().unwrap();
            for dx in 0..number(length) {
                drawn[(number(y) - 4) * code.size() + number(x) - 4 + dx] = true;
            }
        }
        assert_eq!(drawn, code.dark);
    }
}
