// What all pages of a frozen site share: data in scripts, since pages from disk may not fetch; search; the least confidence.
globalThis.loom = (() => {
  const { root } = document.body.dataset;
  const floor = Number(document.body.dataset.least);
  const asked = new URLSearchParams(location.search);

  /* data: each file calls loomData with its name and what it holds */

  const held = new Map();
  const arrived = new Map();
  globalThis.loomData = (name, value) => arrived.get(name)?.(value);

  function data(name) {
    if (!held.has(name)) {
      held.set(
        name,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          arrived.set(name, resolve);
          script.src = `${root}${name}.js`;
          script.onerror = () => reject(new Error(`${name}.js is missing`));
          script.onload = () => script.remove();
          document.head.append(script);
        }),
      );
    }
    return held.get(name);
  }

  /* markup, in which all values are escaped but markup itself */

  class Markup {
    constructor(text) {
      this.text = text;
    }
  }

  function marked(value) {
    if (value instanceof Markup) return value.text;
    if (Array.isArray(value)) return value.map(marked).join("");
    if (value === null || value === undefined || value === false) return "";
    return String(value).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  }

  const html = (parts, ...values) =>
    new Markup(parts.reduce((text, part, i) => text + marked(values[i - 1]) + part));

  function put(place, markup) {
    place.innerHTML = markup.text;
    keepLeast(place);
  }

  const number = (n) => n.toLocaleString("en-US");
  const counted = (n, unit) => `${number(n)} ${n === 1 ? unit : `${unit}s`}`;

  /* search: the index lies in files by the first three letters of words */

  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const keyOf = (word) =>
    Array.from(word).slice(0, 3)
      .map((letter) => (/[a-z0-9]/.test(letter) ? letter : "_" + letter.codePointAt(0).toString(16)))
      .join("");
  const folded = new Map();

  async function entries(key) {
    if (!folded.has(key)) {
      const known = await data("search/keys");
      const all = known.split(" ").includes(key) ? await data(`search/w-${key}`) : [];
      folded.set(key, all.map((entry) => [fold(entry[0]), entry]));
    }
    return folded.get(key);
  }

  function rank(name, text, entry) {
    if (name === text) return 0;
    if (name.startsWith(text)) return 1;
    return typeof entry[4] === "number" ? 2 : 3;
  }

  /** Entries: name, address, type, style, papers or date, path, and the label where it is another name. */
  async function search(text) {
    const words = fold(text).split(" ").filter(Boolean);
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a), "");
    if (longest.length < 2) return [];
    const whole = words.join(" ");
    const best = new Map();
    for (const [name, entry] of await entries(keyOf(longest))) {
      const has = name.split(" ");
      if (words.every((word) => has.some((own) => own.startsWith(word)))) {
        const score = rank(name, whole, entry);
        const before = best.get(entry[1]);
        if (!before || score < before.score) best.set(entry[1], { score, entry });
      }
    }
    return [...best.values()]
      .sort((a, b) => a.score - b.score || (Number(b.entry[4]) || 0) - (Number(a.entry[4]) || 0))
      .map((hit) => hit.entry);
  }

  /* the least confidence: pages carry how sure each statement is, and what their numbers are at each step */

  const control = document.querySelector("form.least");
  const steps = [...control.querySelectorAll("option")].map((option) => Number(option.value)).sort((a, b) => a - b);
  const wanted = Number(asked.get("min")) || 0;
  const least = steps.find((step) => step >= wanted) ?? steps.at(-1);

  function hidden(name, value) {
    const input = document.createElement("input");
    Object.assign(input, { type: "hidden", name, value });
    return input;
  }

  function equip() {
    control.hidden = false;
    control.querySelector("select").value = [...control.querySelectorAll("option")].find((o) => Number(o.value) === least).value;
    for (const [name, value] of asked) {
      if (name !== "min") control.append(hidden(name, value));
    }
  }

  /** An address of ours with the least confidence that the reader has chosen. */
  function kept(address) {
    if (least <= floor || !/^(?![a-z]+:)[^#?]*\.html/i.test(address)) return address;
    const [, path, query, mark] = address.match(/^([^?#]*)(\?[^#]*)?(#.*)?$/);
    const all = new URLSearchParams(query);
    all.set("min", least);
    return `${path}?${all}${mark ?? ""}`;
  }

  function keepLeast(place) {
    if (least <= floor) return;
    for (const link of place.querySelectorAll("a[href]")) link.setAttribute("href", kept(link.getAttribute("href")));
    for (const form of place.querySelectorAll("form:not(.least)")) {
      if (!form.querySelector("[name=min]")) form.append(hidden("min", least));
    }
  }

  function showNumbers() {
    const step = steps.filter((one) => one > floor).indexOf(least);
    for (const place of document.querySelectorAll("[data-at]")) {
      const now = Number(place.dataset.at.split(" ")[step]);
      place.textContent = place.dataset.unit ? counted(now, place.dataset.unit) : number(now);
      place.dataset.now = now;
    }
  }

  function hideUnsure() {
    for (const part of document.querySelectorAll("[data-confidence]")) {
      if (Number(part.dataset.confidence) >= least) continue;
      if (part.matches("a.mark")) part.replaceWith(...part.childNodes);
      else part.hidden = true;
    }
    for (const box of [...document.querySelectorAll("[data-zero]")].reverse()) {
      const own = [...box.querySelectorAll("[data-at]")].find((place) => place.closest("[data-zero]") === box);
      const sure = [...box.querySelectorAll("[data-confidence]")];
      if (own ? own.dataset.now === "0" : sure.length && sure.every((part) => part.closest("[hidden]"))) box.hidden = true;
    }
    for (const note of document.querySelectorAll("[data-any]")) note.hidden = false;
    const boxes = [...document.querySelectorAll(".main [data-zero], .side [data-zero]:not([data-beside])")];
    const none = document.querySelector("[data-none]");
    if (none && boxes.length && boxes.every((box) => box.closest("[hidden]"))) none.hidden = false;
  }

  const page = { data, search, html, put, number, counted, fold, asked, least, floor, kept, keepLeast, root };
  globalThis.loomSearch = search;
  equip();
  if (least > floor) {
    const whole = { "": "index", classes: "classes" }[document.body.dataset.path];
    if (whole) {
      data(`data/at-${least}/${whole}`).then((main) => put(document.querySelector("main"), html`${new Markup(main)}`));
    } else {
      showNumbers();
      hideUnsure();
    }
    keepLeast(document.body);
  }

  /* the page for searching */

  const box = document.querySelector("#q");
  const out = document.querySelector("#hits");
  const SHOWN = 50;

  const hit = ([name, address, type, style, more, , label]) => html`<li class="${style}">
<p class="hit"><a href="${root + address}" dir="auto">${label ?? name}</a></p>
${label && html`<p class="why">also called ${name}</p>`}
<p class="facts"><span class="kind">${type}</span>${more !== "" && html` <span>${typeof more === "number" ? counted(more, "paper") : more}</span>`}</p>
</li>`;

  /** One for each type of what was found, the most frequent first; the chosen one leads back to all. */
  function chips(hits, text, chosen) {
    const types = new Map();
    for (const [, , type, style] of hits) types.set(type, { type, style, hits: (types.get(type)?.hits ?? 0) + 1 });
    const chip = ({ type, style, hits: some }) => {
      const own = type === chosen;
      const query = new URLSearchParams([["q", text], ...(own ? [] : [["type", type]])]);
      return html` <a class="chip ${style}${own && " on"}" href="search.html?${query}"${own && new Markup(' aria-current="true"')}>${type} <span>${number(some)}</span></a>`;
    };
    return [...types.values()].sort((a, b) => b.hits - a.hits || (a.type < b.type ? -1 : 1)).map(chip);
  }

  let last = 0;
  async function show(text, chosen = "") {
    const turn = ++last;
    if (fold(text).length < 2) return;
    const all = await search(text);
    if (turn !== last) return;
    const hits = chosen ? all.filter(([, , type]) => type === chosen) : all;
    put(
      out,
      all.length
        ? html`<p class="count"><span>${counted(hits.length, "hit")}${hits.length > SHOWN && `, the first ${SHOWN} of them`}</span>${chips(all, text, chosen)}</p><ol class="hits">${hits.slice(0, SHOWN).map(hit)}</ol>`
        : html`<div class="empty"><p><strong>Nothing has these words.</strong></p><p>Names and titles are searched, not the words of abstracts. Try fewer or other words, or start from the <a href="${root}classes.html">classes</a>.</p></div>`,
    );
  }

  if (out) {
    box.value = asked.get("q") ?? "";
    show(box.value, asked.get("type") ?? "");
    box.addEventListener("input", () => show(box.value));
  }
  return page;
})();
