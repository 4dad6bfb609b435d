// The query page: YASGUI's editor in place of the text field, answers without loading the page anew.
{
  const form = document.getElementById("ask");
  if (form) edit(form);

  function edit(form) {
    const field = form.querySelector("textarea");
    const root = document.body.dataset.root;
    const answer = document.getElementById("answer");
    const abort = form.querySelector("[data-do='abort']");
    const share = form.querySelector("[data-do='share']");
    const views = { table: tableView, raw: rawView, chart: chartView, graph: graphView };
    let asking;
    let shown;
    let declaring = false;
    let view = new URLSearchParams(location.search).get("view") ?? "table";
    if (!views[view]) view = "table";

    const terms = [...document.querySelectorAll("#terms option")].map((option) => ({
      text: option.value,
      about: option.label,
    }));
    const prefixes = Object.fromEntries(
      [...document.querySelectorAll("#prefixes option")].map((option) => [option.value, option.label]),
    );
    share.hidden = false;

    const place = document.createElement("div");
    place.className = "editor";
    field.before(place);
    field.hidden = true;
    Yasqe.registerAutocompleter(completer(), false);
    const editor = new Yasqe(place, {
      value: field.value,
      autocompleters: ["variables", "terms"],
      createShareableLink: null,
      consumeShareLink: null,
      persistenceId: null,
      showQueryButton: false,
      editorHeight: "auto",
      resizeable: false,
      viewportMargin: Infinity,
      // tab leaves the editor: who cannot use a mouse must be able to
      extraKeys: { Tab: false, "Shift-Tab": false, "Ctrl-Enter": run, "Cmd-Enter": run },
    });
    editor.getInputField().setAttribute("aria-label", "SPARQL query");
    editor.on("changes", () => {
      declare();
      field.value = editor.getValue();
    });
    declare();

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      run();
    });
    abort.addEventListener("click", () => asking?.abort());
    share.addEventListener("click", async () => {
      record();
      await navigator.clipboard.writeText(location.href);
      const before = share.textContent;
      share.textContent = "Copied";
      setTimeout(() => (share.textContent = before), 1500);
    });
    if (answer.dataset.ran !== undefined) tabs(answer);

    function record() {
      const query = new URLSearchParams({ query: editor.getValue() });
      if (view !== "table") query.set("view", view);
      history.replaceState(null, "", `?${query}`);
    }

    // the prefixes that are used and known, so that a query can be taken elsewhere
    function declare() {
      if (declaring) return;
      const missing = {};
      const declared = editor.getPrefixesFromQuery() ?? {};
      for (let line = 0; line < editor.lineCount(); line++) {
        for (const { string, type } of editor.getLineTokens(line)) {
          const prefix = /^([A-Za-z][\w-]*):/.exec(string)?.[1];
          const name = type !== "string" && type !== "comment" && type !== "variable-3";
          if (name && prefixes[prefix] && !(prefix in declared)) missing[prefix] = prefixes[prefix];
        }
      }
      if (Object.keys(missing).length === 0) return;
      declaring = true;
      editor.addPrefixes(missing);
      declaring = false;
    }

    /* asking */

    async function run() {
      asking?.abort();
      const mine = (asking = new AbortController());
      record();
      abort.hidden = false;
      answer.setAttribute("aria-busy", "true");
      say("Running …");
      const began = performance.now();
      try {
        shown = await ask(editor.getValue(), mine.signal);
        shown.took = performance.now() - began;
        if (mine === asking) show();
      } catch (problem) {
        if (mine !== asking) return;
        if (problem.name === "AbortError") say(`Stopped after ${time(performance.now() - began)}.`);
        else fail(problem.message);
      } finally {
        if (mine === asking) {
          abort.hidden = true;
          answer.removeAttribute("aria-busy");
        }
      }
    }

    async function ask(query, signal) {
      const response = await fetch(`${root}sparql`, {
        method: "POST",
        headers: { Accept: "application/sparql-results+json, application/n-triples;q=0.9" },
        body: new URLSearchParams({ query }),
        signal,
      });
      const text = await response.text();
      if (!response.ok) throw new Error(text.trim() || `The server answered ${response.status}.`);
      if (response.headers.get("Content-Type").includes("json")) {
        const json = JSON.parse(text);
        if ("boolean" in json) return { text, yes: json.boolean, columns: [], rows: [] };
        const columns = json.head.vars;
        return { text, columns, rows: json.results.bindings.map((row) => columns.map((c) => row[c])) };
      }
      return { text, triples: true, columns: ["subject", "predicate", "object"], rows: triples(text) };
    }

    const TRIPLE = /^(<[^>]*>|_:\S+) (<[^>]*>) (.*) \.$/;
    const LITERAL = /^"((?:[^"\\]|\\.)*)"(?:\^\^<([^>]*)>|@(\S+))?$/s;

    function triples(text) {
      return text
        .split("\n")
        .map((line) => TRIPLE.exec(line))
        .filter(Boolean)
        .map(([, ...parts]) => parts.map(term));
    }

    function term(text) {
      if (text.startsWith("<")) return { type: "uri", value: unescaped(text.slice(1, -1)) };
      if (text.startsWith("_:")) return { type: "bnode", value: text.slice(2) };
      const [, value, datatype, language] = LITERAL.exec(text);
      return { type: "literal", value: unescaped(value), datatype, "xml:lang": language };
    }

    function unescaped(text) {
      const plain = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };
      return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, four, eight, one) =>
        one ? (plain[one] ?? one) : String.fromCodePoint(parseInt(four ?? eight, 16)),
      );
    }

    /* showing */

    function make(name, attributes = {}, ...children) {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) {
        if (value !== null) element.setAttribute(key, value);
      }
      element.append(...children);
      return element;
    }

    function say(text) {
      answer.replaceChildren(make("p", { role: "status" }, text));
    }

    function fail(message) {
      answer.replaceChildren(make("p", { class: "card bad", role: "alert" }, message));
      const at = /line (\d+), column (\d+)/.exec(message);
      if (at) editor.setCursor({ line: at[1] - 1, ch: at[2] - 1 });
    }

    function time(ms) {
      return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
    }

    function show() {
      const { rows, yes, triples, took } = shown;
      const what = yes !== undefined ? (yes ? "Yes" : "No") : `${rows.length.toLocaleString("en")} ${triples ? "triple" : "row"}${rows.length === 1 ? "" : "s"}`;
      const line = make("p", { role: "status" }, make("strong", {}, what), ` in ${time(took)}`);
      const body = make("div", { id: "view" });
      answer.replaceChildren(line, downloads(), body);
      tabs(answer);
      body.append(...[views[view]()].flat());
      if (view === "graph") drawn(body);
    }

    function downloads() {
      const link = `${root}sparql?${new URLSearchParams({ query: editor.getValue() })}`;
      const formats = shown.triples
        ? { ttl: "Turtle", nt: "N-Triples", jsonld: "JSON-LD", rdf: "RDF/XML" }
        : { csv: "CSV", tsv: "TSV", json: "JSON", xml: "XML" };
      const line = make("p", { class: "soft" }, "Download ");
      for (const [format, label] of Object.entries(formats)) {
        line.append(make("a", { href: `${link}&format=${format}` }, label), " ");
      }
      return line;
    }

    function tabs(answer) {
      answer.querySelector(".views")?.remove();
      const bar = make("div", { class: "views", role: "group", "aria-label": "View of the answer" });
      for (const name of Object.keys(views)) {
        const button = make("button", { type: "button", class: "small plain", "aria-pressed": String(name === view) });
        button.textContent = name[0].toUpperCase() + name.slice(1);
        button.addEventListener("click", () => {
          view = name;
          if (shown) {
            record();
            show();
            answer.querySelector(".views [aria-pressed='true']").focus();
          } else run();
        });
        bar.append(button);
      }
      answer.querySelector("p").after(bar);
    }

    const NUMBER = /(?:integer|decimal|double|float|int|long|short|byte|nonNegativeInteger)$/;

    function isNumber(cell) {
      return cell?.datatype && NUMBER.test(cell.datatype);
    }

    function short(cell) {
      if (!cell) return "";
      if (cell.type === "bnode") return `_:${cell.value}`;
      if (cell.type !== "uri") return cell.value;
      for (const [prefix, iri] of Object.entries(prefixes)) {
        if (cell.value.startsWith(iri) && cell.value.length > iri.length) {
          return (prefix ? `${prefix}:` : "") + cell.value.slice(iri.length);
        }
      }
      return cell.value;
    }

    function link(cell) {
      const base = prefixes[""];
      if (cell.value.startsWith(base)) {
        const [path, mark] = cell.value.slice(base.length).split("#");
        return `${root}${path}${mark ? `#${mark}` : ""}`;
      }
      return /^https?:/i.test(cell.value) ? cell.value : null;
    }

    function content(cell) {
      const href = cell?.type === "uri" ? link(cell) : null;
      return href ? make("a", { href, rel: "noreferrer" }, short(cell)) : short(cell);
    }

    const PAGE = 500;

    function tableView() {
      const { columns, rows, yes } = shown;
      if (yes !== undefined) return make("p", {}, `The answer is ${yes ? "yes" : "no"}.`);
      if (rows.length === 0) return make("p", { class: "empty" }, "The graph holds nothing that fits this query.");
      const body = make("tbody");
      const head = make("tr");
      let order = rows;
      let sorted;
      columns.forEach((column, index) => {
        const button = make("button", { type: "button", class: "sort" }, column);
        const number = rows.some((row) => isNumber(row[index]));
        const cell = make("th", { scope: "col", class: number ? "number" : null }, button);
        button.addEventListener("click", () => {
          const down = sorted === index;
          sorted = down ? -1 : index;
          order = [...rows].sort((a, b) => compare(a[index], b[index]) * (down ? -1 : 1));
          head.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
          cell.setAttribute("aria-sort", down ? "descending" : "ascending");
          body.replaceChildren();
          fill();
        });
        head.append(cell);
      });
      const more = make("button", { type: "button", class: "plain" });
      more.addEventListener("click", fill);
      fill();
      const table = make("table", {}, make("thead", {}, head), body);
      return [make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Rows" }, table), more];

      function fill() {
        const from = body.children.length;
        for (const row of order.slice(from, from + PAGE)) {
          body.append(make("tr", {}, ...row.map((cell) => make("td", { class: isNumber(cell) ? "number" : null }, content(cell)))));
        }
        more.textContent = `Show more of ${rows.length.toLocaleString("en")}`;
        more.hidden = body.children.length >= rows.length;
      }
    }

    function compare(a, b) {
      if (isNumber(a) && isNumber(b)) return Number(a.value) - Number(b.value);
      return short(a).localeCompare(short(b), "en", { numeric: true });
    }

    function rawView() {
      const most = 200000;
      const cut = shown.text.length > most;
      return [
        make("pre", { tabindex: "0" }, cut ? shown.text.slice(0, most) : shown.text),
        ...(cut ? [make("p", { class: "soft" }, "This is the beginning; the download has all.")] : []),
      ];
    }

    function chartView() {
      const { columns, rows } = shown;
      const numeric = columns.findIndex((_, i) => rows.some((row) => isNumber(row[i])));
      if (numeric < 0) return make("p", { class: "empty" }, "A chart needs a column of numbers, such as COUNT gives.");
      const naming = columns.findIndex((_, i) => i !== numeric && rows.some((row) => row[i] && !isNumber(row[i])));
      const bars = rows.filter((row) => isNumber(row[numeric])).slice(0, 40);
      const most = Math.max(...bars.map((row) => Math.abs(Number(row[numeric].value))), Number.MIN_VALUE);
      const list = make("table", { class: "bars" });
      list.append(make("caption", {}, `${columns[numeric]}${naming < 0 ? "" : ` by ${columns[naming]}`}${bars.length < rows.length ? `, the first ${bars.length} of ${rows.length} rows` : ""}`));
      bars.forEach((row, i) => {
        const value = Number(row[numeric].value);
        const bar = document.createElementNS("http://www.w3.org/2000/svg", "svg");
        bar.setAttribute("viewBox", "0 0 100 10");
        bar.setAttribute("preserveAspectRatio", "none");
        bar.setAttribute("aria-hidden", "true");
        const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
        rect.setAttribute("width", String((100 * Math.abs(value)) / most));
        rect.setAttribute("height", "10");
        bar.append(rect);
        const name = naming < 0 ? `row ${i + 1}` : content(row[naming]);
        list.append(make("tr", {}, make("th", { scope: "row" }, name), make("td", { class: "bar" }, bar), make("td", { class: "number" }, row[numeric].value)));
      });
      return make("div", { class: "card" }, list);
    }

    function graphView() {
      if (!shown.triples) return make("p", { class: "empty" }, "A drawing needs triples, such as CONSTRUCT and DESCRIBE give.");
      return [
        make("div", { id: "drawing", class: "result", role: "img", "aria-label": "Drawing of the triples; the table view says the same" }),
        make("p", { class: "soft" }, ""),
      ];
    }

    function drawn(body) {
      const box = body.querySelector("#drawing");
      if (!box) return;
      const most = 150;
      const links = shown.rows.filter(([, , object]) => object.type !== "literal");
      const some = links.slice(0, most);
      box.nextSibling.textContent = `${some.length} of ${links.length} triples between things; values are left out.`;
      if (!document.getElementById("__________cytoscape_stylesheet")) {
        document.head.append(make("link", { id: "__________cytoscape_stylesheet" }));
      }
      const ink = getComputedStyle(answer).color;
      const soft = getComputedStyle(box.nextSibling).color;
      const back = getComputedStyle(box).backgroundColor;
      const nodes = new Map(some.flatMap(([s, , o]) => [s, o]).map((cell) => [cell.value, short(cell)]));
      const font = `${getComputedStyle(document.body).fontFamily.split(",")[0].replaceAll('"', "")}, sans-serif`;
      const text = { "font-family": font, "font-size": 11, "text-outline-color": back, "text-outline-width": 2 };
      const cy = cytoscape({
        container: box,
        userZoomingEnabled: false,
        autounselectify: true,
        elements: [
          ...[...nodes].map(([id, label], i) => ({
            data: { id, label },
            position: { x: Math.cos(i * 2.4) * (60 + 6 * i), y: Math.sin(i * 2.4) * (60 + 6 * i) },
          })),
          ...some.map(([s, p, o]) => ({ data: { source: s.value, target: o.value, label: short(p) } })),
        ],
        style: [
          { selector: "node", style: { ...text, label: "data(label)", color: ink, "background-color": soft, width: 14, height: 14, "text-wrap": "ellipsis", "text-max-width": 160, "text-valign": "bottom", "text-margin-y": 3 } },
          { selector: "edge", style: { ...text, label: "data(label)", color: soft, "font-size": 9, width: 1, "line-color": soft, "line-opacity": 0.6, "target-arrow-shape": "triangle", "target-arrow-color": soft, "curve-style": "bezier", "text-rotation": "autorotate", "min-zoomed-font-size": 7 } },
        ],
        layout: { name: "cose", animate: false, randomize: false, nodeDimensionsIncludeLabels: true, nodeRepulsion: () => 12000, idealEdgeLength: () => 90 },
      });
      const size = Math.min(3, Math.max(1, 0.85 / cy.zoom()));
      cy.nodes().style({ "font-size": 11 * size, width: 14 * size, height: 14 * size, "text-max-width": 160 * size });
      cy.edges().style({ "font-size": 9 * size });
      cy.on("tap", "node", ({ target }) => {
        const href = link({ value: target.id() });
        if (href) location.href = href;
      });
    }

    /* completion out of the graph that is asked */

    function completer() {
      return {
        name: "terms",
        bulk: false,
        autoShow: true,
        persistenceId: null,
        isValidCompletionPosition(yasqe) {
          const { string } = yasqe.getCompleteToken();
          return /^[A-Za-z][\w-]*:/.test(string) || /^<./.test(string) || /^["'][^"']{2}/.test(string);
        },
        preProcessToken: (_yasqe, token) => token,
        postProcessSuggestion: (_yasqe, _token, text) => text,
        async get(_yasqe, token) {
          const typed = token.string.toLowerCase();
          if (/^["'<]/.test(typed)) return named(typed);
          const [prefix, rest] = [typed.slice(0, typed.indexOf(":") + 1), typed.slice(typed.indexOf(":") + 1)];
          return terms
            .filter(({ text }) => text.toLowerCase().startsWith(prefix) && text.slice(prefix.length).toLowerCase().includes(rest))
            .map(({ text }) => text)
            .slice(0, 50);
        },
      };
    }

    async function named(typed) {
      const quote = typed[0];
      const start = typed.slice(1).replace(/["'>]$/, "").replace(/^.*\//, "").replaceAll("-", " ").trim();
      if (start.length < 2) return [];
      const response = await fetch(`${root}api/complete?${new URLSearchParams({ q: start })}`);
      if (!response.ok) return [];
      const { completions } = await response.json();
      return completions.map(({ label, path }) => (quote === "<" ? `<${path}>` : JSON.stringify(label)));
    }
  }
}
