//! What several measurements of the same come to.

/// The middle one; the upper of the two when there is an even number, 0 without any.
pub(crate) fn median(numbers: &[f64]) -> f64 {
    let sorted = sorted(numbers);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// The least and the most, in words: `0.61 to 0.68`.
pub(crate) fn spread(numbers: &[f64]) -> String {
    let sorted = sorted(numbers);
    match (sorted.first(), sorted.last()) {
        (Some(least), Some(most)) => format!("{least:.2} to {most:.2}"),
        _ => String::new(),
    }
}

fn sorted(numbers: &[f64]) -> Vec<f64> {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_does_not_matter() {
        let numbers = [3.0, 1.0, 2.0];
        assert!((median(&numbers) - 2.0).abs() < f64::EPSILON);
        assert_eq!(spread(&numbers), "1.00 to 3.00");
        assert_eq!(spread(&[]), "");
    }
}
