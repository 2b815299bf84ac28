// A device that speaks, as far as a page can tell: the tests say which voices there are, hear what is
// said, and end it. The browser of the tests has no voices.

/** A voice; on the device unless said otherwise. */
export const voice = (lang, more = {}) => ({ name: `stem ${lang}`, voiceURI: lang, lang, localService: true, default: false, ...more });

/** Gives somebody a device with these voices, before any page. */
export const withVoices = (visitor, voices) => visitor.context.addInitScript(speech, voices);

/** Everything that was said, in order: the words, the language, the voice, how fast, and how it ended. */
export const said = (page) => page.evaluate(() => window.__stem.said.map(({ text, lang, voice, rate, ended }) => ({ text, lang, voice: voice?.name, rate, ended })));

/** What is being said, if anything is. */
export const speaking = (page) => page.evaluate(() => window.__stem.now?.text ?? null);

/** The device has said what it was saying; answers what it says now. */
export const ended = (page) =>
  page.evaluate(() => {
    window.__stem.end('end');
    return window.__stem.now?.text ?? null;
  });

/** The device says whatever it is given, until there is no more. */
export const endedAll = (page) =>
  page.evaluate(() => {
    while (window.__stem.now) window.__stem.end('end');
  });

/** The device breaks off. */
export const brokenOff = (page) => page.evaluate(() => window.__stem.end('error'));

/** The device finds other voices. */
export const voicesAre = (page, voices) => page.evaluate((voices) => window.__stem.change(voices), voices);

/** Runs in every page before its own code. */
function speech(voices) {
  const synthesis = new EventTarget();
  const device = {
    voices,
    said: [],
    now: null,
    end(how) {
      const utterance = device.now;
      device.now = null;
      if (!utterance) return;
      utterance.ended = how;
      utterance[`on${how}`]?.({ error: 'interrupted' });
    },
    change(others) {
      device.voices = others;
      synthesis.dispatchEvent(new Event('voiceschanged'));
    },
  };
  Object.assign(synthesis, {
    getVoices: () => device.voices,
    // What was cancelled says so later, as in a browser.
    cancel() {
      const utterance = device.now;
      device.now = null;
      if (!utterance) return;
      utterance.ended = 'cancel';
      queueMicrotask(() => utterance.onerror?.({ error: 'canceled' }));
    },
    speak(utterance) {
      if (device.now) throw new Error('two sentences at once');
      device.said.push(utterance);
      device.now = utterance;
    },
    pause() {
      throw new Error('does not work on phones');
    },
  });
  Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
  window.SpeechSynthesisUtterance = class {
    constructor(text) {
      this.text = text;
    }
  };
  window.__stem = device;
}
