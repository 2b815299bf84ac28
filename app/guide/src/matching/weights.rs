//! How much each reason counts, in points. They only have to be right in proportion: what makes
//! something possible at all counts most, what makes it pleasant after that, circumstances least.

/// In a part of the week that somebody has: without time nothing else matters.
pub(super) const TIMES: u32 = 30;
/// One may choose the time: it is possible, but no appointment that fits by itself.
pub(super) const FREE_TIMES: u32 = 20;
/// About something that somebody likes: who likes it stays.
pub(super) const THEME: u32 = 20;
/// Asks for something that somebody can: both sides gain.
pub(super) const ASKED: u32 = 25;
/// Teaches something that somebody wants to learn: what a volunteer gets out of it.
pub(super) const LEARNED: u32 = 20;
/// Every further theme or skill of the same reason: a little, or long lists would always win.
pub(super) const FURTHER: u32 = 5;
/// This many further ones count: who ticks everything should not see only what asks for everything.
pub(super) const MOST_FURTHER: usize = 2;
/// Can be done from home, for who wants that: few things can.
pub(super) const FROM_HOME: u32 = 15;
/// In an area that somebody chose: they said so themselves.
pub(super) const AREA: u32 = 15;
/// Next door. It becomes less with every metre, so among what suits as well the nearest is first.
pub(super) const NEXT_DOOR: u32 = 20;
/// From this many metres on being near is no reason: nobody walks or cycles that for coffee.
pub(super) const REACH: u32 = 10_000;
/// Once only, for who wants just that: few things are.
pub(super) const ONCE: u32 = 15;
/// With a buddy, for who wants one: for them it makes the difference between going and not going.
pub(super) const BUDDY: u32 = 15;
/// With an allowance, for who needs one: it may come from elsewhere, so it rules nothing out.
pub(super) const ALLOWANCE: u32 = 10;
/// Asks for no more Dutch than somebody speaks: good to know, but it says little of the work.
pub(super) const LANGUAGE: u32 = 5;
