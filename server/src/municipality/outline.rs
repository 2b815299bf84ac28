//! Outlines as SVG path data: whole numbers and relative steps, because every phone fetches them.

use std::fmt::Write;

use guide::geo::{Frame, Point};

/// The path around a number of rings.
pub(super) fn path(frame: &Frame, rings: &[Vec<Point>]) -> String {
    let mut path = String::new();
    for ring in rings {
        // Rounded first, then subtracted: rounded steps would drift away from the ring.
        let mut corners: Vec<(i32, i32)> = ring.iter().map(|point| corner(frame, *point)).collect();
        corners.dedup();
        if corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
        let Some((&first, rest)) = corners.split_first() else {
            continue;
        };
        path.push('M');
        pair(&mut path, first);
        let mut before = first;
        for (index, &(x, y)) in rest.iter().enumerate() {
            if index == 0 {
                path.push('l');
            } else if x >= before.0 {
                path.push(' ');
            }
            pair(&mut path, (x - before.0, y - before.1));
            before = (x, y);
        }
        path.push('z');
    }
    path
}

fn corner(frame: &Frame, point: Point) -> (i32, i32) {
    let (x, y) = frame.place(point);
    #[expect(clippy::cast_possible_truncation, reason = "a place in a frame of a thousand units")]
    let corner = (x.round() as i32, y.round() as i32);
    corner
}

/// Two numbers; a minus sign separates as well as a space.
fn pair(path: &mut String, (x, y): (i32, i32)) {
    let space = if y < 0 { "" } else { " " };
    // Writing to a string cannot fail.
    let _ = write!(path, "{x}{space}{y}");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_short_and_closed() {
        let point = |lat: f64, lon: f64| Point { lat, lon };
        let frame = Frame { south_west: point(0.0, 0.0), north_east: point(1.0, 1.0) };
        let ring = vec![
            point(1.0, 0.0),
            point(1.0, 1.0),
            point(0.5, 1.0),
            point(0.5, 0.50001),
            point(0.5, 0.5),
            point(1.0, 0.0),
        ];
        assert_eq!(path(&frame, std::slice::from_ref(&ring)), "M0 0l1000 0 0 500-500 0z");
        assert_eq!(path(&frame, &[ring.clone(), ring]).matches('M').count(), 2);
        assert_eq!(path(&frame, &[Vec::new()]), "");
    }
}
