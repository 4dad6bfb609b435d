// Search in a frozen site, for its search page and for completion: the index lies in scripts by the first three letters of words, since pages from disk may not fetch.
(() => {
  const box = document.querySelector("#q");
  const out = document.querySelector("#hits");
  const base = document.body.dataset.root;
  const loaded = new Map();
  const waiting = new Map();
  const SHOWN = 50;

  const fold = (text) =>
    text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const keyOf = (word) =>
    Array.from(word).slice(0, 3)
      .map((letter) => (/[a-z0-9]/.test(letter) ? letter : "_" + letter.codePointAt(0).toString(16)))
      .join("");

  globalThis.loomFound = (key, entries) => {
    loaded.set(key, entries.map((entry) => [fold(entry[0]), entry]));
    waiting.get(key)?.();
  };

  function load(key) {
    if (loaded.has(key)) return Promise.resolve();
    return new Promise((resolve) => {
      const script = document.createElement("script");
      waiting.set(key, resolve);
      script.src = `${base}search/${key}.js`;
      script.onerror = () => {
        loaded.set(key, []);
        resolve();
      };
      document.head.append(script);
    });
  }

  function rank(name, text, entry) {
    if (name === text) return 0;
    if (name.startsWith(text)) return 1;
    return typeof entry[4] === "number" ? 2 : 3;
  }

  async function search(text) {
    const words = fold(text).split(" ").filter(Boolean);
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a), "");
    if (longest.length < 2) return [];
    await load(keyOf(longest));
    const whole = words.join(" ");
    const best = new Map();
    for (const [name, entry] of loaded.get(keyOf(longest))) {
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

  function element(name, style, text) {
    const made = document.createElement(name);
    if (style) made.className = style;
    if (text) made.textContent = text;
    return made;
  }

  function show(text, hits) {
    out.replaceChildren(element("p", "count", hits.length === 1 ? "1 hit" : `${hits.length} hits`));
    if (!hits.length) {
      const empty = element("div", "empty");
      empty.append(element("p", "", "Nothing has these words."), element("p", "", "Try fewer or other words."));
      out.replaceChildren(empty);
    }
    const list = element("ol", "hits");
    for (const [name, address, type, style, more, label] of hits.slice(0, SHOWN)) {
      const item = element("li", style);
      const link = element("a", "", label ?? name);
      link.href = base + address;
      link.dir = "auto";
      const title = element("p", "hit");
      title.append(link);
      item.append(title);
      if (label) item.append(element("p", "why", `also called ${name}`));
      const facts = element("p", "facts");
      facts.append(element("span", "kind", type));
      if (more !== "") {
        facts.append(element("span", "", typeof more === "number" ? `${more} ${more === 1 ? "paper" : "papers"}` : more));
      }
      item.append(facts);
      list.append(item);
    }
    out.append(list);
  }

  let last = 0;
  async function go(text) {
    const turn = ++last;
    const hits = fold(text).length < 2 ? null : await search(text);
    if (turn === last && hits) show(text, hits);
  }

  globalThis.loomSearch = search;

  if (out) {
    const asked = new URLSearchParams(location.search).get("q") ?? "";
    box.value = asked;
    go(asked);
    box.addEventListener("input", () => go(box.value));
  }
})();
