// What the profile needs of the browser beside the place where it is kept: a second copy, should
// the first one be wiped, and files that go out and come in. Loaded when it is first needed.
'use strict';

(() => {
  const NAME = 'mienskip-profiel';
  const LARGEST = 1_000_000;

  // Does something with the copy in one transaction; done means that it is on the disk.
  function transact(mode, work) {
    return new Promise((resolve, reject) => {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(NAME);
      request.onerror = reject;
      request.onsuccess = () => {
        const db = request.result;
        const transaction = db.transaction(NAME, mode, { durability: 'strict' });
        const asked = work(transaction.objectStore(NAME));
        transaction.oncomplete = () => resolve(asked.result);
        transaction.onabort = reject;
        db.close();
      };
    });
  }

  const put = (text) => transact('readwrite', (store) => store.put(text, NAME));

  // Keeps a second copy, and asks the browser once not to clear this site by itself.
  let asked = false;
  async function copy(text) {
    if (!asked) {
      asked = true;
      navigator.storage?.persist?.().catch(() => {});
    }
    await put(text);
  }

  const copied = () => transact('readonly', (store) => store.get(NAME));
  const forget = () => transact('readwrite', (store) => store.delete(NAME));

  // Gives somebody a file.
  function give([name, type, text]) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  // What stands in the file that was chosen: its text, or a word for why not.
  async function read(input) {
    const [file] = input.files;
    if (!file) return [];
    if (file.size > LARGEST) return [undefined, 'te-groot'];
    const text = await file.text();
    // So that the same file can be chosen again.
    input.value = '';
    return [text];
  }

  const verbs = { copy, copied, forget, give, read };
  self.mienskipProfiel = { ask: async (verb, what) => verbs[verb](what) };
})();
