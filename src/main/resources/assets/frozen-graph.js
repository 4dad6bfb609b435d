// The tables of the graph page in a frozen site, which graph.js draws: what stands around some papers and entities.
{
  const { html } = loom;
  const MOST = 60;
  const AROUND_ONE = 24;

  /** The page at an address, as a server would answer. */
  globalThis.loomGraph = async (address) => {
    const asked = new URL(address, location.href).searchParams;
    const claims = await loom.claims();
    const middle = new Set();
    const unknown = [];
    for (const name of asked.getAll("focus").filter((text) => text.trim())) {
      const found = middle.size + unknown.length < MOST ? await claims.lookup(name) : -1;
      if (found >= 0) middle.add(found);
      else unknown.push(name);
    }
    const drawing = around(claims, [...middle], asked.getAll("type"), asked.getAll("relation"));
    return page(claims, drawing, asked, unknown);
  };

  function around(claims, middle, types, relations) {
    const passes = (thing) => !types.length || (claims.isPaper(thing) ? types.includes("Paper") : types.some((type) => claims.isA(thing, type)));
    const some = (thing) =>
      [...(claims.isPaper(thing) ? claims.inPaper(thing, loom.least) : claims.about(thing, loom.least))].filter(
        (claim) =>
          (claims.subject[claim] === thing || claims.object[claim] === thing) &&
          (!relations.length || relations.includes(claims.properties[claims.property[claim]].name)),
      );

    /** Two entities to one paper, those that most is stated with first. */
    function neighbours(thing) {
      const weights = new Map();
      for (const claim of some(thing)) {
        const other = claims.other(claim, thing);
        if (other !== thing && passes(other)) weights.set(other, (weights.get(other) ?? 0) + claims.thousandths[claim]);
      }
      const ranked = [...weights.keys()].sort((a, b) => weights.get(b) - weights.get(a) || a - b);
      const papers = ranked.filter((other) => claims.isPaper(other));
      const entities = ranked.filter((other) => !claims.isPaper(other));
      const all = [];
      while (entities.length || papers.length) {
        all.push(!entities.length || (all.length % 3 === 2 && papers.length) ? papers.shift() : entities.shift());
      }
      return all;
    }

    const centres = middle.slice(0, MOST / 2);
    const shown = new Set(centres);
    const room = centres.length ? Math.min(AROUND_ONE, Math.floor(MOST / centres.length) - 1) : 0;
    const near = new Map();
    for (const thing of centres) {
      near.set(thing, neighbours(thing));
      near.get(thing).filter((other) => !shown.has(other)).slice(0, room).forEach((other) => shown.add(other));
    }
    const vertices = [...shown].map((thing) => ({
      thing,
      middle: near.has(thing),
      hidden: (near.get(thing) ?? []).filter((other) => !shown.has(other)).length,
    }));
    const edges = new Map();
    const seen = new Set();
    const surer = (a, b) => claims.thousandths[b] - claims.thousandths[a] || a - b;
    for (const thing of shown) {
      for (const claim of some(thing)) {
        if (!shown.has(claims.subject[claim]) || !shown.has(claims.object[claim]) || seen.has(claim)) continue;
        seen.add(claim);
        const key = `${claims.subject[claim]} ${claims.property[claim]} ${claims.object[claim]}`;
        const before = edges.get(key);
        edges.set(key, before ? { best: surer(claim, before.best) < 0 ? claim : before.best, claims: before.claims + 1 } : { best: claim, claims: 1 });
      }
    }
    return { vertices, edges: [...edges.values()].sort((a, b) => surer(a.best, b.best)) };
  }

  async function page(claims, { vertices, edges }, asked, unknown) {
    const names = await claims.named(vertices.map((vertex) => vertex.thing));
    const quote = await claims.quoting(edges.map((edge) => edge.best));
    const middle = vertices.filter((vertex) => vertex.middle).map((vertex) => names.get(vertex.thing));
    const title = middle.length ? `Around ${middle[0].label}${middle.length > 1 ? ` and ${middle.length - 1} more` : ""}` : "Graph";
    const step = (paths) => {
      const query = new URLSearchParams([
        ...paths.map((path) => ["focus", path]),
        ...["type", "relation"].flatMap((name) => asked.getAll(name).map((value) => [name, value])),
      ]);
      return `graph.html?${query}`;
    };
    const paths = middle.map((one) => one.path);
    const choices = (legend, name, all) => html`<fieldset><legend>${legend}</legend>${all.map(
      ([value, label]) => html`<label><input type="checkbox" name="${name}" value="${value}" ${asked.getAll(name).includes(value) && "checked"}> ${label}</label> `,
    )}</fieldset>`;

    const row = ({ thing, middle: inside, hidden }) => {
      const one = names.get(thing);
      const paper = claims.isPaper(thing);
      const rest = paths.filter((path) => path !== one.path);
      const way = inside
        ? html`shown${hidden > 0 && `, ${hidden} more on its page`} ${rest.length > 0 && html`<a href="${step(rest)}" data-step>take away</a>`}`
        : html`<a href="${step([...paths, one.path])}" data-step>expand</a>`;
      return html`<tr data-node="${one.path}" data-label="${one.label}" data-style="${one.style}" data-kind="${paper ? "paper" : "entity"}" ${inside && "data-middle"}>
<td data-tell="h2">${loom.entity(one)}</td><td data-tell="p">${one.type}</td><td class="number">${!paper && loom.number(one.papers)}</td><td data-tell="p">${way}</td></tr>`;
    };
    const line = ({ best, claims: count }) => {
      const [from, to] = [names.get(claims.subject[best]), names.get(claims.object[best])];
      const { name, label } = claims.properties[claims.property[best]];
      return html`<tr data-edge="${`${from.path} ${name} ${to.path}`}" data-from="${from.path}" data-to="${to.path}" data-label="${label}" data-confidence="${claims.confidence(best)}" ${claims.hedged[best] ? "data-hedged" : ""} ${claims.isRole(best) && "data-role"}>
<td data-tell="p">${loom.entity(from)}</td><td data-tell="p"><strong>${label}</strong></td><td data-tell="p">${loom.entity(to)}</td><td class="words" data-tell="div">${quote(best)}</td><td class="number">${count}</td></tr>`;
    };
    const table = (title, heads, rows) => html`<h2>${title}</h2>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;

    const body = html`<title>${title} · Tripleloom</title><body><h1 id="graph-title">${title}</h1>
<div id="filter-fields">${middle.map((one) => html`<input type="hidden" name="focus" value="${one.path}">`)}
${loom.least > loom.floor && html`<input type="hidden" name="min" value="${loom.least}">`}
${loom.unknown(unknown)}
${vertices.length ? html`<details class="choices"><summary>Show only some types or relations</summary>${choices("Types", "type", claims.offered)}${choices("Relations", "relation", claims.relations)}</details>` : loom.empty("Nothing is drawn yet.", "Choose something above, or open an entity or a paper and follow “Draw it” there.")}</div>
<div id="listed">${vertices.length > 0 && html`${table("What is shown", ["Thing", "Type", "Papers", "Around it"], vertices.map(row))}
${edges.length ? table("What is stated", ["This", "relation", "that", "in these words", "Claims"], edges.map(line)) : loom.empty("Nothing is stated between these.", "With fewer conditions or a lower confidence there may be more.")}`}</div>`;
    const made = new DOMParser().parseFromString(body.text, "text/html");
    loom.keepLeast(made.body);
    return made;
  }
}
