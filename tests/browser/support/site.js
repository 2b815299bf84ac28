// What most files of tests begin with: a server, a browser and visitors that leave by themselves.

import { after, before } from 'node:test';
import { Visitor, launch } from './browser.js';
import { Server } from './server.js';

/** A server and a browser for all tests of a file. */
export function useSite(options) {
  const site = {
    browser: null,
    server: null,
    /** Somebody new, who leaves when the test is over. */
    async visitor(t, wishes) {
      const visitor = await Visitor.arrive(site.browser, wishes?.server ?? site.server, wishes);
      t.after(() => visitor.leave());
      return visitor;
    },
    /** A server for one test only, which may stop and start it. */
    async ownServer(t, wishes) {
      const server = await Server.start(wishes);
      t.after(() => server.remove());
      return server;
    },
  };
  before(async () => {
    [site.server, site.browser] = await Promise.all([Server.start(options), launch()]);
  });
  after(async () => {
    await site.browser?.close();
    await site.server?.remove();
  });
  return site;
}
