// The query page: YASGUI in place of the text field, with our terms, links to share, and the server that it came from.
{
  const form = document.getElementById("ask");
  const PLACE = /line (\d+), column (\d+)/;
  if (form) edit(form);

  function edit(form) {
    const field = form.querySelector("textarea");
    const root = document.body.dataset.root;
    const answer = document.getElementById("answer");
    const [stop, share, add] = ["stop", "share", "add"].map((name) => form.querySelector(`[data-do='${name}']`));
    const endpoint = new URL(`${root}sparql`, location.href).href;
    const asked = new URLSearchParams(location.search);
    const terms = [...document.querySelectorAll("#terms option")].map((option) => option.value);
    const prefixes = Yasr.defaults.prefixes;
    const ready = new WeakSet();
    let declaring = false;

    Yasqe.registerAutocompleter(completer(), false);
    Yasqe.defaults.autocompleters = ["variables", "terms"];
    Yasr.defaults.errorRenderers = [told];

    const place = document.createElement("div");
    place.className = "asking";
    form.before(place);
    const yasgui = new Yasgui(place, {
      persistenceId: "tripleloom",
      autofocus: false,
      autoAddOnInit: false,
      populateFromUrl: false,
      copyEndpointOnNewTab: false,
      endpointCatalogueOptions: { getData: () => [], keys: [], renderItem() {} },
      requestConfig: { endpoint, acceptHeaderGraph: "application/n-triples" },
      yasqe: {
        value: field.value,
        showQueryButton: false,
        resizeable: false,
        editorHeight: "auto",
        viewportMargin: Infinity,
        // tab leaves the editor: who cannot use a mouse must be able to
        extraKeys: { Tab: false, "Shift-Tab": false },
      },
    });
    // a tab kept from another visit may name an address that this server had then
    for (const tab of Object.values(yasgui._tabs)) tab.setEndpoint(endpoint);
    field.hidden = true;
    for (const button of [share, add]) button.hidden = false;
    for (const change of ["tabSelect", "tabAdd"]) yasgui.on(change, () => setTimeout(prepare));
    yasgui.on("tabClose", () => setTimeout(() => yasgui.getTab() ?? yasgui.addTab(true)));
    yasgui.on("query", (_yasgui, tab) => {
      record(tab);
      busy(true);
    });
    yasgui.on("queryResponse", () => busy(false));
    yasgui.on("queryAbort", () => busy(false));
    begin();

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      yasgui.getTab()?.query().catch(() => {});
    });
    add.addEventListener("click", () => {
      yasgui.addTab(true);
      yasgui.getTab().getYasqe().focus();
    });
    stop.addEventListener("click", () => yasgui.getTab()?.getYasqe().abortQuery());
    share.addEventListener("click", async () => {
      record(yasgui.getTab());
      await navigator.clipboard.writeText(location.href);
      const before = share.textContent;
      share.textContent = "Copied";
      setTimeout(() => (share.textContent = before), 1500);
    });

    // what the address asks is shown, in the tab that has it already or in a new one
    function begin() {
      const here = asked.has("query") || asked.has("question");
      const known = (line, name, iri) => (prefixes[name] === iri ? "" : line);
      const bare = (text) => text.replace(/\bPREFIX\s+([^\s:]*):\s*<([^>]*)>\s*/gi, known).trim();
      const same = Object.values(yasgui._tabs).find((tab) => bare(tab.getPersistedJson().yasqe.value) === bare(field.value));
      if (here && !same) {
        const settings = { selectedPlugin: asked.get("view") ?? "table" };
        const name = yasgui.createTabName(form.dataset.name || undefined);
        yasgui.addTab(true, { name, yasqe: { value: field.value }, yasr: { settings } });
      } else if (here) same.select();
      else if (!yasgui.getTab()) yasgui.addTab(true);
      prepare();
      const refused = answer.querySelector("[role=alert]");
      if (here && !refused) yasgui.getTab().query().catch(() => {});
      if (refused) moved(refused);
      else answer.replaceChildren();
    }

    // the editor has lines for prefixes above those of which the server spoke
    function moved(refused) {
      const editor = yasgui.getTab().getYasqe();
      const above = editor.lineCount() - field.value.split("\n").length;
      refused.textContent = refused.textContent.replace(PLACE, (_, line, column) => `line ${Number(line) + above}, column ${column}`);
      show(editor, refused.textContent);
    }

    function show(editor, text) {
      const at = PLACE.exec(text);
      if (at) editor.setCursor({ line: at[1] - 1, ch: at[2] - 1 });
    }

    function prepare() {
      const tab = yasgui.getTab();
      const editor = tab?.getYasqe();
      if (!editor) return;
      place.querySelector(".tabPanel.active .editorwrapper").append(form);
      if (ready.has(editor)) return;
      ready.add(editor);
      editor.getInputField().setAttribute("aria-label", "SPARQL query");
      editor.on("changes", () => declare(editor));
      declare(editor);
      const yasr = tab.getYasr();
      yasr.headerEl.querySelector(".yasr_response_chip").setAttribute("role", "status");
      yasr.on("drawn", () => downloads(tab));
    }

    function busy(is) {
      stop.hidden = !is;
      if (is) answer.replaceChildren();
      place.setAttribute("aria-busy", String(is));
    }

    function record(tab) {
      const query = new URLSearchParams({ query: tab.getQuery() });
      const view = tab.getYasr().getSelectedPluginName();
      if (view !== "table") query.set("view", view);
      history.replaceState(null, "", `?${query}`);
    }

    // the prefixes that are used and known, so that a query can be taken elsewhere
    function declare(editor) {
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

    // what the server says is wrong, and the place of it in the query
    async function told({ text }) {
      const message = document.createElement("p");
      if (/abort/i.test(text)) {
        message.textContent = "Stopped.";
        return message;
      }
      message.setAttribute("role", "alert");
      message.textContent = text.trim() || "The server did not answer.";
      const editor = yasgui.getTab()?.getYasqe();
      if (editor) show(editor, text);
      return message;
    }

    function downloads(tab) {
      const { results, resultsEl } = tab.getYasr();
      if (results.hasError()) return;
      resultsEl.querySelector(".downloads")?.remove();
      const link = `${endpoint}?${new URLSearchParams({ query: tab.getQuery() })}`;
      const triples = results.getVariables()?.join() === "subject,predicate,object";
      const formats = triples
        ? { ttl: "Turtle", nt: "N-Triples", jsonld: "JSON-LD", rdf: "RDF/XML" }
        : { csv: "CSV", tsv: "TSV", json: "JSON", xml: "XML" };
      const line = document.createElement("p");
      line.className = "soft downloads";
      line.append("Download");
      for (const [format, label] of Object.entries(formats)) {
        const one = document.createElement("a");
        one.href = `${link}&format=${format}`;
        one.textContent = label;
        line.append(one);
      }
      resultsEl.append(line);
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
            .filter((text) => text.toLowerCase().startsWith(prefix) && text.slice(prefix.length).toLowerCase().includes(rest))
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
