// A server with data of its own, that can be stopped and started again at the same address.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { program, siteFolder } from './settings.js';

/** A new folder that is removed by whoever asked for it. */
export const temporary = () => mkdtemp(path.join(tmpdir(), 'mienskip-browser-'));

export class Server {
  #process = null;
  #log = '';

  constructor(data, site, settings) {
    this.data = data;
    this.site = site;
    this.settings = settings;
    this.port = 0;
  }

  /**
   * Starts one with a data folder of its own; the sample content goes in. Settings are those that
   * an administrator has, by their name in the environment.
   */
  static async start({ site = siteFolder, settings = {} } = {}) {
    const server = new Server(await temporary(), site, settings);
    await server.start();
    return server;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** What it wrote down. */
  get log() {
    return this.#log;
  }

  /** Whether it runs. */
  get runs() {
    return this.#process !== null;
  }

  get #environment() {
    const { PATH, TMPDIR } = process.env;
    return { PATH, ...(TMPDIR && { TMPDIR }), MIENSKIP_DATA: this.data, MIENSKIP_SITE: this.site, ...this.settings };
  }

  /** Starts it, again at the address that it had before. */
  async start() {
    const child = spawn(program, ['serve', '--listen', `127.0.0.1:${this.port}`], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    const listens = new Promise((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += chunk;
        const address = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
        if (address) resolve(Number(address[1]));
      });
      child.stderr.on('data', (chunk) => {
        this.#log += chunk;
      });
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`the server ended (${code}):\n${said}${this.#log}`)));
    });
    this.port = await listens;
  }

  /** Stops it as an administrator would. */
  async stop() {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    // A frozen one has to wake up to hear it.
    child.kill('SIGCONT');
    await ended;
  }

  /** Lets connections come in without ever answering. */
  freeze() {
    this.#process.kill('SIGSTOP');
  }

  /** Ends a freeze. */
  thaw() {
    this.#process?.kill('SIGCONT');
  }

  /** Stops it and throws its data away. */
  async remove() {
    await this.stop();
    await rm(this.data, { recursive: true, force: true });
  }

  /** What the program says to a command of an administrator. */
  async command(...words) {
    const { stdout } = await promisify(execFile)(program, words, { env: this.#environment });
    return stdout;
  }

  /** Makes the CSV files of a folder the content of a source; a server that is stopped begins with it. */
  async import(folder, source) {
    await this.command('import', folder, '--bron', source);
  }

  /** The same while the server runs, until it is published. */
  async publish(folder, source) {
    const before = (await this.json('/v1/gids')).versie;
    await this.import(folder, source);
    const deadline = Date.now() + 20_000;
    while ((await this.json('/v1/gids')).versie === before) {
      if (Date.now() > deadline) throw new Error('the server does not notice a publication');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** What the server sends, without following redirects. */
  fetch(address, options = {}) {
    return fetch(`${this.url}${address}`, { redirect: 'manual', ...options });
  }

  /** What the open data says. */
  async json(address) {
    const response = await this.fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return response.json();
  }
}
