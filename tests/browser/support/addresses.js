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

/** A question for help that something is the answer to. */
const question = (guide) => guide.gemeente.hulpvragen[0].vragen[0].slug;

/** A training that teaches what volunteers do. */
const training = (guide) => recordsOf(guide, 'kennis').find((it) => it.leren?.length > 0).id;

/**
 * An address for every kind of page, with the status that it has. Without variations, pages that
 * have the same parts as another one are left out.
 */
export async function everyKindOfPage(server, { variations = true } = {}) {
  const guide = await server.json('/v1/gids');
  const areas = await server.json('/v1/gebieden');
  const area = areas.items[0].slug;
  const ok = (path) => [path, 200];
  const pages = [
    ok('/'),
    ok(`/?gebied=${area}`),
    ok('/activiteiten'),
    ok('/hulp'),
    ok(`/hulp?vraag=${question(guide)}`),
    ok(`/hulp?vraag=${question(guide)}&gebied=${area}`),
    ok('/ondersteuning'),
    ...Object.entries(lists).map(([list, kind]) => ok(`/${list}/${richest(guide, kind).id}`)),
    ok(`/activiteiten?gebied=${area}&dag=week&kosten=gratis`),
    ok(`/vrijwilligerswerk?gebied=${area}&dag=zaterdag&dagdeel=ochtend&uren=4&vaardigheid=koken&leeftijd=15`),
    ok(`/kennisbank/${training(guide)}`),
    ok('/activiteiten?dag=2020-01-01'),
    ok('/gebied'),
    ok(`/gebied/${area}`),
    ['/gebied?postcode=89A', 400],
    ok('/zoeken?q=samen+eten'),
    ok(`/klopt-niet/plek/${richest(guide, 'plek').id}`),
    ok(`/klopt-niet/plek/${richest(guide, 'plek').id}/bedankt`),
    ok('/opgeslagen'),
    ok(`/afdrukken?wat=hulp/${richest(guide, 'hulp').id}&wat=plek/${richest(guide, 'plek').id}`),
    ok(`/afdrukken?lijst=hulp&gebied=${area}`),
    ok('/instellingen'),
    ok('/toegankelijkheid'),
    ['/nergens', 404],
    ['/activiteiten?dag=ooit', 400],
  ];
  const alike = [
    ...Object.keys(lists).filter((list) => !['activiteiten', 'hulp'].includes(list)).map((list) => ok(`/${list}`)),
    ok('/hulp?alles=ja'),
    ok('/hulp?helpt=vrijwilligers&thema=geld'),
    ['/vrijwilligerswerk?uren=3', 400],
    ok('/vrijwilligerswerk?volgorde=nieuw&eenmalig=nee&taalniveau=A2&leren=koken&maatje=ja'),
    ok('/ondersteuning?soort=fondsen'),
    ok('/ondersteuning?soort=verhalen&thema=klussen'),
    ['/hulp?vraag=bestaat-niet', 400],
    ok('/activiteiten?archief=ja'),
    ok('/activiteiten?pagina=2'),
    ok('/gebied?postcode=8915'),
    ok('/gebied?postcode=1012'),
    ok('/zoeken'),
    ok('/zoeken?q=xqzzyxq'),
    ok('/over'),
    ok('/privacy'),
  ];
  return variations ? [...pages, ...alike] : pages;
}

/** What somebody keeps is only known with JavaScript, and a choice that counts at once needs no button. */
export const DIFFERENT_WITH_JAVASCRIPT = ['/opgeslagen', '/instellingen'];
