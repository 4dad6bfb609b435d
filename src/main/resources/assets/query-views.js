// Views of an answer, as plugins of YASR: its table and text with links and names of ours, a chart, a drawing.
{
  const root = document.body.dataset.root;
  const prefixes = Object.fromEntries(
    [...document.querySelectorAll("#prefixes option")].map((option) => [option.value, option.label]),
  );
  const NUMBER = /(?:integer|decimal|double|float|int|long|short|byte|nonNegativeInteger)$/;

  function make(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  }

  function drawn(name, attributes) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  }

  function escaped(text) {
    return make("span", {}, text).innerHTML;
  }

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

  // where a name leads: things of the store to this server, whatever base the store has
  function link(iri) {
    const base = prefixes[""];
    if (iri.startsWith(base)) {
      const [path, mark] = iri.slice(base.length).split("#");
      return `${root}${path}${mark ? `#${mark}` : ""}`;
    }
    return /^https?:/i.test(iri) ? iri : null;
  }

  function content(cell) {
    const href = cell?.type === "uri" ? link(cell.value) : null;
    return href ? make("a", { class: "iri", href, rel: "noreferrer" }, short(cell)) : short(cell);
  }

  const { table: YasrTable, response: YasrResponse } = Yasr.plugins;
  const { setResponse } = Yasr.prototype;

  // The editor hands over an answer without its type: objects are tables, texts are graphs, and may be empty.
  Yasr.prototype.setResponse = function (answer, took) {
    let known = answer;
    if (typeof answer === "string") known = { data: answer || "#", contentType: "application/n-triples" };
    else if (answer.results) known = { data: JSON.stringify(answer, null, 2), contentType: "application/sparql-results+json" };
    setResponse.call(this, known, took);
  };

  function icon(path) {
    const svg = drawn("svg", { viewBox: "0 0 16 16", width: 14, height: 14, fill: "none", stroke: "currentColor", "stroke-width": 1.8, "aria-hidden": "true" });
    svg.append(drawn("path", { d: path }));
    return make("div", { class: "svgImg" }, svg);
  }

  class Table extends YasrTable {
    getUriLinkFromBinding(binding) {
      return escaped(content({ type: "uri", value: binding.value }));
    }

    // What papers wrote is text: it is never read as HTML, not even to clean it.
    formatLiteral(cell) {
      const text = escaped(cell.value);
      if (this.persistentConfig.compact) return text;
      if (cell["xml:lang"]) return `"${text}"<sup>@${escaped(cell["xml:lang"])}</sup>`;
      return cell.datatype ? `"${text}"<sup>^^${this.getUriLinkFromBinding({ value: cell.datatype })}</sup>` : text;
    }

    getColumns() {
      const [row, ...columns] = super.getColumns();
      const render = (cell, use) => {
        if (cell === "") return "";
        if (use === "filter") return escaped(cell.value);
        return use === "display" ? this.getCellContent(cell) : cell.value;
      };
      return row ? [{ ...row, title: "#" }, ...columns.map((column) => ({ ...column, render }))] : [];
    }

    drawControls() {
      super.drawControls();
      this.tableSizeField.setAttribute("aria-label", "Rows on a page");
    }
  }

  class Raw extends YasrResponse {
    label = "Raw";

    draw(config) {
      super.draw(config);
      this.cm.getInputField().setAttribute("aria-label", "The answer as it came");
    }
  }

  class View {
    priority = 1;

    constructor(yasr) {
      this.yasr = yasr;
    }

    rows() {
      return this.yasr.results?.getBindings() ?? [];
    }

    canHandleResults() {
      return this.elements().length > 0;
    }
  }

  class Chart extends View {
    label = "Chart";

    getIcon() {
      return icon("M2 15V8m4 7V2m4 13V6m4 9v-4");
    }

    elements() {
      return this.rows().filter((row) => Object.values(row).some(isNumber));
    }

    draw() {
      const columns = this.yasr.results.getVariables();
      const rows = this.elements();
      const numeric = columns.find((column) => rows.some((row) => isNumber(row[column])));
      const naming = columns.find((column) => rows.some((row) => row[column] && !isNumber(row[column])));
      const bars = rows.filter((row) => isNumber(row[numeric])).slice(0, 40);
      const most = Math.max(...bars.map((row) => Math.abs(Number(row[numeric].value))), Number.MIN_VALUE);
      const by = naming ? ` by ${naming}` : "";
      const cut = bars.length < rows.length ? `, the first ${bars.length} of ${rows.length} rows` : "";
      const list = make("table", { class: "bars" }, make("caption", {}, `${numeric}${by}${cut}`));
      bars.forEach((row, i) => {
        const { value } = row[numeric];
        const bar = drawn("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" });
        bar.append(drawn("rect", { width: (100 * Math.abs(Number(value))) / most, height: 10 }));
        const name = naming ? content(row[naming]) : `row ${i + 1}`;
        list.append(make("tr", {}, make("th", { scope: "row" }, name), make("td", { class: "bar" }, bar), make("td", { class: "number" }, value)));
      });
      this.yasr.resultsEl.append(list);
    }
  }

  class Drawing extends View {
    label = "Graph";

    getIcon() {
      return icon("M4 12 8 4l4 8zM8 2v4M2 12h4m4 0h4");
    }

    // the triples whose objects are things
    elements() {
      const [s, p, o] = this.yasr.results?.getVariables() ?? [];
      return s === "subject" && o === "object"
        ? this.rows().filter((row) => row[o].type !== "literal").map((row) => [row[s], row[p], row[o]])
        : [];
    }

    draw() {
      const most = 150;
      const all = this.elements();
      const some = all.slice(0, most);
      const note = make("p", { class: "soft" }, `${some.length} of ${all.length} triples between things; values are left out.`);
      const box = make("div", { id: "drawing", class: "result", role: "img", "aria-label": "Drawing of the triples; the table says the same" });
      this.yasr.resultsEl.append(box, note);
      if (!document.getElementById("__________cytoscape_stylesheet")) {
        document.head.append(make("link", { id: "__________cytoscape_stylesheet" }));
      }
      const ink = getComputedStyle(document.body).color;
      const soft = getComputedStyle(note).color;
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
        const href = link(target.id());
        if (href) location.href = href;
      });
    }
  }

  YasrTable.defaults.tableConfig.language.emptyTable = "The graph holds nothing that fits this query.";
  Yasr.registerPlugin("table", Table);
  Yasr.registerPlugin("response", Raw);
  Yasr.registerPlugin("chart", Chart);
  Yasr.registerPlugin("graph", Drawing);
  Yasr.defaults.pluginOrder = ["table", "response", "chart", "graph"];
  Yasr.defaults.plugins.table.dynamicConfig = { compact: true, isEllipsed: false };
  Yasr.defaults.prefixes = prefixes;
}
