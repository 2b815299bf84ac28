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
  const PASSING = ['geen-internet', 'druk', 'geen-code', 'geen-opslag', 'geen-cryptografie'];

  const state = {};
  let merge;
  // The words of a copy that is being looked at before it is taken over.
  let found;
  let focus;

  async function vault(verb, what) {
    await import(document.body.dataset.kluis);
    return self.mienskipKluis.ask(verb, what);
  }

  function noted() {
    try {
      return JSON.parse(localStorage.getItem(NOTE)) ?? {};
    } catch {
      return state.note ?? {};
    }
  }

  function note(values) {
    state.note = values && { ...noted(), ...values };
    try {
      if (values) localStorage.setItem(NOTE, JSON.stringify(state.note));
      else localStorage.removeItem(NOTE);
    } catch {
      // Then it is known as long as this window is open.
    }
  }

  function drafts() {
    try {
      return Object.keys(localStorage).filter((key) => key.startsWith(DRAFTS));
    } catch {
      return [];
    }
  }

  async function show(changes) {
    const { kept = false, code, expires } = await vault('kept').catch(() => ({}));
    Object.assign(state, changes, { kept, remembered: code !== undefined, expires });
    window.dispatchEvent(new Event('mienskip:kopie'));
  }

  // One thing after the other. What it gives is shown; a reason of nobody's asking only when it stays.
  let turn = Promise.resolve();
  function act(work, quiet) {
    turn = turn.then(async () => {
      if (!quiet) await show({ busy: true, said: undefined, reason: undefined });
      const { said, ...why } = await work().catch(() => ({ reason: 'anders' }));
      const wrong = { reason: undefined, number: undefined, perhaps: undefined, form: false, typed: undefined, ...why };
      await show({ busy: false, ...(!quiet && { said }), ...(!(quiet && PASSING.includes(why.reason)) && wrong) });
    });
    return turn;
  }

  async function sync() {
    if (noted().erases) return erase();
    let why;
    let offered;
    const merging = (there) => {
      // Meanwhile it was all erased.
      if (noted().erases) return undefined;
      const merged = merge(there);
      if (merged === null) offered = there;
      else if (typeof merged !== 'string') why = merged ? 'te-nieuw' : 'beschadigd';
      return merged;
    };
    const { reason } = await vault('sync', { merge: merging });
    if (offered) {
      Object.assign(state, { incoming: offered, offered: true });
      focus = 'voorbeschouwing';
      return {};
    }
    if (reason) return { reason: why ?? reason };
    note({ saved: Date.now() });
    return { said: 'bijgewerkt' };
  }

  // Looks at the copy of these words, or at the one of this device. Nothing changes yet.
  async function open(typed) {
    if (noted().erases) {
      const { reason } = await erase();
      if (reason) return { reason };
    }
    let code;
    if (typed !== undefined) {
      const { reason, word, words: number = word, perhaps, ...read } = await vault('read', typed);
      focus = 'woorden';
      if (reason) return { reason, number, perhaps, form: true, typed };
      ({ code } = read);
    }
    const { text, reason } = await vault('load', { code });
    if (reason) return { reason, form: typed !== undefined, typed };
    found = code;
    state.incoming = text;
    focus = 'voorbeschouwing';
    return {};
  }

  async function erase() {
    const { reason } = await vault('erase');
    if (reason && reason !== 'geen-code') return { reason };
    note(undefined);
    focus = 'kopie';
    return { said: 'gewist' };
  }

  // Everything of this device, and the copy: at once, or else as soon as that is possible.
  async function eraseAll() {
    for (const key of drafts()) await self.mienskipPostbak.ask('done', key.slice(DRAFTS.length));
    try {
      localStorage.removeItem(SENT);
    } catch {
      // Then there was nothing either.
    }
    window.dispatchEvent(new Event('mienskip:postbak'));
    const { kept } = await vault('kept');
    if (kept) return erase();
    note(undefined);
    return {};
  }

  // Shows words, or none.
  function reveal(words, fresh) {
    focus = 'kopie';
    Object.assign(state, { words, fresh });
    return {};
  }

  const does = {
    async maak() {
      const { code, reason } = await vault('make');
      return reason ? { reason } : reveal(code, true);
    },
    toon: async () => reveal((await vault('kept')).code),
    terug: async () => reveal(),
    async kopieer() {
      try {
        await navigator.clipboard.writeText(state.words);
        return { said: 'gekopieerd' };
      } catch {
        return { reason: 'anders' };
      }
    },
    // They are written down.
    async klaar() {
      const words = document.querySelector('[name=onthoud]')?.checked;
      const { fresh } = state;
      // Those of a copy that is there are remembered already.
      const { reason } = fresh || !words ? await vault('remember', { code: fresh ? state.words : undefined, words }) : {};
      if (reason) return { reason };
      reveal();
      if (!fresh) return {};
      note(undefined);
      return sync();
    },
    nu: sync,
    haal: () => open(),
    async stop() {
      const { reason } = await vault('forget');
      if (reason) return { reason };
      note(undefined);
      focus = 'kopie';
      return { said: 'stop.uitleg' };
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

  // From now on this device keeps the copy that was looked at in step.
  async function takenOver() {
    if (found) {
      const { reason } = await vault('remember', { code: found });
      found = undefined;
      if (reason) return { reason };
    }
    return state.kept || (await vault('kept')).kept ? sync() : {};
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

  const quietly = () => merge && act(async () => ((await vault('kept')).kept ? sync() : {}), true);
  window.addEventListener('online', quietly);

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
    const { words, expires, said, reason, number, perhaps, form, typed, incoming, offered } = state;
    const { kept, remembered, fresh } = state;
    const { saved, erases } = noted();
    Object.assign(state, { incoming: undefined, offered: false });
    const texts = [
      words, expires, said, saved && Math.floor(saved / 1000), reason, number, perhaps, form, typed, kept, remembered,
      fresh, erases, drafts().length,
    ];
    return [texts.map((it) => String(it || '')), incoming, offered];
  }

  const verbs = { look, later, told };
  self.mienskipKopie = { ask: async (verb, what) => verbs[verb](what) };
})();
