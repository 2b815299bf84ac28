//! The places of a list as a picture: the municipality's areas, and pins that lie apart far
//! enough to be touched.

use std::ops::Range;

use crate::{
    cluster::Clusters,
    geo::Point,
    guide::{Entry, Guide},
    id::Slug,
    municipality::{Municipality, RegionCode},
    sort,
    view::{self, View, Window},
};

use super::{Asker, area::AreaMap};

/// So many pins fit beside each other, at least. On the narrowest phones the map is some 290
/// pixels wide, and a pin has to be 48 to be touched.
const ACROSS: f64 = 6.0;
/// Of 1000: how high a line of text is, and how wide a letter.
const LINE: i32 = 52;
const LETTER: i32 = 21;
/// Of 1000: how far from a pin's middle names stay.
const AROUND_PIN: i32 = 70;
/// From so close by on, buurten are named too.
const NAMES_BUURTEN: u8 = 2;
/// Names that stand on the map at most.
const NAMES: usize = 24;

/// The places of a list as a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceMap {
    /// What is seen of the map.
    pub window: Window,
    /// The areas.
    pub land: AreaMap,
    /// Names of villages and buurten, where there is room for them.
    pub names: Vec<MapName>,
    /// The pins that are seen, in the order of the list.
    pub pins: Vec<Pin>,
    /// Of each item on this page of the list the pin that it is shown at, if it is seen.
    pub beside: Vec<Option<usize>>,
    /// How many places are seen.
    pub seen: usize,
    /// How many places of the list have no point on the map.
    pub nowhere: usize,
    /// Closer by: the same middle, halved.
    pub closer: View,
    /// Further away.
    pub further: View,
    /// The whole municipality.
    pub whole: View,
    /// Half a window to the left, to the right, up and down.
    pub steps: [View; 4],
}

/// A name on the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapName {
    /// The name.
    pub name: String,
    /// Where its middle is: thousandths of the window from the left and top edge.
    pub at: (u16, u16),
}

/// One place, or several that lie close together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    /// Where it is: thousandths of the window from the left and top edge.
    pub at: (u16, u16),
    /// The place, or the first of them in the list.
    pub id: Slug,
    /// The name of that place.
    pub name: String,
    /// How many places it stands for.
    pub count: usize,
    /// The buurt, village or area that the first of them lies in; the smallest that has them all,
    /// if one has.
    pub whereabouts: Option<String>,
    /// Whether all of them lie there.
    pub all_there: bool,
    /// Whether one of them is open.
    pub open: bool,
    /// From where they are seen apart; none for one place.
    pub closer: Option<View>,
}

/// A place of the list, and whether it is open.
pub(super) type Listed<'a> = (&'a Entry, bool);

