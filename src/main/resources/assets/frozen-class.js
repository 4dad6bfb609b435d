// The things of a class in a frozen site, narrowed by what is stated of them. As written, the page lists all.
{
  const { html, counted, number, asked, least, floor } = loom;
  const SIZE = 50;
  const VALUES = 8;
  const sides = document.querySelector("[data-class]");
  const listing = document.getElementById("listing");
  const ways = sides.dataset.ways.split(" ").filter(Boolean);
  const home = `${loom.root}${sides.dataset.class}.html`;
  const filters = [...new Set(asked.getAll("f"))];
  const name = (asked.get("name") ?? "").trim();
  const page = Math.max(1, parseInt(asked.get("page") ?? "1", 10) || 1);

  const address = (some, named = name, at = 1) => {
    const query = new URLSearchParams(some.map((filter) => ["f", filter]));
    if (named) query.set("name", named);
    if (at > 1) query.set("page", at);
    return loom.kept(home + (query.size ? `?${query}` : ""));
  };
  const withFilter = (filter) => address([...new Set([...filters, filter])]);

  for (const place of sides.querySelectorAll("[data-filter]")) {
    const link = place.matches("a") ? place : document.createElement("a");
    if (link !== place) {
      link.append(...place.childNodes);
      if (place.title) link.title = place.title;
      place.replaceWith(link);
    }
    link.href = withFilter(place.dataset.filter);
  }
  const form = sides.querySelector("form.named");
  form.hidden = false;
  form.querySelector("[name=name]").value = name;
  for (const filter of filters) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "f", value: filter }));
  }

  if (filters.length || name || page > 1 || least > floor) loom.make(listing, list);

  async function list() {
    const claims = await loom.claims();
    const counts = claims.counts(least);
    const type = sides.dataset.type;
    const all = [];
    for (let entity = claims.papers; entity < claims.things; entity++) {
      if ((least === 0 || counts[entity] > 0) && claims.types(entity).some((t) => t.isA.includes(type))) all.push(entity);
    }
    const choices = (await Promise.all(filters.map((text) => choice(claims, text)))).filter(Boolean);
    let members = all.filter((entity) => choices.every((one) => has(claims, entity, one)));
    if (name) {
      const names = await claims.named(members);
      members = members.filter((entity) => names.get(entity).label.toLowerCase().includes(name.toLowerCase()));
    }
    members.sort((a, b) => counts[b] - counts[a] || a - b);
    const found = facets(claims, choices.length || name ? members : all);
    const shown = members.slice((page - 1) * SIZE, page * SIZE);
    const names = await claims.named([
      ...shown,
      ...found.flatMap((facet) => facet.values.slice(0, VALUES).map(([value]) => value)),
      ...choices.map((one) => one.entity).filter((entity) => entity >= 0),
    ]);
    loom.put(document.getElementById("facets"), aside(claims, found, names));
    loom.put(listing, html`${summary(claims, choices, names, members.length, all.length)}
${shown.length ? ranked(claims, shown, counts, names) : loom.empty("Nothing here fits.", "Take a filter away, or lower the least confidence at the top of the page.")}
${pager(Math.max(1, Math.ceil(members.length / SIZE)))}
<details class="query"><summary>Show the query</summary><pre tabindex="0"><code>${query(claims, choices, names)}</code></pre></details>`);
  }

  async function choice(claims, text) {
    const parts = text.match(/^(.+?)(-of)?:([^:]*)$/);
    const property = claims.properties.findIndex((one) => one.name === parts?.[1]);
    if (property < 0) return null;
    const entity = parts[3] ? await claims.find(`entity/${parts[3]}`) : -1;
    return parts[3] && entity < 0 ? null : { text, property, asSubject: !parts[2], entity };
  }

  function has(claims, entity, { property, asSubject, entity: value }) {
    return claims.about(entity, least).some(
      (claim) =>
        claims.property[claim] === property &&
        (claims.subject[claim] === entity) === asSubject &&
        (value < 0 || claims.other(claim, entity) === value),
    );
  }

  function facets(claims, members) {
    const found = new Map();
    for (const member of members) {
      for (const claim of claims.about(member, least)) {
        const asSubject = claims.subject[claim] === member;
        const way = 2 * claims.property[claim] + (asSubject ? 1 : 0);
        if (!found.has(way)) found.set(way, { way, members: new Set(), by: new Map() });
        const facet = found.get(way);
        facet.members.add(member);
        if (!claims.isRole(claim)) {
          const other = claims.other(claim, member);
          if (!facet.by.has(other)) facet.by.set(other, new Set());
          facet.by.get(other).add(member);
        }
      }
    }
    return [...found.values()]
      .sort((a, b) => a.way - b.way)
      .map(({ way, members: some, by }) => ({
        property: claims.properties[way >> 1],
        asSubject: way % 2 === 1,
        key: claims.properties[way >> 1].name + (way % 2 ? "" : "-of"),
        members: some.size,
        values: [...by].map(([value, set]) => [value, set.size]).sort((a, b) => b[1] - a[1] || a[0] - b[0]),
      }))
      .filter((facet) => ways.includes(facet.key))
      .sort((a, b) => !a.values.length - !b.values.length || b.members - a.members);
  }

  const label = ({ property, asSubject }) => (asSubject ? property.label : property.inverse || property.label);

  function aside(claims, found, names) {
    const link = (facet) => html`<a href="${withFilter(`${facet.key}:`)}" title="${facet.property.definition}">${label(facet)}</a>`;
    return html`${found.filter((facet) => facet.values.length).map((facet) => html`<section class="facet">
<h2>${link(facet)} <span class="soft">${number(facet.members)}</span></h2>
<ul class="counted">${facet.values.slice(0, VALUES).map(([value, size]) => {
      const named = names.get(value);
      return html`<li><a class="entity ${named.style}" href="${withFilter(`${facet.key}:${named.path.slice(7)}`)}"><bdi>${named.label}</bdi></a> <span class="soft">${size}</span></li>`;
    })}</ul></section>`)}
${found.some((facet) => !facet.values.length) && html`<section class="facet"><h2>In papers</h2>
<ul class="counted">${found.filter((facet) => !facet.values.length).map((facet) => html`<li>${link(facet)} <span class="soft">${number(facet.members)}</span></li>`)}</ul></section>`}`;
  }

  function summary(claims, choices, names, total, all) {
    if (!choices.length && !name) return html`<p class="count" role="status">${counted(total, "thing")}, those in most papers first</p>`;
    const chosen = choices.map((one) => [
      label({ property: claims.properties[one.property], asSubject: one.asSubject }) + (one.entity < 0 ? "" : ` ${names.get(one.entity).label}`),
      address(filters.filter((filter) => filter !== one.text)),
    ]);
    if (name) chosen.push([`named “${name}”`, address(filters, "")]);
    return html`<p class="count" role="status"><span>${number(total)} of ${number(all)}</span>${chosen.map(
      ([text, without]) => html`<a class="chosen" href="${without}"><span class="unseen">Remove filter: </span>${text} <span aria-hidden="true">×</span></a>`,
    )}</p>`;
  }

  function ranked(claims, shown, counts, names) {
    return html`<ol class="ranked wide-ranked" start="${(page - 1) * SIZE + 1}">${shown.map(
      (entity) => html`<li>${loom.entity(names.get(entity))} ${spark(claims.shares(claims.papersOf(entity, least)))} <span class="number">${number(counts[entity])}<span class="unseen"> papers</span></span></li>`,
    )}</ol>`;
  }

  function spark(points) {
    const top = loom.top(points);
    if (!top) return "";
    const past = points.filter((point) => !point.few).length > 1;
    const height = (point) => Math.round(1000 * (100 - 100 * Math.min(1, point.share / top))) / 1000;
    const line = points.map((point, i) => (past && point.few ? "" : `${10 * i},${height(point)}`)).join(" ");
    const from = past ? 10 * points.findIndex((point) => !point.few) : 0;
    return html`<svg class="spark" viewBox="${from} -5 ${10 * points.length - from} 110" preserveAspectRatio="none" aria-hidden="true"><polyline points="${line}"/></svg>`;
  }

  function pager(pages) {
    if (pages < 2) return "";
    return html`<nav class="pager" aria-label="${document.querySelector("h1").textContent}">
${page > 1 && html`<a rel="prev" href="${address(filters, name, page - 1)}">← Before</a>`}
<span>Page ${page} of ${pages}</span>
${page < pages && html`<a rel="next" href="${address(filters, name, page + 1)}">Next →</a>`}</nav>`;
  }

  function query(claims, choices, names) {
    const stated = choices.map((one) => {
      const other = one.entity < 0 ? "[]" : `<${claims.base}${names.get(one.entity).path}>`;
      const property = `<${claims.properties[one.property].iri}>`;
      return one.asSubject ? `  ?entity ${property} ${other} .\n` : `  ${other} ${property} ?entity .\n`;
    });
    return `PREFIX tl: <${claims.namespace}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT DISTINCT ?name ?papers ?entity WHERE {
  ?class rdfs:subClassOf* <${sides.dataset.iri}> .
  ?entity a ?class ; skos:prefLabel ?name ; tl:paperCount ?papers .
${stated.join("")}}
ORDER BY DESC(?papers) ?name
LIMIT 100`;
  }
}
