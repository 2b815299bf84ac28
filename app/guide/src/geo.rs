//! Where things are: points, distances, and the flat picture of the municipality.

use serde::{Deserialize, Serialize};

/// A point on the earth, WGS84, in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Point {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

impl Point {
    /// Metres to another point as the crow flies, on a plane that touches the earth halfway: within
    /// a municipality that is right to a metre in a kilometre, and needs no trigonometry.
    #[must_use]
    pub fn metres_to(self, other: Self) -> u32 {
        /// One degree of a great circle, with the earth's mean radius of 6,371,008.8 metres.
        const DEGREE: f64 = 111_195.08;
        let north = (other.lat - self.lat) * DEGREE;
        let east = (other.lon - self.lon) * DEGREE * cos(f64::midpoint(self.lat, other.lat));
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "the earth's circumference is 40 million metres"
        )]
        let metres = (north * north + east * east).sqrt().round() as u32;
        metres
    }
}

/// The cosine of a latitude in degrees: the first terms of its series, right to a millionth.
fn cos(degrees: f64) -> f64 {
    let square = degrees.to_radians() * degrees.to_radians();
    let terms = [1.0 / 3_628_800.0, 1.0 / 40_320.0, 1.0 / 720.0, 1.0 / 24.0, 1.0 / 2.0];
    let sum = terms.iter().fold(0.0, |sum, term| (term - sum) * square);
    1.0 - sum
}

/// The rectangle of the earth that the map shows, drawn `Frame::WIDTH` units wide.
///
/// Equirectangular with the middle parallel true to scale: within a municipality nobody can see
/// the difference with a proper projection.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Frame {
    /// South-west corner.
    #[serde(rename = "zuidwest")]
    pub south_west: Point,
    /// North-east corner.
    #[serde(rename = "noordoost")]
    pub north_east: Point,
}

impl Frame {
    /// Units from the western to the eastern edge.
    pub const WIDTH: f64 = 1000.0;

    /// The smallest frame around all points; `None` without points.
    #[must_use]
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        points.into_iter().fold(None, |frame: Option<Self>, point| {
            Some(frame.map_or(Self { south_west: point, north_east: point }, |frame| Self {
                south_west: Point {
                    lat: frame.south_west.lat.min(point.lat),
                    lon: frame.south_west.lon.min(point.lon),
                },
                north_east: Point {
                    lat: frame.north_east.lat.max(point.lat),
                    lon: frame.north_east.lon.max(point.lon),
                },
            }))
        })
    }

    fn units_per_degree(&self) -> (f64, f64) {
        let middle = f64::midpoint(self.south_west.lat, self.north_east.lat);
        let wide = (self.north_east.lon - self.south_west.lon).max(1e-6);
        let per_degree_east = Self::WIDTH / wide;
        (per_degree_east, per_degree_east / cos(middle))
    }

    /// Units from the northern to the southern edge.
    #[must_use]
    pub fn height(&self) -> f64 {
        (self.north_east.lat - self.south_west.lat) * self.units_per_degree().1
    }

    /// Where a point is drawn: units right of the western and below the northern edge.
    #[must_use]
    pub fn place(&self, point: Point) -> (f64, f64) {
        let (east, north) = self.units_per_degree();
        ((point.lon - self.south_west.lon) * east, (self.north_east.lat - point.lat) * north)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLDEHOVE: Point = Point { lat: 53.2036, lon: 5.7884 };
    const GROU: Point = Point { lat: 53.0954, lon: 5.8335 };

    #[test]
    fn the_cosine_is_right() {
        for degrees in -90_i32..=90 {
            let degrees = f64::from(degrees);
            assert!((cos(degrees) - degrees.to_radians().cos()).abs() < 1e-6, "{degrees}");
        }
    }

    #[test]
    fn distance_is_what_the_map_says() {
        let metres = OLDEHOVE.metres_to(GROU);
        assert!((12_300..12_500).contains(&metres), "{metres}");
        assert_eq!(metres, GROU.metres_to(OLDEHOVE));
        assert_eq!(GROU.metres_to(GROU), 0);
    }

    #[test]
    fn a_frame_puts_its_corners_at_the_edges() {
        let frame = Frame::around([OLDEHOVE, GROU]).unwrap();
        let (x, y) = frame.place(GROU);
        assert!((x - Frame::WIDTH).abs() < 1e-6 && (y - frame.height()).abs() < 1e-6);
        let (x, y) = frame.place(OLDEHOVE);
        assert!(x.abs() < 1e-6 && y.abs() < 1e-6);
        // Equal distances are drawn equally long in both directions.
        let scale = frame.height() / 12_031.0;
        assert!((Frame::WIDTH / 3_007.0 - scale).abs() < 0.01 * scale);
    }
}