/// The picture of a list of places in their order, of which `shown` stand on the page.
pub(super) fn of(
    guide: &Guide,
    list: &[Listed<'_>],
    shown: Range<usize>,
    view: Option<View>,
    asker: &Asker,
) -> PlaceMap {
    let municipality = &*guide.municipality;
    let frame = &municipality.frame;
    let whole = View::whole(frame);
    let window = view.unwrap_or(whole).window(frame);

    let all = whole.window(frame);
    let mut on_map = Vec::new();
    let mut points = Vec::new();
    for (at, (entry, _)) in list.iter().enumerate() {
        let point = entry.point.map(|point| frame.place(point));
        if let Some(point) = point.filter(|point| all.place(*point).is_some()) {
            on_map.push(at);
            points.push(point);
        }
    }
    let apart: Vec<f64> =
        (0..=View::CLOSEST).map(|zoom| view::size(frame, zoom) / ACROSS).collect();
    let clusters = Clusters::of(&points, &apart);

    let zoom = window.view.zoom;
    let mut pins = Vec::new();
    let mut pin_of = vec![None; list.len()];
    let mut seen = 0;
    for (members, point) in groups(&clusters, &points, zoom, apart.last().copied()) {
        let Some(at) = window.place(held(&all, point)) else { continue };
        for &member in &members {
            pin_of[on_map[member]] = Some(pins.len());
        }
        seen += members.len();
        let places: Vec<Listed<'_>> = members.iter().map(|&it| list[on_map[it]]).collect();
        let closer = (members.len() > 1).then(|| {
            let zoom = clusters.apart_at(zoom, &members).unwrap_or(View::CLOSEST);
            View::around(frame, middle(members.iter().map(|&it| points[it])), zoom)
        });
        pins.extend(pin(guide, &places, at, closer, asker));
    }

    let step = |right: f64, down: f64| window.moved(frame, right, down, zoom).view;
    PlaceMap {
        window,
        land: AreaMap::of(municipality, asker.lang),
        names: names(municipality, &window, &pins),
        beside: pin_of.get(shown.start..shown.end.min(list.len())).unwrap_or_default().to_vec(),
        pins,
        seen,
        nowhere: list.len() - on_map.len(),
        closer: window.moved(frame, 0.0, 0.0, zoom + 1).view,
        further: window.moved(frame, 0.0, 0.0, zoom.saturating_sub(1)).view,
        whole,
        steps: [step(-0.5, 0.0), step(0.5, 0.0), step(0.0, -0.5), step(0.0, 0.5)],
    }
}

/// The points that are shown together, in order, with where that is. From closest by nothing is
/// together any more: what lies too near is laid out side by side, `pitch` apart.
fn groups(
    clusters: &Clusters,
    points: &[(f64, f64)],
    zoom: u8,
    pitch: Option<f64>,
) -> Vec<(Vec<usize>, (f64, f64))> {
    let mut groups: Vec<(Vec<usize>, (f64, f64))> = Vec::new();
    let mut group_of = vec![0; points.len()];
    for (at, &head) in clusters.at(zoom).iter().enumerate() {
        if head == at {
            group_of[at] = groups.len();
            groups.push((Vec::new(), points[at]));
        }
        groups[group_of[head]].0.push(at);
    }
    match pitch {
        Some(pitch) if zoom == View::CLOSEST => {
            groups.iter().flat_map(|(members, middle)| laid_out(members, *middle, pitch)).collect()
        }
        _ => groups,
    }
}

/// Each point by itself, in rows around the middle.
fn laid_out(members: &[usize], (x, y): (f64, f64), pitch: f64) -> Vec<(Vec<usize>, (f64, f64))> {
    let mut across = 1_u16;
    while usize::from(across) * usize::from(across) < members.len() {
        across += 1;
    }
    let first = -f64::from(across - 1) / 2.0;
    let places = (0..across).flat_map(|row| (0..across).map(move |column| (column, row)));
    members
        .iter()
        .zip(places)
        .map(|(&member, (column, row))| {
            let away = |steps: u16| pitch * (first + f64::from(steps));
            // One row of two has no second row to be above.
            let down = if members.len() <= 2 { 0.0 } else { away(row) };
            (vec![member], (x + away(column), y + down))
        })
        .collect()
}

/// A point that lies beyond the edge of the map, on it.
fn held(map: &Window, (x, y): (f64, f64)) -> (f64, f64) {
    (x.clamp(map.left, map.left + map.size), y.clamp(map.top, map.top + map.size))
}

/// Halfway between the outermost points.
fn middle(points: impl Iterator<Item = (f64, f64)>) -> (f64, f64) {
    let (mut least, mut most) = ((f64::MAX, f64::MAX), (f64::MIN, f64::MIN));
    for (x, y) in points {
        least = (least.0.min(x), least.1.min(y));
        most = (most.0.max(x), most.1.max(y));
    }
    (f64::midpoint(least.0, most.0), f64::midpoint(least.1, most.1))
}

fn pin(
    guide: &Guide,
    places: &[Listed<'_>],
    at: (u16, u16),
    closer: Option<View>,
    asker: &Asker,
) -> Option<Pin> {
    let (first, _) = places.first()?;
    let (whereabouts, all_there) = whereabouts(guide, places, asker);
    Some(Pin {
        at,
        id: first.id().clone(),
        name: first.common().name().get(asker.lang).0.to_owned(),
        count: places.len(),
        whereabouts,
        all_there,
        open: places.iter().any(|(_, open)| *open),
        closer,
    })
}

/// The smallest of buurt, wijk and area in which all of them lie, or else the wijk of the first.
fn whereabouts(guide: &Guide, places: &[Listed<'_>], asker: &Asker) -> (Option<String>, bool) {
    let municipality = &*guide.municipality;
    let Some(((first, _), rest)) = places.split_first() else { return (None, false) };
    let Some(code) = first.regions.first() else { return (None, false) };
    let all_in = |region: &RegionCode| {
        rest.iter().all(|(entry, _)| entry.regions.first().is_some_and(|it| region.contains(it)))
    };
    let buurt = municipality.neighbourhood(code);
    let wijk = municipality.districts.iter().find(|it| it.code.contains(code));
    let named = |name: &str| Some(name.to_owned());
    if let Some(buurt) = buurt.filter(|it| all_in(&it.code)) {
        return (named(&buurt.name), true);
    }
    if let Some(wijk) = wijk.filter(|it| all_in(&it.code)) {
        return (named(&wijk.name), true);
    }
    let area = first.areas.first();
    if let Some(&area) = area.filter(|area| rest.iter().all(|(it, _)| it.areas.contains(area))) {
        return (named(municipality.areas[area].name.get(asker.lang).0), true);
    }
    (wijk.and_then(|it| named(&it.name)), false)
}

/// Names of villages, the largest first, and from close by of buurten: those for which there is
/// room beside the pins and each other.
fn names(municipality: &Municipality, window: &Window, pins: &[Pin]) -> Vec<MapName> {
    let mut taken: Vec<Room> = pins.iter().map(|pin| Room::around(pin.at)).collect();
    let mut names: Vec<MapName> = Vec::new();
    let buurten = municipality.neighbourhoods.iter().map(|it| (it.name.as_str(), it.point));
    let buurten = buurten.filter(|_| window.view.zoom >= NAMES_BUURTEN);
    for (name, point) in towns(municipality).into_iter().chain(buurten) {
        if names.len() >= NAMES || names.iter().any(|it| it.name == name) {
            continue;
        }
        let Some((x, y)) = window.place(municipality.frame.place(point)) else { continue };
        // On the spot, or just below or above what is there.
        let away = AROUND_PIN + LINE / 2;
        let mut rooms =
            [0, away, -away].into_iter().filter_map(|down| Room::of_text(name, x, y, down));
        let free = rooms.find(|room| !taken.iter().any(|it| it.overlaps(room)));
        if let Some(room) = free {
            names.push(MapName { name: name.to_owned(), at: room.middle() });
            taken.push(room);
        }
    }
    names
}

/// Towns and villages with a point in the middle of their buurten, the one with most buurten
/// first.
fn towns(municipality: &Municipality) -> Vec<(&str, Point)> {
    let mut towns: Vec<(&str, Vec<Point>)> = Vec::new();
    for it in &municipality.neighbourhoods {
        match towns.iter_mut().find(|(name, _)| *name == it.town) {
            Some((_, points)) => points.push(it.point),
            None => towns.push((&it.town, vec![it.point])),
        }
    }
    sort::by(&mut towns, |a, b| b.1.len().cmp(&a.1.len()));
    towns
        .into_iter()
        .filter_map(|(name, points)| {
            let (lat, lon) = middle(points.iter().map(|it| (it.lat, it.lon)));
            (!name.is_empty()).then_some((name, Point { lat, lon }))
        })
        .collect()
}

/// A part of the window that is taken, in thousandths: from left to right, from top to bottom.
#[derive(Clone, Copy)]
struct Room([i32; 4]);

impl Room {
    fn around((x, y): (u16, u16)) -> Self {
        let (x, y) = (i32::from(x), i32::from(y));
        Self([x - AROUND_PIN, x + AROUND_PIN, y - AROUND_PIN, y + AROUND_PIN])
    }

    /// Around a text with its middle there; none when it would not be seen as a whole.
    fn of_text(text: &str, x: u16, y: u16, down: i32) -> Option<Self> {
        let letters = i32::try_from(text.chars().count()).ok()?;
        let (x, y, half) = (i32::from(x), i32::from(y) + down, letters * LETTER / 2);
        let room = Self([x - half, x + half, y - LINE / 2, y + LINE / 2]);
        room.0.iter().all(|edge| (0..=1000).contains(edge)).then_some(room)
    }

    fn overlaps(&self, other: &Self) -> bool {
        let [left, right, top, bottom] = self.0;
        let [other_left, other_right, other_top, other_bottom] = other.0;
        left < other_right && other_left < right && top < other_bottom && other_top < bottom
    }

    fn middle(&self) -> (u16, u16) {
        let [left, right, top, bottom] = self.0;
        let half = |sum: i32| u16::try_from(sum / 2).unwrap_or(0);
        (half(left + right), half(top + bottom))
    }
}
