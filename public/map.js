// What fingers and a mouse can do on the map of places: drag it, pinch it, turn the wheel with Ctrl
// held, tap twice. Everything can be done with the buttons below it too; this only makes addresses
// of the same kind. And it marks the pin that belongs to an item of the list, and the other way.
const PART = /kaart=[\d-]+/;
const CLOSEST = 5;

// The part of the map that is looked at, in the map's units.
function seen(map) {
  const [left, top, size] = map.firstElementChild.getAttribute('viewBox').split(' ').map(Number);
  return { left, top, size };
}

// The same part, kept on the map: its middle within the municipality, its edges within the whole.
function held({ left, top, size }, { whole, wide, high }) {
  const within = (edge, length) => {
    const first = (length - whole) / 2;
    const middle = Math.min(Math.max(edge + size / 2, 0), length);
    return Math.min(Math.max(middle - size / 2, first), first + whole - size);
  };
  return { left: within(left, wide), top: within(top, high), size };
}

// What is on the map: its pins and names, each with the place that it has in the map's units.
function start(map) {
  const from = seen(map);
  const { zoom, wide, high } = map.dataset;
  const limits = { whole: from.size * 2 ** zoom, wide: Number(wide), high: Number(high) };
  const things = [...map.querySelectorAll('[x]')].map((it) => ({
    it,
    x: from.left + (from.size * Number.parseFloat(it.getAttribute('x'))) / 100,
    y: from.top + (from.size * Number.parseFloat(it.getAttribute('y'))) / 100,
  }));
  return { map, from, now: from, limits, things, box: map.getBoundingClientRect() };
}

// Shows another part while it is being moved.
function move(hold, to) {
  const { left, top, size } = held(to, hold.limits);
  hold.now = { left, top, size };
  hold.map.firstElementChild.setAttribute('viewBox', [left, top, size, size].join(' '));
  for (const { it, x, y } of hold.things) {
    it.setAttribute('x', `${((x - left) / size) * 100}%`);
    it.setAttribute('y', `${((y - top) / size) * 100}%`);
  }
}

// How an address says it.
function written({ left, top, size }, { whole, wide, high }) {
  const zoom = Math.min(Math.max(Math.round(Math.log2(whole / size)), 0), CLOSEST);
  const unit = (middle, length) => Math.min(Math.max(Math.round(middle), 0), length);
  return `kaart=${unit(left + size / 2, wide)}-${unit(top + size / 2, high)}-${zoom}`;
}

// From now on it stays so: the app makes the map of that address.
function settle(hold) {
  const { map, from, now, limits } = hold;
  const kaart = written(now, limits);
  if (kaart === written(from, limits)) {
    move(hold, from);
    return;
  }
  const button = map.parentElement.querySelector('.ms-places__move');
  const link = button.cloneNode();
  link.setAttribute('href', button.getAttribute('href').replace(PART, kaart));
  link.hidden = true;
  map.parentElement.append(link);
  link.click();
  link.remove();
}

// Part of the map that was under one point of the screen and is under another, so often larger.
function dragged({ from, box, limits }, was, is, times) {
  const size = Math.min(Math.max(from.size / times, limits.whole / 2 ** CLOSEST), limits.whole);
  const part = ({ x, y }) => [(x - box.left) / box.width, (y - box.top) / box.height];
  const [[wasX, wasY], [isX, isY]] = [part(was), part(is)];
  return { left: from.left + wasX * from.size - isX * size, top: from.top + wasY * from.size - isY * size, size };
}

const of = ({ clientX, clientY }) => ({ x: clientX, y: clientY });

// One step closer to a point, or further from it.
function step(map, event, times) {
  const hold = start(map);
  hold.now = held(dragged(hold, of(event), of(event), times), hold.limits);
  settle(hold);
}

function byMouse(map) {
  let moved = false;
  map.addEventListener('mousedown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    moved = false;
    const hold = start(map);
    const was = of(event);
    const end = new AbortController();
    window.addEventListener('mousemove', (event) => {
      const is = of(event);
      moved ||= Math.hypot(is.x - was.x, is.y - was.y) > 4;
      if (moved) move(hold, dragged(hold, was, is, 1));
    }, end);
    window.addEventListener('mouseup', () => {
      end.abort();
      if (moved) settle(hold);
    }, end);
  });
  // Letting go of the map is no click on a pin.
  map.addEventListener('click', (event) => {
    if (!moved) return;
    moved = false;
    event.preventDefault();
    event.stopPropagation();
  }, true);
  map.addEventListener('dblclick', (event) => {
    if (!event.target.closest('a')) step(map, event, 2);
  });
  let last = 0;
  map.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    // A wheel or a touchpad says this many times in a row.
    if (event.timeStamp - last < 200) return;
    last = event.timeStamp;
    step(map, event, event.deltaY < 0 ? 2 : 0.5);
  }, { passive: false });
}

// Two fingers: one scrolls the page, as everywhere.
function byFingers(map) {
  let hold = null;
  const fingers = ({ touches: [one, other] }) => {
    const [a, b] = [of(one), of(other)];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  };
  map.addEventListener('touchstart', (event) => {
    if (event.touches.length !== 2) return;
    event.preventDefault();
    hold = { ...start(map), at: fingers(event) };
  }, { passive: false });
  map.addEventListener('touchmove', (event) => {
    if (!hold || event.touches.length !== 2) return;
    event.preventDefault();
    const is = fingers(event);
    move(hold, dragged(hold, hold.at, is, is.apart / hold.at.apart || 1));
  }, { passive: false });
  for (const name of ['touchend', 'touchcancel']) {
    map.addEventListener(name, () => {
      if (hold) settle(hold);
      hold = null;
    });
  }
}

const known = new WeakSet();
function follow() {
  const map = document.querySelector('.ms-places');
  if (!map || known.has(map)) return;
  known.add(map);
  byMouse(map);
  byFingers(map);
}
window.addEventListener('mienskip:getoond', follow);
follow();

// What belongs together is marked together.
for (const name of ['mouseover', 'focusin']) {
  document.addEventListener(name, ({ target }) => {
    const pin = target.closest?.('[data-pin]')?.dataset.pin;
    for (const it of document.querySelectorAll('.ms-beside')) it.classList.remove('ms-beside');
    if (pin === undefined) return;
    for (const it of document.querySelectorAll(`[data-pin="${pin}"]`)) it.classList.add('ms-beside');
  });
}
