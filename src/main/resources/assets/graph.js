// Draws what the tables below it say: one node for each row of the first, one edge for each of the second.
{
  const box = document.getElementById("drawing");
  if (box) draw(box);

  function draw(box) {
    const form = document.getElementById("filter");
    const told = document.getElementById("told");
    const hint = told.cloneNode(true);
    const calm = matchMedia("(prefers-reduced-motion: reduce)");
    const lists = () => document.getElementById("listed");
    // cytoscape would add a style element, which the content security policy forbids
    const sheet = document.createElement("link");
    sheet.id = "__________cytoscape_stylesheet";
    document.head.append(sheet);
    const explore = document.getElementById("explore");
    explore.hidden = false;

    const cy = cytoscape({
      container: box,
      minZoom: 0.2,
      maxZoom: 3,
      boxSelectionEnabled: false,
      autounselectify: true,
      userZoomingEnabled: false,
      layout: { name: "preset" },
    });

    /* what the page looks like */

    // as red, green and blue, whatever space the style sheet uses: cytoscape knows no other
    const pixel = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    function colour(style, property = "--type") {
      const probe = document.createElement("span");
      probe.className = style;
      probe.style.color = `var(${property})`;
      box.append(probe);
      pixel.fillStyle = getComputedStyle(probe).color;
      probe.remove();
      pixel.fillRect(0, 0, 1, 1);
      return `rgb(${pixel.getImageData(0, 0, 1, 1).data.slice(0, 3).join(", ")})`;
    }

    // of all that is drawn, so that labels can be read when there is much of it
    let size = 1;

    function style() {
      const ink = colour("", "--ink");
      const soft = colour("", "--soft");
      const line = colour("", "--line");
      const back = colour("", "--card");
      const accent = colour("", "--accent");
      const font = `${getComputedStyle(document.body).fontFamily.split(",")[0].replaceAll('"', "")}, sans-serif`;
      return [
        {
          selector: "node",
          style: {
            label: "data(label)",
            "background-color": "data(colour)",
            color: ink,
            width: 16 * size,
            height: 16 * size,
            "font-family": font,
            "font-size": 12.5 * size,
            "text-wrap": "ellipsis",
            "text-max-width": 150 * size,
            "text-valign": "bottom",
            "text-margin-y": 4,
            "text-outline-color": back,
            "text-outline-width": 2.5,
            "overlay-opacity": 0,
          },
        },
        {
          selector: "node[kind = 'paper']",
          style: { shape: "round-rectangle", width: 12 * size, height: 15 * size, "background-color": soft, color: soft },
        },
        {
          selector: "node[?middle]",
          style: { width: 26 * size, height: 26 * size, "font-size": 15 * size, "text-max-width": 260 * size, "font-weight": 600, "border-width": 3, "border-color": ink },
        },
        {
          selector: "edge",
          style: {
            width: "mapData(confidence, 0, 1, 0.6, 2.4)",
            "line-color": soft,
            "line-opacity": 0.55,
            "target-arrow-color": soft,
            "target-arrow-shape": "triangle",
            "arrow-scale": 0.8,
            "curve-style": "bezier",
            label: "data(label)",
            color: soft,
            "font-family": font,
            "font-size": 10.5 * size,
            "text-rotation": "autorotate",
            "text-outline-color": back,
            "text-outline-width": 2.5,
            "min-zoomed-font-size": 8,
            "overlay-opacity": 0,
          },
        },
        { selector: "edge[?role]", style: { "line-color": line, "line-opacity": 1, "target-arrow-color": line, label: "" } },
        { selector: "edge.crowded", style: { label: "" } },
        { selector: "edge[?hedged]", style: { "line-style": "dashed" } },
        { selector: ".near", style: { label: "data(label)", "line-color": accent, "line-opacity": 0.8, "target-arrow-color": accent } },
        { selector: "node.chosen", style: { "border-width": 4, "border-color": accent } },
        {
          selector: "edge.chosen",
          style: { label: "data(label)", color: ink, "line-color": accent, "line-opacity": 1, "target-arrow-color": accent, width: 3.5 },
        },
      ];
    }

    function paint() {
      cy.nodes().forEach((node) => node.data("colour", colour(node.data("style"))));
      cy.style(style());
    }
    document.addEventListener("themechange", paint);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);

    /* from the tables to the drawing */

    function rows(kind) {
      return [...lists().querySelectorAll(`[data-${kind}]`)];
    }

    function fill(keep) {
      const nodes = rows("node").map(({ dataset }) => ({
        group: "nodes",
        data: {
          id: dataset.node,
          label: dataset.label,
          style: dataset.style,
          colour: "grey",
          kind: dataset.kind,
          middle: "middle" in dataset,
        },
      }));
      const edges = rows("edge").map(({ dataset }) => ({
        group: "edges",
        data: {
          id: dataset.edge,
          source: dataset.from,
          target: dataset.to,
          label: dataset.label,
          confidence: Number(dataset.confidence),
          role: "role" in dataset,
          hedged: "hedged" in dataset,
        },
      }));
      const ids = new Set([...nodes, ...edges].map(({ data }) => data.id));
      explore.hidden = nodes.length === 0;
      cy.resize();
      cy.batch(() => {
        cy.elements().filter((old) => !ids.has(old.id())).remove();
        for (const element of [...nodes, ...edges]) {
          const old = cy.getElementById(element.data.id);
          if (old.nonempty()) old.data(element.data);
          else place(cy.add(element), keep);
        }
      });
      paint();
      if (nodes.length) arrange(keep);
    }

    // new ones next to what they belong to, in a ring; chance has no part, so that a link shows the same
    function place(node, keep) {
      if (!node.isNode()) return;
      const known = keep ? cy.nodes("[?middle]").filter((middle) => middle.id() !== node.id()) : cy.collection();
      const centre = known.nonempty() ? known.last().position() : { x: 0, y: 0 };
      const angle = cy.nodes().length * 2.399963;
      const far = node.data("middle") ? 40 : 150 + (cy.nodes().length % 3) * 40;
      node.position({ x: centre.x + Math.cos(angle) * far, y: centre.y + Math.sin(angle) * far });
    }

    function arrange(moving) {
      const before = moving && !calm.matches ? places() : null;
      cy.layout({
        name: "cose",
        animate: false,
        randomize: false,
        nodeDimensionsIncludeLabels: true,
        idealEdgeLength: () => 70,
        nodeRepulsion: () => 7000,
        edgeElasticity: () => 90,
        gravity: 0.6,
        numIter: 900,
        fit: false,
      }).run();
      stretch();
      // what is set apart takes more room, is drawn smaller, and has its letters enlarged
      for (let round = 0; round < 3; round++) {
        resize();
        apart();
      }
      crowd();
      if (!before) return fit();
      const after = places();
      cy.nodes().positions((node) => before.get(node.id()) ?? node.position());
      cy.nodes().forEach((node) => node.animate({ position: after.get(node.id()) }, { duration: 350 }));
      cy.animate({ fit: { eles: cy.elements(), padding: 24 } }, { duration: 350, complete: fit });
    }

    function places() {
      return new Map(cy.nodes().map((node) => [node.id(), { ...node.position() }]));
    }

    // to the shape of the box, so that it can be drawn larger
    function stretch() {
      const [w, h] = ["x", "y"].map((axis) => {
        const all = cy.nodes().map((node) => node.position(axis));
        return Math.max(...all) - Math.min(...all) + 60;
      });
      const wide = Math.min(2.5, Math.max(0.6, (box.clientWidth / box.clientHeight) * (h / w)));
      cy.nodes().positions((node) => ({ x: node.position("x") * wide, y: node.position("y") }));
    }

    // no node upon the name of another: both give way, along the side where it takes less
    function apart() {
      const all = cy.nodes().map((node) => {
        const { x1, y1, x2, y2 } = node.boundingBox({ includeOverlays: false });
        return { node, x: (x1 + x2) / 2, y: (y1 + y2) / 2, w: x2 - x1 + 4, h: y2 - y1 + 4, dx: 0, dy: 0 };
      });
      for (let round = 0, moved = true; moved && round < 300; round++) {
        moved = false;
        all.forEach((a, i) => {
          for (const b of all.slice(i + 1)) {
            const [gapX, gapY] = [b.x + b.dx - a.x - a.dx, b.y + b.dy - a.y - a.dy];
            const [overX, overY] = [(a.w + b.w) / 2 - Math.abs(gapX), (a.h + b.h) / 2 - Math.abs(gapY)];
            if (overX <= 0.1 || overY <= 0.1) continue;
            moved = true;
            const [way, by, side] = overX < overY ? ["dx", overX, gapX] : ["dy", overY, gapY];
            const half = ((side < 0 ? -1 : 1) * by) / 2;
            a[way] -= half;
            b[way] += half;
          }
        });
      }
      for (const { node, dx, dy } of all) node.position({ x: node.position("x") + dx, y: node.position("y") + dy });
    }

    // the name of an edge is left out where it would lie upon a node, its name or that of a surer edge
    function crowd() {
      const taken = cy.nodes().map((node) => node.boundingBox({ includeOverlays: false }));
      const named = cy.edges().filter((edge) => !edge.data("role"));
      for (const edge of named.sort((a, b) => b.data("confidence") - a.data("confidence"))) {
        const { x, y } = edge.midpoint();
        const [from, to] = [edge.source().position(), edge.target().position()];
        const turn = Math.atan2(to.y - from.y, to.x - from.x);
        const [length, height] = [5.4 * size * edge.data("label").length, 11 * size];
        const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
        const [w, h] = [(length * cos + height * sin) / 2, (length * sin + height * cos) / 2];
        const box = { x1: x - w, x2: x + w, y1: y - h, y2: y + h };
        const crowded = taken.some((other) => box.x1 < other.x2 && other.x1 < box.x2 && box.y1 < other.y2 && other.y1 < box.y2);
        edge.toggleClass("crowded", crowded);
        if (!crowded) taken.push(box);
      }
    }

    // letters that can be read when all is seen
    function resize() {
      const { w, h } = cy.elements().boundingBox();
      const zoom = Math.min(1.4, (box.clientWidth - 48) / w, (box.clientHeight - 48) / h);
      const needed = Math.min(2, Math.max(1, 0.85 / zoom));
      if (Math.abs(needed - size) > 0.05) {
        size = needed;
        cy.style(style());
      }
    }

    function fit() {
      cy.fit(undefined, 24);
      if (cy.zoom() > 1.4) {
        cy.zoom(1.4);
        cy.center();
      }
    }

    /* what is chosen */

    function row(element) {
      return rows(element.isNode() ? "node" : "edge").find(
        ({ dataset }) => (dataset.node ?? dataset.edge) === element.id(),
      );
    }

    function choose(element) {
      cy.elements().removeClass("chosen near");
      if (!element || element.empty()) {
        told.replaceChildren(...hint.cloneNode(true).childNodes);
        return;
      }
      element.addClass("chosen");
      if (element.isNode()) element.connectedEdges().addClass("near");
      const parts = [...row(element).querySelectorAll("[data-tell]")].map((cell) => {
        const part = document.createElement(cell.dataset.tell);
        part.append(...[...cell.childNodes].map((child) => child.cloneNode(true)));
        return part;
      });
      told.replaceChildren(...parts);
    }

    function chosen() {
      return cy.elements(".chosen").first();
    }

    cy.on("tap", "edge", ({ target }) => choose(target));
    cy.on("tap", "node", ({ target }) => {
      choose(target);
      if (!target.data("middle")) expand(target.id());
    });
    cy.on("tap", ({ target }) => target === cy && choose(null));
    cy.on("mouseover", "node, edge", () => (box.style.cursor = "pointer"));
    cy.on("mouseout", "node, edge", () => (box.style.cursor = ""));

    /* the way to more */

    function expand(id) {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = "focus";
      input.value = id;
      document.getElementById("filter-fields").append(input);
      show();
    }

    async function show() {
      const query = new URLSearchParams(new FormData(form));
      await load(`${form.getAttribute("action").split("?")[0]}?${query}`, true);
    }

    async function served(address, signal) {
      const answer = await fetch(address, { signal });
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    }

    let asking;
    async function load(address, record) {
      asking?.abort();
      asking = new AbortController();
      box.setAttribute("aria-busy", "true");
      try {
        const { signal } = asking;
        const page = await (globalThis.loomGraph ?? served)(address, signal);
        signal.throwIfAborted();
        const before = chosen().id?.();
        for (const id of ["listed", "filter-fields", "graph-title"]) {
          document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
        }
        document.title = page.title;
        document.getElementById("add").value = "";
        if (record) history.pushState(null, "", address);
        fill(true);
        choose(before ? cy.getElementById(before) : null);
      } catch (problem) {
        explore.hidden &&= problem.name === "AbortError";
        if (problem.name !== "AbortError") told.textContent = `This could not be loaded: ${problem.message}.`;
      } finally {
        box.removeAttribute("aria-busy");
      }
    }

    addEventListener("popstate", () => load(location.href, false));
    form.addEventListener("change", show);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
    });
    document.getElementById("explore-page").addEventListener("click", (event) => {
      const link = event.target.closest("a[data-step]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      load(link.href, true);
    });

    /* by keyboard: arrows walk, space goes through the edges, enter expands */

    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

    function towards([x, y]) {
      const from = chosen().nonempty() && chosen().isNode() ? chosen() : cy.nodes("[?middle]").first();
      if (chosen().empty()) return from;
      const here = from.position();
      let best = from;
      let least = Infinity;
      cy.nodes().forEach((node) => {
        const [dx, dy] = [node.position("x") - here.x, node.position("y") - here.y];
        const along = dx * x + dy * y;
        const aside = Math.abs(dx * y) + Math.abs(dy * x);
        if (along > 1 && along + 2 * aside < least) [best, least] = [node, along + 2 * aside];
      });
      return best;
    }

    function nextEdge() {
      const now = chosen();
      const node = now.nonempty() && now.isEdge() ? cy.getElementById(now.scratch("of")) : now;
      const edges = node.empty() ? cy.edges() : node.connectedEdges();
      const next = edges[(edges.toArray().indexOf(now[0]) + 1) % edges.length];
      if (next) next.scratch("of", node.id?.() ?? "");
      return next;
    }

    const keys = {
      " ": () => choose(nextEdge()),
      Enter: () => chosen().isNode?.() && !chosen().data("middle") && expand(chosen().id()),
      Escape: () => choose(null),
      "+": () => zoom(1.25),
      "-": () => zoom(0.8),
      0: fit,
    };
    box.addEventListener("keydown", (event) => {
      const way = ways[event.key];
      const act = way ? () => choose(towards(way)) : keys[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    });
    box.addEventListener("focusin", () => cy.userZoomingEnabled(true));
    box.addEventListener("focusout", () => cy.userZoomingEnabled(false));

    /* the buttons */

    function zoom(factor) {
      cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    }

    function save(blob, suffix) {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(blob);
      link.download = `graph.${suffix}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    }

    const buttons = {
      nearer: () => zoom(1.25),
      farther: () => zoom(0.8),
      fit,
      png: () => save(cy.png({ full: true, scale: 2, bg: colour("", "--card"), output: "blob" }), "png"),
      svg: () => save(new Blob([graphSvg(cy, colour("", "--card"))], { type: "image/svg+xml" }), "svg"),
      link: async (button) => {
        await navigator.clipboard.writeText(location.href);
        const before = button.textContent;
        button.textContent = "Copied";
        setTimeout(() => (button.textContent = before), 1500);
      },
    };
    explore.addEventListener("click", ({ target }) => {
      const button = target.closest("button[data-do]");
      if (button) buttons[button.dataset.do](button);
    });

    if (globalThis.loomGraph && location.search) load(location.href, false);
    else fill(false);
  }
}
