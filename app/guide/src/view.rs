//! The part of the map that is looked at, as it stands in an address: `kaart=412-530-3`.
//!
//! The map is a square around the municipality. Each step of zooming halves what is seen of it, so
//! a view is a middle, in whole units of the municipality's [`Frame`], and a number of steps.

use std::fmt;

use crate::geo::Frame;

/// Room around the outermost borders, in units.
const MARGIN: f64 = 24.0;

/// A part of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct View {
    /// Units from the western edge of the frame to the middle.
    pub x: u16,
    /// Units from its northern edge.
    pub y: u16,
    /// How often it has been halved: 0 is the whole municipality.
    pub zoom: u8,
}

impl View {
    /// The closest that one gets.
    pub const CLOSEST: u8 = 5;

    /// The whole municipality.
    #[must_use]
    pub fn whole(frame: &Frame) -> Self {
        Self { x: whole(Frame::WIDTH / 2.0), y: whole(frame.height() / 2.0), zoom: 0 }
    }

    /// The view around a point, as far as the map goes.
    #[must_use]
    pub fn around(frame: &Frame, (x, y): (f64, f64), zoom: u8) -> Self {
        Window::of(frame, x, y, zoom.min(Self::CLOSEST)).view
    }

    /// Reads `412-530-3`: the middle lies within the frame, and it is not zoomed in further than
    /// [`Self::CLOSEST`].
    pub(crate) fn read(frame: &Frame, text: &str) -> Option<Self> {
        let (x, rest) = text.split_once('-')?;
        let (y, zoom) = rest.split_once('-')?;
        let number = |text: &str| -> Option<u16> {
            let digits = (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            text.parse().ok().filter(|_| digits)
        };
        let view = Self { x: number(x)?, y: number(y)?, zoom: u8::try_from(number(zoom)?).ok()? };
        let inside =
            f64::from(view.x) <= Frame::WIDTH && f64::from(view.y) <= frame.height().ceil();
        (inside && view.zoom <= Self::CLOSEST).then_some(view)
    }

    /// What is seen: moved so that nothing lies beyond the edge of the map.
    #[must_use]
    pub fn window(self, frame: &Frame) -> Window {
        Window::of(frame, f64::from(self.x), f64::from(self.y), self.zoom)
    }
}

impl fmt::Display for View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.x, self.y, self.zoom)
    }
}

/// A square of the map, in units of the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// Its western edge.
    pub left: f64,
    /// Its northern edge.
    pub top: f64,
    /// How wide and high it is.
    pub size: f64,
    /// The view that says so in an address.
    pub view: View,
}

impl Window {
    fn of(frame: &Frame, x: f64, y: f64, zoom: u8) -> Self {
        let height = frame.height();
        let whole_size = size(frame, 0);
        let size = size(frame, zoom);
        let edge = |middle: f64, length: f64| {
            let first = (length - whole_size) / 2.0;
            // The middle stays above the municipality, the edges stay on the map.
            let middle = middle.clamp(0.0, length);
            // Rounding may put the last edge a hair before the first.
            (middle - size / 2.0).min(first + (whole_size - size)).max(first)
        };
        let (left, top) = (edge(x, Frame::WIDTH), edge(y, height));
        let view = View { x: whole(left + size / 2.0), y: whole(top + size / 2.0), zoom };
        Self { left, top, size, view }
    }

    /// The window after a step: parts of its size to the right and down, and so often halved.
    #[must_use]
    pub fn moved(&self, frame: &Frame, right: f64, down: f64, zoom: u8) -> Self {
        let half = self.size / 2.0;
        let x = self.left + half + right * self.size;
        let y = self.top + half + down * self.size;
        Self::of(frame, x, y, zoom.min(View::CLOSEST))
    }

