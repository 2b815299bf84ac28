//! Sorting with one copy of the sorting code: every call of `slice::sort_by` for another type
//! brings its own, five kilobytes each, and the phone has to load them all.

use std::cmp::Ordering;

/// Sorts stably, as `slice::sort_by` does.
pub fn by<T>(items: &mut [T], mut order: impl FnMut(&T, &T) -> Ordering) {
    let places = sorted(items.len(), &mut |a, b| order(&items[a], &items[b]));
    arrange(&places, &mut |to, from| items.swap(to, from));
}

/// Sorts stably, as `slice::sort_by_key` does.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts, and leaves one of those that are equal.
pub fn once_each<T: Ord>(items: &mut Vec<T>) {
    by(items, T::cmp);
    items.dedup();
}

/// Which item comes at each place.
#[inline(never)]
fn sorted(count: usize, order: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|a, b| order(*a, *b));
    places
}

#[inline(never)]
fn arrange(places: &[usize], swap: &mut dyn FnMut(usize, usize)) {
    for to in 0..places.len() {
        let mut from = places[to];
        // What stood there has been swapped to where its own successor came from.
        while from < to {
            from = places[from];
        }
        swap(to, from);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library_does(
            items in prop::collection::vec((0_u8..6, any::<u16>()), 0..80),
        ) {
            let (mut ours, mut theirs) = (items.clone(), items);
            super::by(&mut ours, |a, b| a.0.cmp(&b.0));
            theirs.sort_by_key(|it| it.0);
            prop_assert_eq!(ours, theirs);
        }
    }
}
