// Reading aloud: one sentence after the other by a voice of the device, with the sentence marked.
// /boot.js loads this where the browser can speak.
//
// A voice has to be of the very language: Frisian in a Dutch voice is no Frisian. And it has to be
// on the device: others send what they read to a company, and no request goes to a third party.
//
// Nothing in the page is changed. The app makes pages again while one is read; then what there is to
// read is looked up anew, and where one was is found again by the words.
'use strict';

(() => {
  // What is no text, is there to choose from, or only leads away.
  const NOT_READ = 'svg, button, input, select, textarea, datalist, script, template, nav, .ms-filter, .ms-chips, .ms-back, .ms-extras, [aria-hidden="true"], details:not([open]) > :not(summary)';
  const MARK = 'voorgelezen';
  const SLOW = 0.75;
  // How long a sentence stays marked that nobody can read, in milliseconds.
  const SILENT = 1500;

  const { dataset } = document.body;
  const { lang: own } = document.documentElement;
  const voices = speechSynthesis;
  const main = () => document.getElementById('inhoud');
  let words;
  let bar;
  let pauseButton;

  // --- Voices

  const language = (tag) => tag.toLowerCase().split(/[-_]/)[0];

  // The voice that the device prefers, else one of where most speak it as it is written here.
  function voiceFor(lang) {
    const able = voices.getVoices().filter((it) => it.localService && language(it.lang) === lang);
    const { region } = new Intl.Locale(lang).maximize();
    return able.find((it) => it.default) ?? able.find((it) => it.lang.endsWith(region)) ?? able[0];
  }

  // --- Sentences

  const segmenters = {};
  function segments(text, lang) {
    if (!Intl.Segmenter) return [{ segment: text, index: 0 }];
    segmenters[lang] ??= new Intl.Segmenter(lang, { granularity: 'sentence' });
    return segmenters[lang].segment(text);
  }

  // Every sentence of the page as it is now. Text runs on through what stands in a line; it ends with
  // its block, at an icon (there another fact begins) and where another language begins. What is there
  // for ears only is read too, being a heading or a word that is seen in another way.
  function sentences() {
    const found = [];
    let run = [];
    let at = {};

    // Node and offset of a place in the run.
    function place(offset) {
      let left = offset;
      const node = run.find(({ length }) => left <= length || (left -= length, false));
      return [node, left];
    }
    function end() {
      const text = run.map(({ data }) => data).join('');
      for (const { segment, index } of segments(text, at.lang)) {
        const said = segment.trim();
        if (!/[\p{L}\p{N}]/u.test(said)) continue;
        const range = new Range();
        const from = index + segment.indexOf(said);
        range.setStart(...place(from));
        range.setEnd(...place(from + said.length));
        found.push({ ...at, range, text: said.replaceAll(/\s+/g, ' ') });
      }
      run = [];
    }
    function read(element, block, lang) {
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) {
          if (block !== at.block || lang !== at.lang) end();
          at = { block, lang };
          run.push(node);
        } else if (node.nodeType === Node.ELEMENT_NODE) {
          if (node.matches('svg, br')) end();
          const { display, visibility } = getComputedStyle(node);
          if (display === 'none' || visibility === 'hidden' || node.matches(NOT_READ)) continue;
          // The leaf of a calendar is one thing.
          const runsOn = ['inline', 'contents'].includes(display) || element.matches('.ms-date');
          read(node, runsOn ? block : node, language(node.lang || lang));
        }
      }
    }
    read(main(), main(), language(own));
    end();
    return found;
  }

  // --- Reading

  // What is being read, and where it stands; nothing when nothing is.
  let now;
  let all;
  let index;
  let stale;
  let paused;
  let rate = 1;
  let timer;
  // Kept, or the browser may throw it away before it has ended.
  let spoken;
  // The page that is read: its address, and what stands first in it.
  let page;

  const changes = new MutationObserver(() => {
    stale = true;
  });

  const address = () => location.pathname + location.search;
  const hasMoved = () => page.address !== address() || !page.first.isConnected;

  // Finds the present sentence in the page as it is now: the nearest with the same words, or else
  // what stands in its place.
  function find() {
    if (!stale) return;
    stale = false;
    all = sentences();
    const same = all.flatMap(({ text, lang }, at) => (now && text === now.text && lang === now.lang ? [at] : []));
    same.sort((one, other) => Math.abs(one - index) - Math.abs(other - index));
    index = same[0] ?? index;
  }

  function unmark() {
    globalThis.CSS?.highlights?.delete(MARK);
    // An attribute, for the app tells elements apart by their class.
    document.querySelector('[data-voorgelezen]')?.removeAttribute('data-voorgelezen');
  }

  function mark() {
    unmark();
    if (globalThis.Highlight) CSS.highlights.set(MARK, new Highlight(now.range));
    else now.block.setAttribute('data-voorgelezen', '');
  }

  function showMark() {
    const { top, bottom } = now.range.getBoundingClientRect();
    const { top: end } = bar.getBoundingClientRect();
    if (top >= 0 && bottom <= end) return;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    scrollBy({ top: top - end / 4, behavior: still ? 'auto' : 'smooth' });
  }

  function silence() {
    clearTimeout(timer);
    const speaks = spoken;
    spoken = undefined;
    if (speaks) voices.cancel();
  }

  // One utterance a sentence: long ones are broken off on some devices. And on some there is no
  // pausing, so a pause is the end of this one.
  function speak() {
    silence();
    now = all[index];
    if (!now) {
      stop();
      return;
    }
    mark();
    showMark();
    const voice = voiceFor(now.lang);
    if (!voice) {
      timer = setTimeout(step, SILENT, 1);
      return;
    }
    const mine = new SpeechSynthesisUtterance(now.text);
    Object.assign(mine, { voice, lang: voice.lang.replace('_', '-'), rate });
    const after = (then, value) => () => {
      if (mine !== spoken) return;
      spoken = undefined;
      then(value);
    };
    mine.onend = after(step, 1);
    // Broken off by something else: the reader decides.
    mine.onerror = after(pause, true);
    spoken = mine;
    voices.speak(mine);
  }

  function step(by) {
    if (hasMoved()) {
      stop();
      return;
    }
    find();
    index = Math.max(index + by, 0);
    pause(false);
  }

  function pause(on) {
    paused = on;
    dress(pauseButton, on ? 'play' : 'pause', on ? 'voorlezen.door' : 'voorlezen.pauze');
    if (on) silence();
    else speak();
  }

  function start() {
    page = { address: address(), first: main().firstElementChild };
    now = undefined;
    index = 0;
    stale = true;
    find();
    if (all.length === 0) return;
    changes.observe(main(), { subtree: true, childList: true, characterData: true, attributeFilter: ['open', 'hidden', 'class'] });
    makeBar();
    document.body.append(bar);
    pauseButton.focus({ preventScroll: true });
    pause(false);
  }

  function stop() {
    silence();
    unmark();
    changes.disconnect();
    if (bar.contains(document.activeElement)) opener.focus({ preventScroll: true });
    bar.remove();
    now = undefined;
  }

  // --- Buttons

  function dress(button, icon, key) {
    const turns = ['previous', 'next'].includes(icon) ? ' ms-icon--turns' : '';
    button.innerHTML = `<svg class="ms-icon${turns}" aria-hidden="true"><use href="${dataset.icons}#i-${icon}"></use></svg><span></span>`;
    button.lastChild.textContent = words[key];
  }

  function button(name, icon, key, press) {
    const made = document.createElement('button');
    Object.assign(made, { type: 'button', className: name, onclick: press });
    dress(made, icon, key);
    return made;
  }

  function makeBar() {
    if (bar) return;
    bar = document.createElement('section');
    bar.className = 'ms-reader ms-noprint';
    bar.ariaLabel = words['voorlezen.balk'];
    const add = (icon, key, press) => bar.appendChild(button('ms-reader__button', icon, key, press));
    add('previous', 'voorlezen.vorige', () => step(-1));
    pauseButton = add('pause', 'voorlezen.pauze', () => pause(!paused));
    add('next', 'voorlezen.volgende', () => step(1));
    const slow = add('slow', 'voorlezen.langzaam', () => {
      rate = rate === 1 ? SLOW : 1;
      slow.ariaPressed = String(rate !== 1);
      if (!paused) speak();
    });
    slow.ariaPressed = 'false';
    add('stop', 'voorlezen.stop', stop);
    bar.addEventListener('keydown', ({ key }) => key === 'Escape' && stop());
  }

  // The way in stands in the header, in a place that the app leaves alone.
  let opener;
  async function texts() {
    const json = async (file) => (await fetch(file)).json();
    const [keys, messages] = await Promise.all([json(dataset.keys), json(dataset.texts)]);
    return Object.fromEntries(keys.map((key, at) => [key, messages[at]]));
  }
  async function offer() {
    const place = document.getElementById('voorlezen');
    if (!place) return;
    if (!voiceFor(language(own))) {
      place.replaceChildren();
      return;
    }
    // Without them it is tried again when the app shows something.
    words ??= await texts().catch(() => undefined);
    if (!words) return;
    opener ??= button('ms-tool ms-reader__open', 'listen', 'voorlezen', start);
    if (!place.contains(opener)) place.replaceChildren(opener);
  }

  function follow() {
    offer();
    if (!now) return;
    if (hasMoved()) {
      stop();
      return;
    }
    find();
    now = all[index] ?? now;
    mark();
  }

  // The app shows a page part by part, and then the address follows.
  let later;
  addEventListener('mienskip:getoond', () => {
    clearTimeout(later);
    later = setTimeout(follow);
  });
  addEventListener('pagehide', () => now && stop());
  voices.addEventListener?.('voiceschanged', offer);
  offer();
})();
