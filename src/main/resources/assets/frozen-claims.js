// All claims of a frozen site in the browser, numbered as in data/, and how pages show them.
(() => {
  const { data, html, root } = loom;
  const PAPER = "paper/";

  class Claims {
    constructor(graph, files) {
      Object.assign(this, graph);
      const rows = files.flat();
      const size = (rows.length - graph.papers) / 4;
      this.size = size;
      this.paper = new Int32Array(size);
      this.property = new Uint8Array(size);
      this.subject = new Int32Array(size);
      this.object = new Int32Array(size);
      this.thousandths = new Int16Array(size);
      this.hedged = new Uint8Array(size);
      this.starts = new Int32Array(graph.papers + 1);
      let claim = 0;
      for (let at = 0, paper = 0; paper < graph.papers; paper++) {
        this.starts[paper] = claim;
        for (const end = at + 1 + 4 * rows[at++]; at < end; at += 4, claim++) {
          this.paper[claim] = paper;
          this.property[claim] = rows[at];
          this.subject[claim] = rows[at + 1] || paper;
          this.object[claim] = rows[at + 2];
          this.thousandths[claim] = rows[at + 3] >> 1;
          this.hedged[claim] = rows[at + 3] & 1;
        }
      }
      this.starts[graph.papers] = claim;
      this.touch();
      this.known = new Map();
    }

    /** The claims about each entity, the surest first. */
    touch() {
      this.first = new Int32Array(this.things + 1);
      for (let claim = 0; claim < this.size; claim++) {
        this.first[this.object[claim] + 1]++;
        if (!this.isRole(claim)) this.first[this.subject[claim] + 1]++;
      }
      for (let i = 0; i < this.things; i++) this.first[i + 1] += this.first[i];
      const at = this.first.slice();
      this.touching = new Int32Array(this.first[this.things]);
      const order = Uint32Array.from({ length: this.size }, (_, i) => i);
      order.sort((a, b) => this.thousandths[b] - this.thousandths[a] || a - b);
      for (const claim of order) {
        this.touching[at[this.object[claim]]++] = claim;
        if (!this.isRole(claim)) this.touching[at[this.subject[claim]]++] = claim;
      }
    }

    isPaper(thing) {
      return thing < this.papers;
    }

    isRole(claim) {
      return this.subject[claim] < this.papers;
    }

    confidence(claim) {
      return this.thousandths[claim] / 1000;
    }

    inPaper(paper, least) {
      const all = [];
      for (let claim = this.starts[paper]; claim < this.starts[paper + 1]; claim++) {
        if (this.confidence(claim) >= least) all.push(claim);
      }
      return all;
    }

    /** With an entity at either end, the surest first. */
    about(entity, least) {
      let end = this.first[entity];
      while (end < this.first[entity + 1] && this.confidence(this.touching[end]) >= least) end++;
      return this.touching.subarray(this.first[entity], end);
    }

    other(claim, thing) {
      return this.subject[claim] === thing ? this.object[claim] : this.subject[claim];
    }

    /** The papers with a role for an entity. */
    papersOf(entity, least, role = () => true) {
      const found = new Set();
      for (const claim of this.about(entity, least)) {
        if (this.isRole(claim) && role(claim)) found.add(this.paper[claim]);
      }
      return found;
    }

    /** In how many papers each thing has a role. */
    counts(least) {
      if (!this.known.has(least)) {
        const counts = new Int32Array(this.things);
        const last = new Int32Array(this.things).fill(-1);
        for (let claim = 0; claim < this.size; claim++) {
          const entity = this.object[claim];
          if (this.isRole(claim) && last[entity] !== this.paper[claim] && this.confidence(claim) >= least) {
            last[entity] = this.paper[claim];
            counts[entity]++;
          }
        }
        this.known.set(least, counts);
      }
      return this.known.get(least);
    }

    /** Of an entity, the one that says most first. */
    types(entity) {
      return [this.kinds[entity - this.papers]].flat().map((kind) => this.classes[kind]);
    }

    isA(entity, name) {
      return this.types(entity).some((type) => type.isA.includes(name));
    }

    /** For each year with a paper between the first and the last: all papers, and those of a set. */
    shares(papers) {
      const known = this.years.filter((year) => year > 0);
      if (!known.length) return [];
      const from = known.reduce((a, b) => Math.min(a, b));
      const to = known.reduce((a, b) => Math.max(a, b));
      const points = Array.from({ length: to - from + 1 }, (_, i) => ({ year: from + i, papers: 0, all: 0 }));
      for (const year of known) points[year - from].all++;
      for (const paper of papers) {
        if (this.years[paper] > 0) points[this.years[paper] - from].papers++;
      }
      for (const point of points) {
        point.share = point.all ? point.papers / point.all : 0;
        point.few = point.all < loom.few;
      }
      return points;
    }

    /* names and sentences, loaded where they are shown */

    async named(things) {
      const files = [...new Set(things.map((thing) => Math.floor(thing / this.names)))];
      const loaded = new Map(await Promise.all(files.map(async (file) => [file, await data(`data/names-${file}`)])));
      const counts = this.counts(loom.floor);
      const all = new Map();
      for (const thing of things) {
        const [path, label, date, address] = loaded.get(Math.floor(thing / this.names))[thing % this.names];
        const { label: type, style } = this.isPaper(thing) ? this.ofPapers : this.types(thing)[0];
        all.set(thing, { thing, path, label, date, type, style, papers: counts[thing], address: root + (address ?? `${path}.html`) });
      }
      return all;
    }

    async all(from, to) {
      return this.named(Array.from({ length: to - from }, (_, i) => from + i));
    }

    /** The number of what stands at a path, or -1. */
    async find(path) {
      const [from, to] = path.startsWith(PAPER) ? [0, this.papers] : [this.papers, this.things];
      let file = Math.floor(Math.max(from, to - 1) / this.names);
      while (file > Math.floor(from / this.names) && this.firsts[file] > path) file--;
      if (from === to) return -1;
      const at = (await data(`data/names-${file}`)).findIndex((name) => name[0] === path);
      return at < 0 ? -1 : file * this.names + at;
    }

    /** What a reader means by an IRI, a path, its last part or a name; -1 for nothing. */
    async lookup(text, entities = false) {
      const name = text.trim();
      const path = name.startsWith(this.base) ? name.slice(this.base.length) : name;
      for (const folder of ["", "entity/", PAPER]) {
        const found = await this.find(folder + path);
        if (found >= 0 && !(entities && this.isPaper(found))) return found;
      }
      const hit = (await loom.search(name)).find((entry) => !entities || !entry[5].startsWith(PAPER));
      return hit ? this.find(hit[5]) : -1;
    }

    /** With what is needed to show claims: a function from claim to markup. */
    async quoting(claims) {
      const file = (claim) => Math.floor(this.paper[claim] / this.said);
      const files = [...new Set(claims.map(file))];
      const said = new Map(await Promise.all(files.map(async (f) => [f, await data(`data/said-${f}`)])));
      const parts = (claim) => {
        const [sentences, entries] = said.get(file(claim))[this.paper[claim] % this.said];
        const [sentence, hash, extractor, marks] = entries[claim - this.starts[this.paper[claim]]];
        return { text: sentences[sentence], hash, extractor: this.words[extractor], marks };
      };
      const things = claims.flatMap((claim) => parts(claim).marks.filter((_, i) => i % 5 === 3).filter((t) => t >= 0));
      const names = await this.named([...claims.map((claim) => this.paper[claim]), ...things]);
      return (claim) => this.quote(claim, parts(claim), names);
    }

    quote(claim, { text, hash, extractor, marks }, names) {
      const pieces = [];
      let done = 0;
      for (let i = 0; i < marks.length; i += 5) {
        const [begin, end, style, thing, title] = marks.slice(i, i + 5);
        pieces.push(text.slice(done, begin));
        const words = text.slice(begin, end);
        const named = names.get(thing);
        pieces.push(
          named
            ? html`<a class="mark ${this.words[style]}" href="${named.address}" title="${this.words[title]}: ${named.label}">${words}</a>`
            : html`<mark class="${this.words[style]}">${words}</mark>`,
        );
        done = end;
      }
      const paper = names.get(this.paper[claim]);
      return html`<blockquote class="claim" data-confidence="${this.confidence(claim)}">
<p dir="auto">${pieces}${text.slice(done)}</p>
<footer><cite dir="auto"><a href="${paper.address}#c-${hash}">${paper.label}</a></cite> ${paper.date && html`<time datetime="${paper.date}">${paper.date}</time> `}<span class="sure" title="Confidence of this statement">${Math.round(this.confidence(claim) * 100)} %</span>${this.hedged[claim] ? html` <span class="tag">hedged</span>` : ""} <span class="engine">${extractor}</span></footer>
</blockquote>`;
    }
  }

  let read;
  loom.claims = () => {
    read ??= (async () => {
      const graph = await data("data/graph");
      const files = await Promise.all(Array.from({ length: graph.files }, (_, i) => data(`data/claims-${i}`)));
      const { paper, types, ...rest } = graph;
      return new Claims({ ...rest, ofPapers: paper, offered: types }, files);
    })();
    return read;
  };

  loom.entity = ({ address, style, type, label }) => html`<a class="entity ${style}" href="${address}" title="${type}"><bdi>${label}</bdi></a>`;
  loom.empty = (title, help) => html`<div class="empty"><p><strong>${title}</strong></p>${help && html`<p>${help}</p>`}</div>`;
  loom.unknown = (names) => names.map((name) => html`<p class="card bad" role="alert">Nothing in the graph is called <q dir="auto">${name}</q>.</p>`);
  /** A year with fewer papers says little by its shares. */
  loom.few = 10;

  /** The largest share of years with enough papers, or of all where these have none. */
  loom.top = (points) => {
    const most = (some) => some.reduce((top, point) => Math.max(top, point.share), 0);
    return most(points.filter((point) => !point.few)) || most(points);
  };

  loom.percent = (share) => {
    const percent = share * 100;
    return percent >= 10 || percent === 0 ? `${Math.round(percent)} %` : `${percent.toFixed(percent >= 1 ? 1 : 2)} %`;
  };
  loom.capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

  /** Runs what makes a page, and says so where its data cannot be read. */
  loom.make = async (place, work) => {
    place.setAttribute("aria-busy", "true");
    try {
      await work();
    } catch (problem) {
      loom.put(place, html`<p class="card bad" role="alert">This could not be shown: ${problem.message}.</p>`);
    } finally {
      place.removeAttribute("aria-busy");
    }
  };
})();
