// Shares of papers by year in a frozen site, for the entities that the address names.
{
  const { html, asked, least, floor, counted, number } = loom;
  const MOST = 6;
  const OFFERED = 5;
  const PAPERS = 100;
  const HEIGHT = 260;
  const MARGIN = 58;
  const shown = document.getElementById("shown");
  const wanted = asked.getAll("e").map((name) => name.trim()).filter(Boolean).slice(0, MOST);
  const opened = Number(asked.get("year")) || 0;
  if (wanted.length || opened || least > floor) loom.make(shown, show);

  async function show() {
    const claims = await loom.claims();
    const found = await Promise.all(wanted.map((name) => claims.lookup(name, true)));
    const chosen = [...new Set(found.filter((thing) => thing >= 0))];
    const entities = chosen.length ? chosen : offered(claims);
    const names = await claims.named(entities);
    document.querySelectorAll(".filter input[name=e]").forEach((input, i) => (input.value = names.get(chosen[i])?.label ?? ""));
    const series = entities.map((entity) => {
      const papers = claims.papersOf(entity, least);
      const undated = [...papers].filter((paper) => !claims.years[paper]).length;
      return { entity: names.get(entity), papers, points: claims.shares(papers), undated };
    });
    const years = series[0]?.points.map((point) => point.year) ?? [];
    const of = series.find((one) => one.entity.path === asked.get("of"));
    const lists = opened ? await Promise.all((of ? [of] : series).map((one) => papersOf(claims, one))) : [];
    loom.put(shown, html`<p class="lead">${chosen.length ? "The share of each year's papers that speak of them." : "The phenomena in most papers, as shares of each year's papers. Choose your own below."}</p>
${loom.unknown(wanted.filter((_, i) => found[i] < 0))}
${years.length ? html`${legend(series)}${chart(series, years, of)}` : !series.length ? loom.empty("No paper in the graph studies a phenomenon.", "Choose something else below.") : loom.empty("No paper in the graph has a date.", "Trends need papers whose source says when they were published.")}
${opened > 0 && html`<section id="papers"><h2>Papers of ${opened}${of && ` on ${of.entity.label}`}</h2>
${of && series.length > 1 && years.includes(opened) && html`<p><a href="${address(series, opened)}">Those of ${opened} on all of them</a></p>`}
${lists.some((one) => one.papers.length) ? lists.map((one) => list(one, !of)) : loom.empty("No paper of that year speaks of them.")}</section>`}
${years.length > 0 && table(series, years)}`);
    if (location.hash === "#papers") document.getElementById("papers")?.scrollIntoView();
  }

  /** The phenomena in most papers. */
  function offered(claims) {
    const counts = claims.counts(least);
    const all = [];
    for (let entity = claims.papers; entity < claims.things; entity++) {
      if (counts[entity] > 0 && claims.isA(entity, "Phenomenon")) all.push(entity);
    }
    return all.sort((a, b) => counts[b] - counts[a] || a - b).slice(0, OFFERED);
  }

  async function papersOf(claims, { entity, papers }) {
    const names = await claims.named([...papers].filter((paper) => claims.years[paper] === opened));
    const all = [...names.values()].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : a.label < b.label ? -1 : 1));
    return { entity, papers: all };
  }

  const list = ({ entity, papers }, named) =>
    papers.length > 0 &&
    html`${named && html`<h3>${loom.entity(entity)}</h3>`}
<ul class="plainlist similar">${papers.slice(0, PAPERS).map((paper) => html`<li><a href="${paper.address}" dir="auto">${paper.label}</a> <span class="soft">${paper.date}</span></li>`)}</ul>
${papers.length > PAPERS && html`<p class="soft">and ${papers.length - PAPERS} more</p>`}`;

  const count = (point) => `${number(point.papers)} of ${number(point.all)}`;
  const percent = (point) => (point.all ? loom.percent(point.share) : "no papers");

  /** Of the page with the papers of a year, of one series or of all. */
  function address(series, year, of) {
    const query = new URLSearchParams([["year", year], ...(of ? [["of", of.entity.path]] : []), ...series.map((one) => ["e", one.entity.path])]);
    return `${loom.kept(`trends.html?${query}`)}#papers`;
  }

  const legend = (series) => html`<ul class="legend">${series.map(
    ({ entity, papers, undated }, i) => html`<li class="s${i}"><svg viewBox="0 0 24 10" width="24" height="10" aria-hidden="true"><line x1="0" y1="5" x2="24" y2="5"/><circle cx="12" cy="5" r="4"/></svg> ${loom.entity(entity)} <span class="soft">${counted(papers.size, "paper")}${undated > 0 && `, ${undated} without a date and in no year`}</span></li>`,
  )}</ul>`;

  /** Between ticks: 1, 2 or 5 and zeros, so that there are two to five. */
  function between(top) {
    let step = 0.0001;
    for (let i = 0; top / step > 5; i++) step *= [2, 2.5, 2][i % 3];
    return step;
  }

  function chart(series, years, of) {
    const top = loom.top(series.flatMap((one) => one.points));
    const tick = between(top);
    const full = Math.max(tick, Math.ceil(top / tick - 1e-9) * tick);
    const step = Math.max(30, Math.floor(1000 / Math.max(1, years.length)));
    const width = MARGIN + years.length * step;
    const x = (i) => i * step + Math.floor(step / 2);
    const y = (share) => Math.round(10 * HEIGHT * (1 - Math.min(1, share / full))) / 10;
    const ticks = Array.from({ length: Math.floor(full / tick + 1e-9) + 1 }, (_, i) => i * tick);
    const dot = (one, point, cx, cy) =>
      point.papers > 0
        ? html`<a href="${address(series, point.year, one)}" tabindex="-1" aria-label="${one.entity.label} in ${point.year}: ${count(point)}"><title>${one.entity.label}, ${point.year}: ${percent(point)}, ${count(point)}</title><circle class="reach" cx="${cx}" cy="${cy}" r="11"/><circle class="${point.few && "few"}" cx="${cx}" cy="${cy}" r="${one === of && point.year === opened ? 6 : 4}"/></a>`
        : html`<circle class="${point.few && "few"}" cx="${cx}" cy="${cy}" r="2"/>`;
    // past years of few papers, if it can
    const passes = (points) => points.filter((point) => !point.few).length > 1;
    const line = (points) => {
      const past = passes(points);
      return points.map((point, i) => (past && point.few ? "" : `${x(i)},${y(point.share)}`)).join(" ");
    };
    const said = (i) => series.map((one) => `${one.entity.label} ${percent(one.points[i])}`).join(", ");
    return html`<div class="scroll trend" tabindex="0" role="region" aria-label="Chart, the table below says the same">
<svg viewBox="0 -12 ${width} ${HEIGHT + 40}" width="${width}" role="group" aria-label="Share of papers by year">
${ticks.map((share) => html`<line class="tick" x1="0" x2="${width - MARGIN}" y1="${y(share)}" y2="${y(share)}"/><text x="${width - 4}" y="${y(share) + 4}" text-anchor="end">${loom.percent(share)}</text>`)}
${years.map((year, i) => html`<a href="${address(series, year)}" aria-label="Papers of ${year}: ${said(i)}"><title>${year}: ${said(i)}</title><rect class="year${year === opened && " opened"}" x="${x(i) - step / 2}" y="-12" width="${step}" height="${HEIGHT + 40}"/><text x="${x(i)}" y="${HEIGHT + 20}" text-anchor="middle">${year % 5 === 0 || years.length < 12 ? year : `’${String(year % 100).padStart(2, "0")}`}</text></a>`)}
${series.map((one, s) => html`<g class="s${s}"><polyline points="${line(one.points)}"/>${one.points.map((point, i) => dot(one, point, x(i), y(point.share)))}</g>`)}
</svg></div>
${series.some((one) => one.points.some((point) => point.few)) && html`<p class="soft small">Hollow: years of fewer than ${loom.few} papers, in which one makes a large share.${series.some((one) => passes(one.points)) && " The lines pass them by; those off the scale stand at its top."}</p>`}`;
  }

  const table = (series, years) => html`<h2>The numbers</h2>
<div class="scroll" tabindex="0" role="region" aria-label="The numbers"><table>
<thead><tr><th scope="col">Year</th>${series.map((one) => html`<th scope="col" class="number"><bdi>${one.entity.label}</bdi></th>`)}</tr></thead>
<tbody>${years.map((_, back) => years.length - 1 - back).map((i) => html`<tr><th scope="row"><a href="${address(series, years[i])}">${years[i]}</a></th>${series.map((one) => {
    const point = one.points[i];
    const behind = point.papers > 0 ? html`<a href="${address(series, point.year, one)}">${count(point)}</a>` : html`<span class="soft">${count(point)}</span>`;
    return html`<td class="number">${percent(point)} ${behind}</td>`;
  })}</tr>`)}</tbody></table></div>`;
}
