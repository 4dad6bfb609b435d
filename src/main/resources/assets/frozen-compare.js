// Two to four entities side by side in a frozen site, over the claims in the browser.
{
  const { html, asked, least, counted } = loom;
  const MOST = 4;
  const ROWS = 8;
  const DISAGREEMENTS = 20;
  const shown = document.getElementById("shown");
  const wanted = asked.getAll("e").map((name) => name.trim()).filter(Boolean).slice(0, MOST);
  if (wanted.length) loom.make(shown, show);

  async function show() {
    const claims = await loom.claims();
    const found = await Promise.all(wanted.map((name) => claims.lookup(name, true)));
    const compared = [...new Set(found.filter((thing) => thing >= 0))];
    const own = await claims.named(compared);
    const labels = compared.map((thing) => own.get(thing).label);
    document.querySelectorAll(".filter input[name=e]").forEach((input, i) => (input.value = labels[i] ?? ""));
    const unknown = loom.unknown(wanted.filter((_, i) => found[i] < 0));
    if (compared.length < 2) {
      loom.put(shown, html`${unknown}${loom.empty("Choose two to four methods.", "What is stated of each will stand side by side: what it is used for, evaluated on, and what it mitigates, whom it outperforms, and where papers disagree.")}`);
      return;
    }
    document.title = `${labels.join(", ")} · Tripleloom`;
    const statements = stated(claims, compared);
    const parts = [...sections(claims, compared, statements), ...counts(claims, compared)];
    const among = [...statements.values()]
      .filter((one) => compared.includes(one.subject) && compared.includes(one.object))
      .sort((a, b) => a.property - b.property);
    const against = disagreements(claims, compared, statements);
    const quoted = [...parts.flatMap((part) => part.rows.flatMap((row) => row.cells)), ...among, ...against.flat()]
      .filter((cell) => cell?.claims)
      .map((cell) => cell.claims[0]);
    const quote = await claims.quoting(quoted);
    const names = await claims.named([
      ...compared,
      ...parts.flatMap((part) => part.rows.map((row) => row.other)),
      ...against.flat().flatMap((one) => [one.subject, one.object]),
    ]);
    const papers = (cell) => (cell.claims ? new Set(cell.claims.map((claim) => claims.paper[claim])).size : cell.papers);
    const between = (one) => html`<div class="group">
<h3>${loom.entity(names.get(one.subject))} <span class="verb">${claims.properties[one.property].label}</span> ${loom.entity(names.get(one.object))} <span class="soft">${counted(papers(one), "paper")}</span></h3>
${quote(one.claims[0])}</div>`;
    const cell = (one) => {
      if (!one) return html`<td><span class="soft" aria-label="nothing stated">–</span></td>`;
      if (!one.claims) return html`<td>${counted(one.papers, "paper")}</td>`;
      return html`<td><details><summary>${counted(papers(one), "paper")} <span class="soft">${Math.round(claims.confidence(one.claims[0]) * 100)} %</span></summary>${quote(one.claims[0])}</details></td>`;
    };
    const section = ({ title, definition, rows, more }) => html`<section>
<h3 title="${definition}">${title}</h3>
<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table class="sidebyside">
<thead><tr><td></td>${compared.map((one) => html`<th scope="col">${loom.entity(names.get(one))}</th>`)}</tr></thead>
<tbody>${rows.map((row) => html`<tr class="${row.cells.filter(Boolean).length > 1 ? "shared" : ""}"><th scope="row">${loom.entity(names.get(row.other))}</th>${row.cells.map(cell)}</tr>`)}</tbody>
</table></div>${more > 0 && html`<p class="soft">and ${more} more, on their own pages</p>`}</section>`;
    const said = parts.filter((part) => !part.counted);
    const number = parts.filter((part) => part.counted);
    loom.put(shown, html`${unknown}
${against.length > 0 && html`<section id="disagreements"><h2>Where statements disagree</h2>${against.map(
      ([one, other]) => html`<div class="card against">${between(one)}<p class="soft">yet</p>${between(other)}</div>`,
    )}</section>`}
<section id="between"><h2>Between them</h2>${among.length ? among.map(between) : html`<p class="soft">No paper states a relation between these.</p>`}</section>
${!parts.length && loom.empty("Nothing is stated of them at this confidence.", "Lower the least confidence at the top of the page.")}
${said.map(section)}
${number.length > 0 && html`<h2>What papers that introduce or use them do</h2>${number.map(section)}`}`);
  }

  const key = (subject, property, object) => `${subject} ${property} ${object}`;

  function stated(claims, compared) {
    const statements = new Map();
    for (const entity of compared) {
      for (const claim of claims.about(entity, least)) {
        const [subject, property, object] = [claims.subject[claim], claims.property[claim], claims.object[claim]];
        const again = subject !== entity && compared.includes(subject);
        if (claims.isRole(claim) || again) continue;
        const name = key(subject, property, object);
        if (!statements.has(name)) statements.set(name, { subject, property, object, claims: [] });
        statements.get(name).claims.push(claim);
      }
    }
    return statements;
  }

  const filled = (row) => row.cells.filter(Boolean).length;

  function cut(title, definition, rows, weight, more = {}) {
    rows.sort((a, b) => filled(b) - filled(a) || weight(b) - weight(a) || a.other - b.other);
    return { title: loom.capital(title), definition, rows: rows.slice(0, ROWS), more: Math.max(0, rows.length - ROWS), ...more };
  }

  function sections(claims, compared, statements) {
    const all = [];
    for (const name of claims.compared) {
      const number = claims.properties.findIndex((property) => property.name === name);
      for (const asSubject of [true, false]) {
        const rows = new Map();
        for (const one of statements.values()) {
          const [self, other] = asSubject ? [one.subject, one.object] : [one.object, one.subject];
          const column = compared.indexOf(self);
          if (one.property !== number || column < 0 || compared.includes(other)) continue;
          if (!rows.has(other)) rows.set(other, { other, cells: compared.map(() => null) });
          rows.get(other).cells[column] = one;
        }
        const { label, inverse, definition } = claims.properties[number] ?? {};
        const size = (row) => row.cells.reduce((sum, cell) => sum + (cell ? cell.claims.length : 0), 0);
        if (rows.size) all.push(cut(asSubject ? label : inverse || label, definition, [...rows.values()], size));
      }
    }
    return all;
  }

  /** What papers that introduce or use one of them address, evaluate on, report and study. */
  function counts(claims, compared) {
    const number = (name) => claims.properties.findIndex((property) => property.name === name);
    const [introduces, uses] = [number("introduces"), number("uses")];
    const papers = compared.map((entity) =>
      claims.papersOf(entity, least, (claim) => claims.property[claim] === introduces || claims.property[claim] === uses),
    );
    const all = [];
    for (const role of claims.counted) {
      const property = number(role);
      const rows = new Map();
      papers.forEach((set, column) => {
        for (const claim of [...set].flatMap((paper) => claims.inPaper(paper, least))) {
          if (!claims.isRole(claim) || claims.property[claim] !== property) continue;
          const other = claims.object[claim];
          if (!rows.has(other)) rows.set(other, { other, cells: compared.map(() => null) });
          const { cells } = rows.get(other);
          cells[column] = { papers: (cells[column]?.papers ?? 0) + 1 };
        }
      });
      const kept = [...rows.values()].filter((row) => !compared.includes(row.other));
      const size = (row) => row.cells.reduce((sum, cell) => sum + (cell?.papers ?? 0), 0);
      if (rows.size) all.push(cut(claims.properties[property].label, claims.properties[property].definition, kept, size, { counted: true }));
    }
    return all;
  }

  /** A relation in both directions, and relations that exclude each other. */
  function disagreements(claims, compared, statements) {
    const number = (name) => claims.properties.findIndex((property) => property.name === name);
    const first = (one, other) => {
      const [a, b] = [compared.indexOf(one.subject), compared.indexOf(other.subject)];
      return a >= 0 && (b < 0 || a < b);
    };
    const found = [];
    for (const one of statements.values()) {
      const back = statements.get(key(one.object, one.property, one.subject));
      if (back && first(one, back)) found.push([one, back]);
      for (const [this1, that] of claims.opposites) {
        const other = one.property === number(this1) && statements.get(key(one.subject, number(that), one.object));
        if (other) found.push([one, other]);
      }
    }
    return found.slice(0, DISAGREEMENTS);
  }
}
