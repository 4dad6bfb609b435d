// A drawing of cytoscape as a picture in SVG, as it is arranged now.
function graphSvg(cy, back) {
  const escape = (text) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  const at = (point) => `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
  const pad = 20;
  const box = cy.elements().boundingBox();
  const size = [box.w + 2 * pad, box.h + 2 * pad].map((n) => Math.ceil(n));
  const out = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size[0]}" height="${size[1]}" viewBox="${(box.x1 - pad).toFixed(1)} ${(box.y1 - pad).toFixed(1)} ${size[0]} ${size[1]}" font-family="sans-serif">`,
    `<rect x="${(box.x1 - pad).toFixed(1)}" y="${(box.y1 - pad).toFixed(1)}" width="100%" height="100%" fill="${back}"/>`,
  ];
  const label = (x, y, size, fill, text, more = "") =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" text-anchor="middle" fill="${fill}" stroke="${back}" stroke-width="3" paint-order="stroke"${more}>${escape(text)}</text>`;

  cy.edges().forEach((edge) => {
    const [start, end] = [edge.sourceEndpoint(), edge.targetEndpoint()];
    const bend = edge.controlPoints()?.[0];
    const colour = edge.style("line-color");
    const width = parseFloat(edge.style("width"));
    const dash = edge.style("line-style") === "dashed" ? ' stroke-dasharray="6 3"' : "";
    const from = bend ?? start;
    const angle = (Math.atan2(end.y - from.y, end.x - from.x) * 180) / Math.PI;
    out.push(
      `<path d="M${at(start)} ${bend ? `Q${at(bend)} ` : "L"}${at(end)}" fill="none" stroke="${colour}" stroke-opacity="${edge.style("line-opacity")}" stroke-width="${width}"${dash}><title>${escape(edge.data("label"))}</title></path>`,
      `<path d="M0 0 -8 -3.5 -8 3.5z" transform="translate(${at(end)}) rotate(${angle.toFixed(1)})" fill="${colour}"/>`,
    );
    if (edge.style("label")) {
      const middle = edge.midpoint();
      let turn = (Math.atan2(end.y - start.y, end.x - start.x) * 180) / Math.PI;
      if (turn > 90 || turn < -90) turn += 180;
      out.push(label(middle.x, middle.y + 3, 10, edge.style("color"), edge.style("label"), ` transform="rotate(${turn.toFixed(1)} ${at(middle)})"`));
    }
  });
  cy.nodes().forEach((node) => {
    const { x, y } = node.position();
    const [w, h] = [node.width(), node.height()];
    const look = `fill="${node.style("background-color")}" stroke="${node.style("border-color")}" stroke-width="${parseFloat(node.style("border-width"))}"`;
    out.push(
      node.style("shape") === "ellipse"
        ? `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="${w / 2}" ry="${h / 2}" ${look}/>`
        : `<rect x="${(x - w / 2).toFixed(1)}" y="${(y - h / 2).toFixed(1)}" width="${w}" height="${h}" rx="4" ${look}/>`,
      label(x, y + h / 2 + 15, parseFloat(node.style("font-size")), node.style("color"), short(node.data("label"))),
    );
  });
  out.push("</svg>");
  return out.join("\n");

  function short(text) {
    return text.length > 32 ? `${text.slice(0, 31)}…` : text;
  }
}
