// Recognition on this device: asking an organisation to confirm what somebody did, fetching what it
// answered, and showing what it gave. The app makes the pages around it and loads this when somebody
// looks at their profile; elements with `data-eigen` are filled here.
//
// Only claims and their answers travel, never the profile. A claim is the text of a link
// (app/api/src/confirmation.rs), made here, also without internet. It is kept in the profile under
// its own id, and the answer in the same place: windows and devices that fetch the same answer write
// the same. The app writes (`mienskip:waardering`), so the registers of the profile and their stamps
// are in one place. What stands on the disk here is then erased at the server.
'use strict';

(() => {
  const KEY = 'mienskip.profiel';
  const ANSWERS = '/v1/bevestigingen/';
  const PATIENCE = 8000;
  const DAY = 86_400_000;
  const WAITS = 182 * DAY;
  const LARGEST = 128 * 1024;
  const KEPT = ['echt', 'ingetrokken'];
  const MOST = { what: 200, name: 120, skills: 12 };

  const { dataset } = document.body;
  // Where pages of this language are; the address of the window may still be that of the page before.
  const home = dataset.languages.startsWith(dataset.lang) ? '' : `/${dataset.lang}`;
  let words;
  let scan;
  let checker;
  // What came of checking each recognition, by id.
  let badges = new Map();
  // What came of checking the last one that was not kept.
  let refused = '';

  // --- The profile

  function part(name) {
    try {
      return JSON.parse(localStorage.getItem(KEY))?.[name] ?? {};
    } catch {
      // Nothing is kept here; the app says so.
      return {};
    }
  }
  const entries = (name) => Object.entries(part(name)).flatMap(([id, { waarde }]) => (waarde ? [[id, waarde]] : []));
  const find = (name, id) => part(name)[id]?.waarde ?? undefined;
  const recognitions = () => entries('waarderingen');

  function keep(id, value) {
    document.dispatchEvent(new CustomEvent('mienskip:waardering', { detail: JSON.stringify([id, value]) }));
  }

  // How far an organisation is with what it was asked.
  function progress({ bewijs, ontvangen, gevraagd = 0 }) {
    if (bewijs) return 'ja';
    if (ontvangen !== undefined) return 'nee';
    return gevraagd + WAITS < Date.now() ? 'oud' : 'wacht';
  }

  // --- Claims

  const letters = (content) =>
    btoa(String.fromCharCode(...content)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

  function claimOf({ verzoek = '' }) {
    try {
      const text = atob(verzoek.replaceAll('-', '+').replaceAll('_', '/'));
      const lines = new TextDecoder().decode(Uint8Array.from(text, (letter) => letter.charCodeAt(0))).split('\n');
      const [, id, code, slug, organisatie, wat, van, tot, minuten, naam, ...kan] = lines;
      return { id, code, slug, organisatie, wat, van, tot, minuten: Number(minuten), naam, kan };
    } catch {
      return {};
    }
  }

  const textOf = ({ id, code, slug, organisatie, wat, van, tot, minuten, naam, kan }) =>
    letters(new TextEncoder().encode(['1', id, code, slug, organisatie, wat, van, tot, minuten, naam, ...kan].join('\n')));

  // A UUID of version 7 (RFC 9562).
  function newId() {
    const hex = [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const all = `${Date.now().toString(16).padStart(12, '0')}7${hex.slice(1, 4)}${'89ab'[parseInt(hex[4], 16) % 4]}${hex.slice(5)}`;
    return all.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  // What would be asked about an experience; nothing when the guide does not know the organisation.
  function about(it) {
    const name = (it?.organisatie ?? '').trim().toLowerCase();
    const known = name && [...document.querySelectorAll('#organisaties option')].find(({ value }) => value.trim().toLowerCase() === name);
    if (!known) return undefined;
    return {
      slug: known.dataset.slug,
      organisatie: known.value.slice(0, MOST.name),
      wat: (it.wat ?? '').replaceAll('\n', ' '),
      van: it.van ?? '',
      tot: it.tot ?? '',
      minuten: it.minuten ?? 0,
    };
  }

  // The fields that an organisation could not confirm as they are.
  function wrong({ wat, van, tot, minuten }) {
    const day = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN);
    const days = (day(tot) - day(van)) / DAY + 1;
    const faults = {
      wat: !wat || [...wat].length > MOST.what,
      van: !(day(van) >= Date.parse('1930-01-01')),
      tot: !(day(tot) <= day(local(new Date()))) || days < 1,
      uren: !(minuten > 0) || minuten > Math.max(days, 1) * 24 * 60,
    };
    return Object.keys(faults).filter((name) => faults[name]);
  }

  // What was asked about an experience and is that far, as long as it has not changed; the newest.
  function asked(experience, claim, how) {
    const alike = ({ slug, wat, van, tot, minuten }) =>
      slug === claim.slug && wat === claim.wat && van === claim.van && tot === claim.tot && minuten === claim.minuten;
    return recognitions()
      .filter(([, it]) => it.ervaring === experience && progress(it) === how && alike(claimOf(it)))
      .sort(([, one], [, other]) => other.gevraagd - one.gevraagd)[0]?.[1];
  }

  function ask(form) {
    const experience = form.dataset.vraag;
    const claim = about(find('ervaringen', experience));
    if (!claim) return;
    const chosen = new FormData(form);
    claim.naam = chosen.get('naam') ?? '';
    claim.kan = chosen.getAll('kan');
    if (claim.kan.length > MOST.skills) {
      const fault = say('profiel.fout.veel', { aantal: MOST.skills });
      form.querySelector('[data-fout]').innerHTML = `<p class="utrecht-form-field-error-message" role="alert">${icon('alert')}${fault}</p>`;
      return;
    }
    const before = asked(experience, claim, 'wacht');
    const { naam, kan } = before ? claimOf(before) : {};
    if (naam !== claim.naam || kan.join('\n') !== claim.kan.join('\n')) {
      claim.id = newId();
      claim.code = letters(crypto.getRandomValues(new Uint8Array(16)));
      keep(claim.id, { ervaring: experience, verzoek: textOf(claim), gevraagd: Date.now() });
    }
    draw();
    toMain();
  }

  // --- Answers

  async function fetched(code, method) {
    const response = await fetch(ANSWERS + code, { method, signal: AbortSignal.timeout(PATIENCE), cache: 'no-store' });
    // Something in between, such as the sign-in page of a train, has no version.
    return response.ok && response.headers.has('API-Version') ? response : undefined;
  }

  const isCode = (code) => /^[\w-]{22}$/.test(code);

  async function pickUp() {
    for (const [id, it] of recognitions()) {
      const { code } = claimOf(it);
      if (progress(it) !== 'wacht' || !isCode(code)) continue;
      const answer = await fetched(code, 'GET').then((response) => response?.json()).catch(() => {});
      if (!answer) continue;
      const { bevestigd, waardering, bericht, beslist } = answer;
      if (bevestigd) {
        const { uitkomst } = await checker.check(waardering);
        // An answer to something else is none to this.
        const strange = (await checker.claimOf(waardering)) !== id;
        if (strange || !KEPT.includes(uitkomst)) {
          refused = KEPT.includes(uitkomst) ? 'niet-echt' : uitkomst;
          continue;
        }
      }
      // Another window may have written since.
      const now = find('waarderingen', id);
      if (!now) continue;
      keep(id, { ...now, ontvangen: Date.parse(beslist), ...(bevestigd ? { bewijs: waardering } : { bericht }) });
      live.textContent = words['waardering.nieuw'];
    }
  }

  // Has the server erase what stands on the disk here.
  async function erase() {
    for (const [id, it] of recognitions()) {
      const { code } = claimOf(it);
      if (it.klaar || it.ontvangen === undefined || !isCode(code)) continue;
      const erased = await fetched(code, 'DELETE').catch(() => {});
      const now = find('waarderingen', id);
      if (erased && now) keep(id, { ...now, klaar: true });
    }
  }

  async function look() {
    const given = recognitions().filter(([, { bewijs }]) => bewijs);
    const outcomes = given.length > 0 ? await checker.checkAll(given.map(([, { bewijs }]) => bewijs)) : [];
    const folded = await Promise.all(given.map(([, { bewijs }]) => checker.fold(bewijs)));
    badges = new Map(given.map(([id], nth) => [id, { ...outcomes[nth], folded: folded[nth] }]));
  }

  // What stands in the file that was chosen is kept when it is genuine.
  async function open(input) {
    const [file] = input.files;
    if (!file) return;
    const text = await file.slice(0, LARGEST).text();
    const { uitkomst, waardering } = await checker.check(text);
    const id = await checker.claimOf(text);
    refused = KEPT.includes(uitkomst) && id ? '' : uitkomst;
    if (!refused) {
      const now = find('waarderingen', id);
      const bewijs = await checker.unfold(text);
      if (now?.bewijs !== bewijs) keep(id, { ...now, bewijs, ontvangen: Date.parse(waardering.gegeven) });
      await look();
    }
    draw();
  }

  let busy = false;
  let again = false;
  async function kijk() {
    again = true;
    if (busy) return;
    busy = true;
    try {
      while (again) {
        again = false;
        await start();
        draw();
        await pickUp();
        await erase();
        await look();
      }
    } finally {
      busy = false;
      draw();
    }
  }

  async function start() {
    if (!words) {
      const json = async (file) => (await fetch(file)).json();
      const [keys, messages] = await Promise.all([json(dataset.keys), json(dataset.texts)]);
      words = Object.fromEntries(keys.map((key, at) => [key, messages[at]]));
    }
    scan ??= (await import(dataset.js)).scan;
    await import(dataset.controleer);
    checker = self.mienskipControleer;
  }

  // --- Words

  const escaped = (text) => String(text ?? '').replaceAll(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const plain = (key, values = {}) => words[key].replaceAll(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
  const say = (key, values) => escaped(plain(key, values));
  const count = (key, n) => {
    const form = `${key}#${new Intl.PluralRules([document.documentElement.lang, 'nl']).select(n)}`;
    return plain(words[form] ? form : `${key}#other`, { n });
  };

  function duration(all) {
    const [hours, minutes] = [Math.floor(all / 60), all % 60];
    const both = [hours > 0 && count('duur.uren', hours), (minutes > 0 || !hours) && count('duur.minuten', minutes)].filter(Boolean);
    return both[1] ? plain('opsomming', { eerste: both[0], laatste: both[1] }) : both[0];
  }

  // "21 november 2026": it is read in other years as well.
  function day(text) {
    const [year, month, dag] = text.split('-').map(Number);
    if (!dag) return text;
    const datum = plain('datum.dag-maand', { dag, maand: words[`maand.${month}`] });
    return plain('datum.met-jaar', { datum, jaar: year });
  }

  const local = (at) => new Date(at - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);

  // "vandaag om 8.12 uur", "21 november"
  function moment(milliseconds) {
    const at = new Date(milliseconds);
    if (local(at) !== local(new Date())) return day(local(at));
    const tijd = at.getHours() + words['tijd.teken'] + String(at.getMinutes()).padStart(2, '0');
    return plain('moment.vandaag', { tijd: plain('tijd', { tijd }) });
  }

  const period = (van, tot) => van && tot && plain('gedaan.van-tot', { van: day(van), tot: day(tot) });
  const facts = ({ van, tot, minuten }) => [period(van, tot), minuten && duration(minuten)].filter(Boolean).join(' · ');

  // --- Showing: HTML, with everything that somebody wrote escaped.

  const icon = (name) => `<svg class="ms-icon" aria-hidden="true"><use href="${dataset.icons}#i-${name}"></use></svg>`;
  const label = (name, text) => `<span class="nl-button__icon-start">${icon(name)}</span><span class="nl-button__label">${text}</span>`;
  const button = (sort, rest, name, key) => `<button class="nl-button nl-button--${sort}" ${rest}>${label(name, say(key))}</button>`;
  const anchor = (sort, rest, name, key) => `<a class="nl-button nl-button--${sort}" ${rest}>${label(name, say(key))}</a>`;
  // In what organisations and volunteers wrote: most likely Dutch.
  const written = (text) => `<span${document.documentElement.lang === 'nl' ? '' : ' lang="nl"'}>${escaped(text).replaceAll('\n', '<br>')}</span>`;
  const state = (name, text) => `<p class="ms-outbox__state">${icon(name)}<span>${text}</span></p>`;
  const panelAt = (key, id) => `href="${home}/ervaring?${key}=${id}" data-paneel`;
  const title = (key, more = '') => `<div class="ms-intro"><h1 class="nl-heading nl-heading--level-1">${say(key)}</h1>${more}</div>`;

  const remove = (id) => `<details class="ms-outbox__remove"><summary class="nl-button nl-button--subtle">${say('postbak.weg')}</summary>
    <button class="nl-button nl-button--primary" type="button" data-waardering-weg="${escaped(id)}"><span class="nl-button__label">${say('postbak.weg.zeker')}</span></button></details>`;

  function answers(list) {
    const one = ([name, key, text]) => `<div class="ms-answer"><dt class="ms-answer__question"><span class="ms-answer__icon">${icon(name)}</span>${say(key)}</dt>
      <dd class="ms-answer__answer"><span class="ms-answer__main">${text}</span></dd></div>`;
    return `<dl class="ms-answers">${list.filter(([, , text]) => text).map(one).join('')}</dl>`;
  }

  // What was asked about an experience, and the way to ask.
  function beside(experience) {
    const it = find('ervaringen', experience);
    const claim = about(it);
    const all = recognitions().filter(([, one]) => one.ervaring === experience && one.verzoek);
    const told = all.map(([id, one]) => {
      const how = progress(one);
      if (how === 'ja') return '';
      const text = say(`waardering.${how}`, { naam: claimOf(one).organisatie, datum: day(local(new Date(one.gevraagd))) });
      const quote = one.bericht ? `<blockquote class="ms-soft">${written(one.bericht)}</blockquote>` : '';
      return state(how === 'wacht' ? 'hourglass' : 'info', text) + quote + (how === 'wacht' ? '' : remove(id));
    });
    if (claim && !asked(experience, claim, 'ja')) {
      const key = asked(experience, claim, 'wacht') ? 'waardering.toon' : 'waardering.vraag';
      told.push(`<p>${anchor('secondary', panelAt('vraag', experience), 'qr', key)}</p>`);
    }
    return told.join('');
  }

  function request(experience) {
    const it = find('ervaringen', experience);
    const claim = about(it);
    const head = title('waardering.vraag', `<p class="nl-paragraph">${say('waardering.ziet')}</p>`);
    if (!claim) return head;
    const faults = wrong(claim);
    if (faults.length > 0) {
      const list = faults.map((name) => `<li>${say(`gedaan.${name}`)}</li>`).join('');
      const change = anchor('primary', panelAt('wijzig', experience), 'edit', 'gedaan.wijzig');
      return `${head}<div class="ms-stack"><p>${say('waardering.eerst')}</p><ul class="ms-hours__list">${list}</ul><p>${change}</p></div>`;
    }
    const before = asked(experience, claim, 'wacht');
    const said = before && claimOf(before);
    const all = answers([
      ['ik', 'reageren.naam', said?.naam && written(said.naam)],
      ['building', 'gedaan.organisatie', written(claim.organisatie)],
      ['heart-handshake', 'gedaan.wat', written(claim.wat)],
      ['agenda', 'vraag.wanneer', escaped(period(claim.van, claim.tot))],
      ['clock', 'gedaan.uren', escaped(duration(claim.minuten))],
      ['star', 'profiel.vraag.kan', said?.kan.length > 0 && written(said.kan.join(', '))],
    ]);
    if (!said) return `${head}<div class="ms-stack">${all}${choices(experience, it)}</div>`;
    const address = `${location.origin}${home}/bevestig?c=${before.verzoek}`;
    const mail = `mailto:?subject=${encodeURIComponent(plain('waardering.vraag'))}&amp;body=${encodeURIComponent(address)}`;
    return `${head}<div class="ms-stack">${code(address)}
      <div class="ms-extras">${share(address)}${anchor('subtle', `href="${mail}" rel="external"`, 'mail', 'actie.mail')}</div>
      <details class="ms-fold"><summary class="ms-fold__summary">${say('deel.anders')}${icon('chevron-down')}</summary><p class="ms-fold__body ms-address">${escaped(address)}</p></details>${all}
      <details class="ms-fold"><summary class="ms-fold__summary">${say('gedaan.wijzig')}${icon('chevron-down')}</summary>
      <div class="ms-fold__body">${choices(experience, it, said)}</div></details></div>`;
  }

  // Choosing what goes along. Only the name is ticked beforehand.
  function choices(experience, it, before) {
    const box = (name, value, chosen) => `<label class="ms-choice"><input type="checkbox" class="utrecht-checkbox utrecht-checkbox--html-input" name="${name}" value="${escaped(value)}"${chosen ? ' checked' : ''}>
      <span class="ms-choice__label">${escaped(value)}</span></label>`;
    const set = (key, boxes) => boxes && `<fieldset class="utrecht-form-fieldset utrecht-form-fieldset--html-fieldset">
      <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">${say(key)}</legend>${boxes}</fieldset>`;
    const own = [...document.querySelectorAll('#vaardigheden option')].map(({ value }) => value);
    const fields = part('velden');
    const skills = new Set([...(it.woorden ?? []), ...own, ...(fields.kanOok?.waarde ?? [])]);
    const name = fields.naam?.waarde;
    return `<form class="ms-form" method="post" data-vraag="${escaped(experience)}">
      ${name ? set('reageren.naam', box('naam', name, before ? before.naam : true)) : ''}
      ${set('profiel.vraag.kan', [...skills].map((skill) => box('kan', skill, before?.kan.includes(skill))).join(''))}
      <div data-fout></div>
      <p class="ms-form__row">${button('primary', 'type="submit"', 'qr', 'waardering.link')}</p></form>`;
  }

  const share = (address) => `<div class="ms-share ms-noprint">
    ${button('subtle', `type="button" data-deel="${escaped(address)}" data-gedaan="${say('deel.gedaan')}" data-anders="${say('deel.anders')}"`, 'share', 'deel')}
    <p class="ms-share__said" role="status"></p></div>`;

  // A code to scan; nothing when the address is too long for one.
  const code = (address) => scan(address, plain('waardering.scan'));

  // What was confirmed, and whether that is so.
  function summary(id, { uitkomst, gezien, waardering: it = {} }, onPaper) {
    const { organisatieNaam, wat, van, totEnMet: tot, minuten, vaardigheden = [], bericht, gegeven, uitgeverNaam } = it;
    const now = facts({ van, tot, minuten });
    const claim = claimOf(find('waarderingen', id) ?? {});
    const before = !onPaper && claim.minuten && facts(claim);
    const more = [vaardigheden.join(', '), gegeven && day(gegeven), uitgeverNaam].filter(Boolean);
    const outcome = plain(`waardering.${uitkomst}`);
    const text = escaped(gezien ? plain('waardering.gezien', { uitkomst: outcome, moment: moment(gezien) }) : outcome);
    const paragraph = (content, rest = '') => (content ? `<p${rest}>${content}</p>` : '');
    return `<h3 class="nl-heading nl-heading--level-3">${organisatieNaam ? escaped(organisatieNaam) : say('waardering')}</h3>
      ${paragraph(wat && written(wat))}${paragraph(escaped(now), ' class="ms-soft"')}
      ${bericht ? `<blockquote>${written(bericht)}</blockquote>` : ''}
      ${paragraph(escaped(more.join(' · ')), ' class="ms-soft"')}
      ${before && now && before !== now ? paragraph(say('waardering.anders', { wat: before })) : ''}
      ${uitkomst === 'echt' ? state('check', text) : state('alert', `<strong>${text}</strong>`)}`;
  }

  // What organisations gave, and a way in for one that came as a file.
  function all() {
    const one = ([id, badge]) => `<li class="ms-outbox__entry">${summary(id, badge)}<div class="ms-form__row">
      ${anchor('subtle', panelAt('toon', escaped(id)), 'qr', 'waardering.toon')}
      ${button('subtle', `type="button" data-waardering-bestand="${escaped(id)}"`, 'download', 'meenemen.bestand')}${remove(id)}</div></li>`;
    const list = badges.size > 0 ? `<ul class="ms-list">${[...badges].map(one).join('')}</ul>` : '';
    const fault = refused && `<div class="utrecht-alert utrecht-alert--error ms-errors" role="alert"><div class="utrecht-alert__icon">${icon('alert')}</div>
      <div class="utrecht-alert__content"><p class="utrecht-alert__message">${say('waardering.mis', { uitkomst: plain(`waardering.${refused}`) })}</p></div></div>`;
    return `<h2 class="nl-heading nl-heading--level-2">${say('waardering')}</h2>${list}${fault}
      <div class="utrecht-form-field"><label class="utrecht-form-label utrecht-form-field__label" for="bewijs">${say('waardering.erbij')}</label>
      <input id="bewijs" type="file" accept=".jwt,.jws,.txt,text/plain" data-waardering-lees></div>`;
  }

  // One recognition, for somebody else to check.
  function shown(id) {
    const badge = badges.get(id);
    if (!badge) return title('waardering');
    const address = `${location.origin}${home}/controleer?w=${badge.folded}`;
    return `${title('waardering')}<div class="ms-stack"><div class="ms-outbox__entry">${summary(id, badge).replaceAll('h3', 'h2')}</div>${code(address)}
      <div class="ms-extras">${share(address)}${anchor('subtle', `href="${escaped(address)}" rel="external"`, 'check', 'waardering.kijk')}</div></div>`;
  }

  // What organisations gave, on paper: only what is genuine.
  function onPaper() {
    const genuine = [...badges].filter(([, { uitkomst }]) => uitkomst === 'echt');
    if (genuine.length === 0) return '';
    return `<div class="ms-sheet"><h2 class="nl-heading nl-heading--level-2">${say('waardering')}</h2>${genuine.map(([id, badge]) => summary(id, badge, true)).join('')}</div>`;
  }

  const made = new WeakMap();
  function put(element, html) {
    // What is alike stays, with what has focus and what was chosen in it.
    if (!element || made.get(element) === html) return;
    made.set(element, html);
    element.innerHTML = html;
  }

  function draw() {
    if (!checker) return;
    for (const element of document.querySelectorAll('[data-ervaring-bij]')) put(element, beside(element.dataset.ervaringBij));
    const panel = document.getElementById('paneel');
    const { vraag, toon } = panel?.dataset ?? {};
    put(panel, vraag ? request(vraag) : toon ? shown(toon) : '');
    put(document.getElementById('waardering'), all());
    put(document.getElementById('papier'), onPaper());
  }

  // --- What happens on the page

  const toMain = () => document.getElementById('inhoud').focus();
  const live = document.body.appendChild(document.createElement('p'));
  Object.assign(live, { role: 'status', className: 'ms-visually-hidden' });

  addEventListener('mienskip:getoond', draw);
  addEventListener('online', kijk);
  addEventListener('storage', kijk);
  document.addEventListener('submit', (event) => {
    const form = event.target.closest('form[data-vraag]');
    if (!form) return;
    event.preventDefault();
    ask(form);
  });
  document.addEventListener('change', ({ target }) => {
    if (target.matches('[data-waardering-lees]')) open(target);
  });
  document.addEventListener('click', async ({ target }) => {
    const chosen = target.closest('[data-waardering-weg], [data-waardering-bestand], [data-paneel]');
    if (!chosen) return;
    const { waarderingWeg, waarderingBestand } = chosen.dataset;
    if (waarderingWeg) {
      keep(waarderingWeg, null);
      await look();
      draw();
    } else if (waarderingBestand) {
      await import(dataset.profiel);
      const file = [`waardering-${waarderingBestand}.jwt`, 'text/plain', find('waarderingen', waarderingBestand).bewijs];
      await self.mienskipProfiel.ask('give', file);
      return;
    }
    // Another part of the same page: nobody else says that it has changed.
    toMain();
  });

  const verbs = { kijk };
  self.mienskipWaardering = { claimOf, textOf, newId, wrong, ask: async (verb) => verbs[verb]() };
})();
