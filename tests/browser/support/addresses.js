// Addresses of every kind of page, found in the open data: no test knows a record by its name.

/** Lists, and what the open data calls them. */
export const lists = {
  activiteiten: 'activiteit',
  initiatieven: 'initiatief',
  organisaties: 'organisatie',
  plekken: 'plek',
  hulp: 'hulp',
  vrijwilligerswerk: 'vacature',
  fondsen: 'fonds',
  kennisbank: 'kennis',
};

/** The records of a kind. */
export const recordsOf = (guide, kind) =>
  guide.items.filter((item) => item.kind === kind && item.data).map((item) => item.data);

/** The record of a kind that says most, so that most of a page's parts are there. */
const richest = (guide, kind) =>
  recordsOf(guide, kind).reduce((most, record) =>
    JSON.stringify(record).length > JSON.stringify(most).length ? record : most,
  );

/** An address for every kind of page, with the status that it has. */
export async function everyKindOfPage(server) {
  const guide = await server.json('/v1/gids');
  const areas = await server.json('/v1/gebieden');
  const area = areas.items[0].slug;
  const ok = (path) => [path, 200];
  return [
    ok('/'),
    ok(`/?gebied=${area}`),
    ...Object.keys(lists).map((list) => ok(`/${list}`)),
    ...Object.entries(lists).map(([list, kind]) => ok(`/${list}/${richest(guide, kind).id}`)),
    ok(`/activiteiten?gebied=${area}&dag=week&kosten=gratis`),
    ok('/activiteiten?archief=ja'),
    ok('/activiteiten?pagina=2'),
    ok('/activiteiten?dag=2020-01-01'),
    ok('/gebied'),
    ok(`/gebied/${area}`),
    ok('/gebied?postcode=8915'),
    ok('/gebied?postcode=1012'),
    ['/gebied?postcode=89A', 400],
    ok('/zoeken'),
    ok('/zoeken?q=samen+eten'),
    ok('/zoeken?q=xqzzyxq'),
    ok('/opgeslagen'),
    ok('/instellingen'),
    ok('/over'),
    ok('/privacy'),
    ok('/toegankelijkheid'),
    ['/nergens', 404],
    ['/activiteiten?dag=ooit', 400],
  ];
}
