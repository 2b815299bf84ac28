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
    /// Metres to another point as the crow flies (great circle, mean earth radius).
    #[must_use]
    pub fn metres_to(self, other: Self) -> u32 {
        const EARTH_RADIUS: f64 = 6_371_008.8;
        let (a, b) = (self.lat.to_radians(), other.lat.to_radians());
        let half = |from: f64, to: f64| ((to - from) / 2.0).sin().powi(2);
        let haversine =
            half(a, b) + a.cos() * b.cos() * half(self.lon.to_radians(), other.lon.to_radians());
        let metres = 2.0 * EARTH_RADIUS * haversine.sqrt().clamp(0.0, 1.0).asin();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "half the earth's circumference is 20 million metres"
        )]
        let metres = metres.round() as u32;
        metres
    }
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
        (per_degree_east, per_degree_east / middle.to_radians().cos())
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
