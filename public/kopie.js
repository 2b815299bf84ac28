// The copy of the profile at the server, as its owner meets it: made, kept in step, opened with its
// words, let go of and erased. kluis.js locks and opens it; the app makes the pages and merges.
// What is known goes to the app as one list of values, after each event `mienskip:kopie`.
'use strict';

(() => {
  // What this device notes beside the keys: when the copy was last in step, and whether it still
  // has to be erased.
  const NOTE = 'mienskip.kopie';
  const DRAFTS = 'mienskip.concept.';
  const SENT = 'mienskip.reacties';
  // A moment of rest, so that a copy is not made of every answer by itself.
  const REST = 3000;
  // No reason to disturb somebody who did not ask for anything.
  const PASSING = ['geen-internet', 'druk', 'geen-code', 'geen-opslag'];

  const state = {};
  let merge;
  // The words of a copy that is being looked at before it is taken over.
  let found;
  let focus;

  // Asks the vault; a reason why not is thrown.
  async function vault(verb, what) {
    await import(document.body.dataset.kluis);
    const given = await self.mienskipKluis.ask(verb, what);
    if (given.reason) throw given;
    return given;
  }

  // In some windows the mere look at what is kept is an error; then it is known as long as they are open.
  function kept(work) {
    try {
      return work(localStorage);
    } catch {
      return undefined;
    }
  }

  const noted = () => kept((all) => JSON.parse(all.getItem(NOTE)) ?? {}) ?? state.note ?? {};

  function note(values) {
    state.note = { ...(values && noted()), ...values };
    kept((all) => (values ? all.setItem(NOTE, JSON.stringify(state.note)) : all.removeItem(NOTE)));
  }

  const drafts = () => kept((all) => Object.keys(all).filter((key) => key.startsWith(DRAFTS))) ?? [];

  async function show(changes) {
    const it = await vault('kept').catch(() => ({}));
    Object.assign(state, changes, { kept: it.kept, remembered: it.code, expires: it.expires });
    window.dispatchEvent(new Event('mienskip:kopie'));
  }

  // One thing after the other. What was done is told, and why not; where nobody asked, only what stays.
  let turn = Promise.resolve();
  function act(work, quiet) {
    turn = turn.then(async () => {
      if (!quiet) await show({ busy: true, said: undefined, reason: undefined });
      let said;
      let why = {};
      try {
        said = await work();
      } catch (error) {
        why = error.reason ? error : { reason: 'anders' };
      }
      const { reason, number, perhaps, form, typed } = why;
      if (!quiet) state.said = said;
      if (!quiet || !PASSING.includes(reason)) Object.assign(state, { reason, number, perhaps, form, typed });
      await show({ busy: false });
    });
    return turn;
  }

  async function sync() {
    if (noted().erases) return erase();
    let why;
    let there;
    const merging = (text) => {
      // Meanwhile it was all erased.
      if (noted().erases) return undefined;
      const merged = merge(text);
      if (merged === null) there = text;
      else if (typeof merged !== 'string') why = { reason: merged ? 'te-nieuw' : 'beschadigd' };
      return merged;
    };
    try {
      await vault('sync', { merge: merging });
    } catch (error) {
      if (!there) throw why ?? error;
      return offer(there, true);
    }
    note({ saved: Date.now() });
    return 'bijgewerkt';
  }

  // Gives the app something to look at.
  function offer(incoming, offered) {
    focus = 'voorbeschouwing';
    Object.assign(state, { incoming, offered });
  }

  // Looks at the copy of these words, or at the one of this device. Nothing changes yet.
  async function open(typed) {
    if (noted().erases) await erase();
    const form = typed !== undefined;
    try {
      if (form) focus = 'woorden';
      const { code } = form ? await vault('read', typed) : {};
      const { text } = await vault('load', { code });
      found = code;
      offer(text);
    } catch ({ reason, word, words: number = word, perhaps }) {
      throw { reason, number, perhaps, form, typed };
    }
  }

  // This device lets go of the copy.
  function gone(said) {
    note();
    focus = 'kopie';
    return said;
  }

  async function erase() {
    await vault('erase').catch((why) => {
      if (why.reason !== 'geen-code') throw why;
    });
    return gone('gewist');
  }

  // Everything of this device, and the copy: at once, or else as soon as that is possible.
  async function eraseAll() {
    for (const key of drafts()) await self.mienskipPostbak.ask('done', key.slice(DRAFTS.length));
    kept((all) => all.removeItem(SENT));
    window.dispatchEvent(new Event('mienskip:postbak'));
    if ((await vault('kept')).kept) return erase();
    return note();
  }

  // Shows words, or none.
  function reveal(words, fresh) {
    focus = 'kopie';
    Object.assign(state, { words, fresh });
  }

  const does = {
    maak: async () => reveal((await vault('make')).code, true),
    toon: async () => reveal((await vault('kept')).code),
    terug: async () => reveal(),
    async kopieer() {
      await navigator.clipboard.writeText(state.words);
      return 'gekopieerd';
    },
    // They are written down.
    async klaar() {
      const words = document.querySelector('[name=onthoud]')?.checked;
      const { fresh } = state;
      // Those of a copy that is there are remembered already.
      if (fresh || !words) await vault('remember', { code: fresh ? state.words : undefined, words });
      reveal();
      if (!fresh) return undefined;
      note();
      return sync();
    },
    nu: sync,
    haal: () => open(),
    async stop() {
      await vault('forget');
      return gone('stop.uitleg');
    },
    wis: erase,
  };

  document.addEventListener('click', ({ target }) => {
    const wanted = does[target.closest?.('[data-kopie]')?.dataset.kopie];
    if (wanted && !state.busy) act(wanted);
    const profile = target.closest?.('[data-profiel-doe]')?.dataset.profielDoe;
    if (profile === 'neem-over') act(takenOver);
    else if (profile === 'laat-maar') found = undefined;
    else if (profile === 'wis') {
      // Known before anything else can go on.
      note({ erases: true });
      act(eraseAll);
    }
  });

  const ifKept = async () => ((await vault('kept')).kept ? sync() : undefined);

  // From now on this device keeps the copy that was looked at in step.
  async function takenOver() {
    const code = found;
    found = undefined;
    if (code) await vault('remember', { code });
    return ifKept();
  }

  document.addEventListener('submit', (event) => {
    if (!event.target.matches('form[data-kopie-woorden]')) return;
    event.preventDefault();
    const { value } = event.target.elements.woorden;
    act(() => open(value));
  });

  window.addEventListener('mienskip:getoond', () => {
    const element = focus && !state.busy && document.getElementById(focus);
    if (!element) return;
    focus = undefined;
    element.focus();
  });

  const quietly = () => merge && act(ifKept, true);
  window.addEventListener('online', quietly);
  // Another window did something.
  window.addEventListener('storage', ({ key }) => key === NOTE && merge && show());

  // A profile page is opened: brings the two in step, or opens what was scanned. The words in an
  // address do not stay in it.
  function look(given) {
    merge = given;
    // Who left them standing there sees them no more.
    Object.assign(state, { words: undefined, fresh: undefined });
    const [, words] = location.hash.split('#kluis=');
    if (words === undefined) return quietly();
    history.replaceState(history.state, '', location.pathname + location.search);
    return act(() => open(decodeURIComponent(words)));
  }

  window.addEventListener('hashchange', () => merge && look(merge));

  // The profile has changed.
  let timer;
  async function later() {
    clearTimeout(timer);
    timer = setTimeout(quietly, REST);
  }

  // What the app has to know; what is to be looked at is given once.
  async function told() {
    const { words, expires, said, reason, number, perhaps, form, typed, remembered, fresh, incoming, offered } = state;
    const { saved, erases } = noted();
    Object.assign(state, { incoming: undefined, offered: false });
    const texts = [
      words, expires, said, saved && Math.floor(saved / 1000), reason, number, perhaps, form, typed, state.kept, remembered && 1,
      fresh, erases, drafts().length,
    ];
    return [texts.map((it) => String(it || '')), incoming, offered];
  }

  const verbs = { look, later, told };
  self.mienskipKopie = { ask: async (verb, what) => verbs[verb](what) };
})();
