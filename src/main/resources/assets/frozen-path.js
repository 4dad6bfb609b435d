// Short ways between two things in a frozen site, over the claims in the browser, as the server finds them.
{
  const { html, asked, least } = loom;
  const MOST = 5;
  const LONGEST = 4;
  const COMPARED = 400;
  const LOOKED_AT = 5000;
  const BY_PAPERS_ALONE = 2;
  const PAPER_WEIGHT = 30;
  const USUAL = 0.5;

  class Paths {
    constructor(claims, sure) {
      this.claims = claims;
      this.sure = sure;
      this.counts = claims.counts(loom.floor);
      this.hub = Math.max(50, 0.02 * claims.papers);
      this.known = new Map();
      this.lookedAt = 0;
    }

    /** What some paper states something of together with this, and the surest such claim. */
    neighbours(thing) {
      if (!this.known.has(thing)) {
        const found = new Map();
        const { claims } = this;
        if (claims.isPaper(thing)) {
          for (const claim of claims.inPaper(thing, this.sure).filter((one) => claims.isRole(one))) {
            const before = found.get(claims.object[claim]);
            if (before === undefined || claims.thousandths[claim] > claims.thousandths[before]) found.set(claims.object[claim], claim);
          }
        } else {
          for (const claim of claims.about(thing, this.sure)) {
            const other = claims.other(claim, thing);
            if (!found.has(other)) found.set(other, claim);
          }
        }
        found.delete(thing);
        this.known.set(thing, found);
      }
      return this.known.get(thing);
    }

    isHub(thing) {
      return !this.claims.isPaper(thing) && this.counts[thing] > this.hub;
    }

    weight(thing) {
      return this.claims.isPaper(thing) ? PAPER_WEIGHT : this.counts[thing];
    }

    search(start, end) {
      const half = (one) => ({ back: new Map([[one, new Map()]]), rim: [one] });
      const [left, right] = [half(start), half(end)];
      const found = new Map();
      const direct = this.neighbours(start).get(end);
      if (direct !== undefined) found.set(`${start},${end}`, { stops: [start, end], steps: [direct] });
      this.widen(left, end);
      for (let length = 2; length <= LONGEST && found.size < MOST; length++) {
        this.widen(length % 2 ? left : right, length % 2 ? end : start);
        for (const trace of this.meetings(left, right)) {
          const key = trace.stops.join();
          if (!found.has(key)) found.set(key, trace);
        }
      }
      return this.best([...found.values()]);
    }

    /** One step further from a half's end, without arriving at the other. */
    widen(half, otherEnd) {
      const reached = new Map();
      for (const thing of half.rim) {
        if (this.lookedAt++ >= LOOKED_AT) break;
        for (const [neighbour, claim] of this.neighbours(thing)) {
          if (neighbour === otherEnd || half.back.has(neighbour)) continue;
          if (!reached.has(neighbour)) reached.set(neighbour, new Map());
          reached.get(neighbour).set(thing, claim);
        }
      }
      for (const [thing, back] of reached) half.back.set(thing, back);
      half.rim = [...reached.keys()].filter((thing) => !this.isHub(thing));
    }

    meetings(left, right) {
      const middles = [...left.back.keys()].filter((thing) => right.back.has(thing));
      middles.sort((a, b) => this.weight(a) - this.weight(b) || this.order(a) - this.order(b));
      const traces = [];
      for (const middle of middles) {
        for (const head of this.ways(left, middle)) {
          for (const tail of this.ways(right, middle)) {
            if (traces.length >= COMPARED) return traces;
            const trace = {
              stops: [...head.stops, ...tail.stops.slice(0, -1).reverse()],
              steps: [...head.steps, ...tail.steps.slice().reverse()],
            };
            if (this.isPassable(trace.stops)) traces.push(trace);
          }
        }
      }
      return traces;
    }

    /** By path: entities come before papers. */
    order(thing) {
      return this.claims.isPaper(thing) ? thing + this.claims.things : thing;
    }

    isPassable(stops) {
      return new Set(stops).size === stops.length && !stops.slice(1, -1).some((stop) => this.isHub(stop)) && !this.isDetour(stops);
    }

    /** Whether a step from one stop to a later one than the next would do; the two ends may be joined. */
    isDetour(stops) {
      return stops.some((stop, i) => stops.slice(i + 2, i === 0 ? stops.length - 1 : stops.length).some((later) => this.neighbours(stop).has(later)));
    }

    ways(half, reached) {
      const back = half.back.get(reached);
      if (!back.size) return [{ stops: [reached], steps: [] }];
      const all = [];
      for (const [before, claim] of back) {
        if (all.length >= COMPARED) break;
        for (const way of this.ways(half, before)) all.push({ stops: [...way.stops, reached], steps: [...way.steps, claim] });
      }
      return all;
    }

    best(traces) {
      const { claims } = this;
      const worth = ({ stops, steps }) =>
        steps.reduce((product, claim) => product * claims.confidence(claim), 1) /
        stops.slice(1, -1).reduce((product, stop) => product * Math.log(2 + this.weight(stop)), 1);
      const paths = ({ stops }) => stops.map((stop) => String(this.order(stop)).padStart(9, "0")).join();
      const ordered = traces
        .map((trace) => ({ ...trace, worth: worth(trace), paths: paths(trace) }))
        .sort((a, b) => a.steps.length - b.steps.length || b.worth - a.worth || (a.paths < b.paths ? -1 : 1));
      const chosen = new Set();
      let plain = 0;
      for (const trace of ordered) {
        const byPapers = trace.stops.length > 2 && trace.stops.slice(1, -1).every((stop) => claims.isPaper(stop));
        if (chosen.size < MOST && (!byPapers || plain++ < BY_PAPERS_ALONE)) chosen.add(trace);
      }
      for (const trace of ordered) if (chosen.size < MOST) chosen.add(trace);
      return ordered.filter((trace) => chosen.has(trace));
    }
  }

  const shown = document.getElementById("shown");
  const ends = ["from", "to"].map((name) => (asked.get(name) ?? "").trim());
  if (ends.some(Boolean)) loom.make(shown, show);

  async function show() {
    const claims = await loom.claims();
    const found = await Promise.all(ends.map((name) => (name ? claims.lookup(name) : -1)));
    const names = await claims.named(found.filter((thing) => thing >= 0));
    found.forEach((thing, i) => {
      document.getElementById(["from", "to"][i]).value = names.get(thing)?.label ?? ends[i];
    });
    const unknown = loom.unknown(ends.filter((name, i) => name && found[i] < 0));
    if (found.some((thing) => thing < 0)) {
      loom.put(shown, html`${unknown}${loom.empty("How does one thing lead to another?", "Choose two entities or papers: up to five short ways between them are shown, each step with the sentence that states it.")}`);
      return;
    }
    const title = `From ${names.get(found[0]).label} to ${names.get(found[1]).label}`;
    document.querySelector("h1").textContent = title;
    document.title = `${title} · Tripleloom`;
    if (found[0] === found[1]) {
      loom.put(shown, loom.empty("Both ends are the same.", "Choose two different entities or papers."));
      return;
    }
    const sure = least > 0 ? least : USUAL;
    const ways = new Paths(claims, sure).search(...found);
    const percent = `${Math.round(sure * 100)} %`;
    if (!ways.length) {
      loom.put(shown, loom.empty("No short way was found.", `Only steps of at least ${percent} confidence count, and ways through what very many papers speak of are left out. A lower confidence, at the top of the page, may show one.`));
      return;
    }
    const stops = await claims.named(ways.flatMap((way) => way.stops));
    const quote = await claims.quoting(ways.flatMap((way) => way.steps));
    const step = (claim, stop) => {
      const { label, inverse } = claims.properties[claims.property[claim]];
      return html`<div class="step"><p class="verb">${claims.subject[claim] === stop || !inverse ? label : inverse}</p>${quote(claim)}</div>`;
    };
    loom.put(shown, html`<p class="lead">${loom.counted(ways.length, "way")}, the shortest first; every step has at least ${percent} confidence${!(least > 0) && ", which is what paths keep to unless you choose one at the top of the page"}.</p>
<ol class="ways">${ways.map((way) => html`<li><ol class="way">${way.stops.map(
      (stop, i) => html`<li>${loom.entity(stops.get(stop))}${i < way.steps.length && step(way.steps[i], stop)}</li>`,
    )}</ol></li>`)}</ol>`);
  }
}