    /// Where a point of the frame is seen, in thousandths of the window from its left and top
    /// edge; none when it lies outside.
    #[must_use]
    pub fn place(&self, (x, y): (f64, f64)) -> Option<(u16, u16)> {
        let part =
            |from: f64| (0.0..=self.size).contains(&from).then(|| whole(from / self.size * 1000.0));
        Some((part(x - self.left)?, part(y - self.top)?))
    }
}

/// How wide and high a window is after so many steps of zooming.
pub(crate) fn size(frame: &Frame, zoom: u8) -> f64 {
    let whole = Frame::WIDTH.max(frame.height()) + 2.0 * MARGIN;
    whole / f64::from(1_u32 << zoom.min(View::CLOSEST))
}

fn whole(units: f64) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "kept between 0 and the largest number that fits"
    )]
    let whole = units.round().clamp(0.0, 65_535.0) as u16;
    whole
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::geo::Point;

    fn frame() -> Frame {
        Frame {
            south_west: Point { lat: 53.05, lon: 5.66 },
            north_east: Point { lat: 53.27, lon: 5.91 },
        }
    }

    #[test]
    fn an_address_and_its_view_are_the_same() {
        for text in ["0-0-0", "500-120-3", "1000-400-5"] {
            assert_eq!(View::read(&frame(), text).unwrap().to_string(), text);
        }
        for wrong in [
            "",
            "1-2",
            "1-2-3-4",
            "1-2-6",
            "1001-2-1",
            "1-60000-1",
            "-1-2-3",
            "1--2",
            "a-b-c",
            "+1-2-3",
            "1,2,3",
            "1 -2-3",
            "1-2-3 ",
            "000001-2-3",
            "١-2-3",
            "1-2-256",
        ] {
            assert_eq!(View::read(&frame(), wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_whole_is_the_whole() {
        let frame = frame();
        let window = View::whole(&frame).window(&frame);
        assert!(window.left <= -MARGIN && window.top <= -MARGIN);
        assert!(window.left + window.size >= Frame::WIDTH + MARGIN);
        assert!(window.top + window.size >= frame.height() + MARGIN);
    }

    proptest! {
        /// Sizes are rounded, whatever the municipality's shape.
        #[test]
        fn every_municipality_has_its_windows(
            lat in 50.7..53.6_f64, lon in 3.3..7.3_f64, high in 0.0..0.5_f64, wide in 0.0..0.7_f64,
        ) {
            let frame = Frame {
                south_west: Point { lat, lon },
                north_east: Point { lat: lat + high, lon: lon + wide },
            };
            for zoom in 0..=View::CLOSEST {
                let whole = View::whole(&frame);
                let window = View { zoom, ..whole }.window(&frame);
                prop_assert_eq!(window.view.zoom, zoom);
                prop_assert!(window.size > 0.0);
            }
        }

        /// Whatever is asked for lies within the map, and asking for what one got gives the same.
        #[test]
        fn a_window_stays_on_the_map(
            x in 0_u16..=1000, y in 0_u16..=1400, zoom in 0..=View::CLOSEST,
            right in -2.0..2.0_f64, down in -2.0..2.0_f64, to in 0..=7_u8,
        ) {
            let frame = frame();
            let all = View::whole(&frame).window(&frame);
            let window = View { x, y, zoom }.window(&frame).moved(&frame, right, down, to);
            prop_assert!(window.view.zoom <= View::CLOSEST);
            prop_assert!(window.left >= all.left - 1e-6 && window.top >= all.top - 1e-6);
            prop_assert!(window.left + window.size <= all.left + all.size + 1e-6);
            prop_assert!(window.top + window.size <= all.top + all.size + 1e-6);
            prop_assert_eq!(View::read(&frame, &window.view.to_string()), Some(window.view));
            // Half a unit is lost in the address, and no more at the second time.
            let again = window.view.window(&frame);
            prop_assert!((again.left - window.left).abs() <= 0.5 && (again.top - window.top).abs() <= 0.5);
            prop_assert_eq!(again.view, window.view);
        }
    }
}
