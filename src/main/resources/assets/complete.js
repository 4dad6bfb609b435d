// Completion under search boxes, [data-complete]: which name matches, what it is, in how many papers. Choosing opens the page
// of the entity; with data-complete="fill" it fills in the name (and sends the form with
// data-then="submit"). In a frozen site the names come from frozen.js.
(() => {
  const home = document.body.dataset.root;
  const PAUSE = 120;
  const MOST = 8;

  async function suggestions(text, signal) {
    if (globalThis.loomSearch) {
      const found = await globalThis.loomSearch(text);
      return found.slice(0, MOST).map(([form, address, type, style, papers, , label]) => ({
        form, label: label ?? form, address: globalThis.loom.kept(home + address), type, style, papers, marks: [],
      }));
    }
    const answer = await fetch(`${home}api/complete?limit=${MOST}&q=${encodeURIComponent(text)}`, { signal });
    if (!answer.ok) return [];
    const keep = new URLSearchParams(location.search).get("min");
    return (await answer.json()).completions.map((one) => ({
      form: one.form,
      label: one.label,
      address: home + one.path.split("/").map(encodeURIComponent).join("/") + ".html" + (keep ? `?min=${keep}` : ""),
      type: one.type.replace(/^.*[#/]/, ""),
      style: style(one.type),
      papers: one.papers,
      marks: one.highlights,
    }));
  }

  /** The style class of a class, as the pages name it: those of others have a hash of their IRI, as Java counts it. */
  function style(type) {
    const name = "t-" + type.replace(/^.*[#/]/, "").replace(/[^A-Za-z0-9-]/g, "").toLowerCase();
    if (!/[:/]/.test(type)) return name;
    let hash = 0;
    for (let i = 0; i < type.length; i++) hash = (Math.imul(31, hash) + type.charCodeAt(i)) | 0;
    return `${name}-${(hash >>> 0).toString(16)}`;
  }

  function piece(name, style, text) {
    const made = document.createElement(name);
    made.className = style;
    made.textContent = text;
    return made;
  }

  /** The name with the typed part marked; highlights count code points. */
  function marked(text, marks) {
    const letters = Array.from(text);
    const whole = document.createElement("bdi");
    let at = 0;
    for (const [begin, end] of marks) {
      whole.append(letters.slice(at, begin).join(""), piece("b", "", letters.slice(begin, end).join("")));
      at = end;
    }
    whole.append(letters.slice(at).join(""));
    return whole;
  }

  function option(one, id) {
    const item = document.createElement("li");
    item.role = "option";
    item.id = id;
    item.className = one.style;
    const name = piece("span", "entity", "");
    name.append(marked(one.form, one.marks));
    item.append(name);
    if (one.form !== one.label) item.append(piece("span", "soft", ` for ${one.label}`));
    const facts = typeof one.papers === "number" ? `${one.type}, ${one.papers} ${one.papers === 1 ? "paper" : "papers"}` : one.type;
    item.append(piece("span", "soft facts", facts));
    return item;
  }

  function equip(input, number) {
    const list = document.createElement("ul");
    list.id = `options-${number}`;
    list.className = "options";
    list.role = "listbox";
    list.ariaLabel = "Suggestions";
    list.hidden = true;
    input.after(list);
    Object.assign(input, { role: "combobox", ariaAutoComplete: "list", ariaExpanded: "false" });
    input.setAttribute("aria-controls", list.id);
    let shown = [];
    let active = -1;
    let timer;
    let running;

    const close = () => {
      list.hidden = true;
      active = -1;
      input.ariaExpanded = "false";
      input.removeAttribute("aria-activedescendant");
    };
    const choose = (one) => {
      close();
      if (input.dataset.complete === "fill") {
        input.value = one.label;
        if (input.dataset.then === "submit") input.form.requestSubmit();
      } else {
        location.href = one.address;
      }
    };
    const move = (to) => {
      list.children[active]?.removeAttribute("aria-selected");
      active = (to + shown.length) % shown.length;
      const item = list.children[active];
      item.ariaSelected = "true";
      item.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", item.id);
    };
    const ask = async () => {
      running?.abort();
      running = new AbortController();
      const text = input.value.trim();
      if (!text) return close();
      try {
        shown = await suggestions(text, running.signal);
      } catch {
        return; // a newer question, or no server
      }
      if (input.value.trim() !== text) return;
      list.replaceChildren(...shown.map((one, i) => option(one, `${list.id}-${i}`)));
      close();
      if (shown.length && document.activeElement === input) {
        list.hidden = false;
        input.ariaExpanded = "true";
      }
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !list.hidden) {
        close();
        event.preventDefault();
      } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (list.hidden) return;
        event.preventDefault();
        move(event.key === "ArrowDown" ? active + 1 : active < 0 ? -1 : active - 1);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choose(shown[active]);
      }
    });
    input.addEventListener("blur", close);
    list.addEventListener("mousedown", (event) => {
      const item = event.target.closest("li");
      if (item) {
        event.preventDefault();
        choose(shown[Array.from(list.children).indexOf(item)]);
      }
    });
  }

  document.querySelectorAll("[data-complete]").forEach(equip);
})();
