//! Pins that would lie on top of each other, taken together.
//!
//! From close by to far away: at each step of zooming out, a pin joins the first one that lies
//! too near. So every point is in exactly one cluster at each step, a cluster falls apart in
//! clusters when one zooms in, and those that are left are never nearer to each other than was
//! asked. Nothing depends on chance: who stands first in the list is who the others join.

/// For each step of zooming, from the whole to the closest, the point that each point is shown at.
pub(crate) struct Clusters(Vec<Vec<usize>>);

impl Clusters {
    /// The clusters of `points`; `apart` are the least distances between them, from the whole to
    /// the closest.
    pub(crate) fn of(points: &[(f64, f64)], apart: &[f64]) -> Self {
        let mut steps = vec![Vec::new(); apart.len()];
        let mut shown: Vec<usize> = (0..points.len()).collect();
        let mut heads = shown.clone();
        for (step, apart) in steps.iter_mut().zip(apart).rev() {
            let least = apart * apart;
            let mut joins: Vec<usize> = (0..points.len()).collect();
            let mut left: Vec<usize> = Vec::with_capacity(heads.len());
            for &head in &heads {
                let (x, y) = points[head];
                let near = left.iter().copied().find(|&other| {
                    let (right, down) = (points[other].0 - x, points[other].1 - y);
                    right * right + down * down < least
                });
                match near {
                    Some(other) => joins[head] = other,
                    None => left.push(head),
                }
            }
            for at in &mut shown {
                *at = joins[*at];
            }
            step.clone_from(&shown);
            heads = left;
        }
        Self(steps)
    }

    /// The point that each point is shown at, after so many steps of zooming in.
    pub(crate) fn at(&self, zoom: u8) -> &[usize] {
        self.0.get(usize::from(zoom)).or(self.0.last()).map_or(&[], Vec::as_slice)
    }

    /// The first step after `zoom` at which these points are no longer all in one; none when they
    /// stay together.
    pub(crate) fn apart_at(&self, zoom: u8, points: &[usize]) -> Option<u8> {
        let first = *points.first()?;
        let falls_apart = |shown: &Vec<usize>| points.iter().any(|&it| shown[it] != shown[first]);
        let steps = self.0.iter().enumerate().skip(usize::from(zoom) + 1);
        steps.filter(|(_, shown)| falls_apart(shown)).find_map(|(step, _)| u8::try_from(step).ok())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const APART: [f64; 4] = [40.0, 20.0, 10.0, 5.0];

    fn points() -> impl Strategy<Value = Vec<(f64, f64)>> {
        // Some lie in the very same place.
        let point = prop_oneof![
            (0.0..100.0, 0.0..100.0),
            (0..10_u8, 0..10_u8).prop_map(|(x, y)| (f64::from(x) * 10.0, f64::from(y) * 10.0)),
        ];
        prop::collection::vec(point, 0..60)
    }

    proptest! {
        #[test]
        fn every_point_is_in_one_cluster_and_clusters_fall_apart(points in points()) {
            let clusters = Clusters::of(&points, &APART);
            for zoom in 0..4_u8 {
                let shown = clusters.at(zoom);
                prop_assert_eq!(shown.len(), points.len());
                for (at, &head) in shown.iter().enumerate() {
                    // The first in the list is whom the others join.
                    prop_assert!(head <= at);
                    prop_assert_eq!(shown[head], head);
                    for (other, &other_head) in shown.iter().enumerate() {
                        let (right, down) =
                            (points[head].0 - points[other_head].0, points[head].1 - points[other_head].1);
                        prop_assert!(head == other_head
                            || right.hypot(down) >= APART[usize::from(zoom)] - 1e-9);
                        // Who is together close by is together from further away.
                        if zoom > 0 && head == other_head {
                            let wider = clusters.at(zoom - 1);
                            prop_assert_eq!(wider[at], wider[other]);
                        }
                    }
                }
            }
        }

        #[test]
        fn it_falls_apart_when_it_says_so(points in points()) {
            let clusters = Clusters::of(&points, &APART);
            let shown = clusters.at(0);
            for head in 0..points.len() {
                let members: Vec<usize> = (0..points.len()).filter(|&it| shown[it] == head).collect();
                let together = |zoom: u8| {
                    let shown = clusters.at(zoom);
                    members.iter().all(|&it| shown[it] == shown[members[0]])
                };
                let expected = (1..4).find(|&zoom| !members.is_empty() && !together(zoom));
                prop_assert_eq!(clusters.apart_at(0, &members), expected);
            }
        }
    }

    #[test]
    fn without_points_there_is_nothing() {
        assert!(Clusters::of(&[], &APART).at(2).is_empty());
        assert_eq!(Clusters::of(&[], &APART).apart_at(0, &[]), None);
    }
}
