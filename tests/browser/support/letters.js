// The letters that a server wrote, there being no mail server.

import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';

/** The letters of a sort, the newest last, as they are read (quoted-printable, RFC 2045). */
export async function letters(server, about = '') {
  const folder = path.join(server.data, 'post');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(about)).sort();
  return Promise.all(names.map(async (name) => {
    const raw = await readFile(path.join(folder, name), 'utf8');
    const bytes = raw.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  }));
}

/** The newest letter of a sort. */
export const letter = async (server, about) => (await letters(server, about)).at(-1);
