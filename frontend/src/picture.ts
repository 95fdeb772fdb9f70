// A part of the page as one SVG picture: drawings are copied with their styles, HTML becomes text.

import { svg } from "./dom";

const STYLES = ["fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity", "font-family", "font-size", "font-style", "font-weight", "text-anchor", "paint-order", "letter-spacing", "text-decoration-line"] as const;
/** What most elements have; leaving it out halves the file. */
const USUAL: Partial<Record<(typeof STYLES)[number], string>> = { "fill-opacity": "1", "stroke-opacity": "1", "stroke-dasharray": "none", "stroke-linecap": "butt", "stroke-linejoin": "miter", opacity: "1", "font-style": "normal", "text-anchor": "start", "paint-order": "normal", "letter-spacing": "normal", "text-decoration-line": "none", stroke: "none", "stroke-width": "1px" };
const MARGIN = 16;

/** `parts` of the page under one `title`, as they are seen now, over the colour of the paper. */
export function pictureOf(parts: readonly HTMLElement[], title: string, credit: string): SVGSVGElement {
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const left = Math.min(...boxes.map((box) => box.left));
  const width = Math.ceil(Math.max(...boxes.map((box) => box.right)) - left) + 2 * MARGIN;
  const head = title ? 50 : 8;
  const body = document.body;
  const { color, fontFamily } = getComputedStyle(body);
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  const heading = document.querySelector("h1");
  const serif = heading ? getComputedStyle(heading).fontFamily : fontFamily;
  const picture = svg("svg", { xmlns: "http://www.w3.org/2000/svg" });
  let y = head;
  const layers: SVGElement[] = [];
  for (const [i, part] of parts.entries()) {
    const box = boxes[i] as DOMRect;
    const clip = `part-${i}`;
    const layer = svg("g", { "clip-path": `url(#${clip})`, transform: `translate(${MARGIN - left} ${(y - box.top).toFixed(1)})` });
    picture.append(svg("clipPath", { id: clip }, svg("rect", { x: box.left, y: box.top, width: box.width, height: box.height })));
    copy(part, layer, 1);
    layers.push(layer);
    y += box.height + 8;
  }
  const height = Math.ceil(y + 22);
  picture.setAttribute("width", String(width));
  picture.setAttribute("height", String(height));
  picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
  picture.append(
    svg("title", {}, title || "Event map"),
    svg("rect", { width, height, fill: paper }),
    ...(title ? [svg("text", { x: MARGIN, y: 32, "font-family": serif, "font-size": 22, "font-weight": 700, fill: color }, title)] : []),
    ...layers,
    svg("text", { x: MARGIN, y: height - 10, "font-family": fontFamily, "font-size": 11, fill: color, "fill-opacity": 0.7 }, credit),
  );
  return picture;
}

function copy(node: Element, into: SVGElement, opacity: number): void {
  if (node instanceof SVGSVGElement) {
    const box = node.getBoundingClientRect();
    if (!box.width || !box.height || getComputedStyle(node).display === "none") return;
    const inner = svg("svg", { x: box.left.toFixed(1), y: box.top.toFixed(1), width: box.width.toFixed(1), height: box.height.toFixed(1), overflow: "visible", opacity: opacity === 1 ? null : opacity });
    const box2 = node.getAttribute("viewBox");
    if (box2) inner.setAttribute("viewBox", box2);
    for (const child of node.children) draw(child, inner);
    into.append(inner);
    return;
  }
  if (!(node instanceof HTMLElement)) return;
  if (node instanceof HTMLCanvasElement) {
    const box = node.getBoundingClientRect();
    if (box.width) into.append(svg("image", { x: box.left.toFixed(1), y: box.top.toFixed(1), width: box.width.toFixed(1), height: box.height.toFixed(1), href: node.toDataURL("image/png") }));
    return;
  }
  const style = getComputedStyle(node);
  if (style.display === "none" || style.visibility === "hidden" || node.tagName === "BUTTON") return;
  const seen = opacity * Number(style.opacity);
  const box = node.getBoundingClientRect();
  if (/rgba?\(/.test(style.backgroundColor) && !/, 0\)$/.test(style.backgroundColor) || style.backgroundColor.startsWith("color(")) {
    into.append(svg("rect", { x: box.left.toFixed(1), y: box.top.toFixed(1), width: box.width.toFixed(1), height: box.height.toFixed(1), fill: style.backgroundColor, opacity: seen === 1 ? null : seen }));
  }
  for (const child of node.childNodes) {
    if (child instanceof Text) write(child, style, into, seen);
    else if (child instanceof Element) copy(child, into, seen);
  }
}

/** The words of a text node, line by line, where they stand on the screen. */
function write(text: Text, style: CSSStyleDeclaration, into: SVGElement, opacity: number): void {
  const lines: { words: string; left: number; bottom: number }[] = [];
  const range = document.createRange();
  for (const match of text.data.matchAll(/\S+/g)) {
    range.setStart(text, match.index);
    range.setEnd(text, match.index + match[0].length);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    const line = lines[lines.length - 1];
    if (line && Math.abs(line.bottom - box.bottom) < 2) line.words += ` ${match[0]}`;
    else lines.push({ words: match[0], left: box.left, bottom: box.bottom });
  }
  const size = parseFloat(style.fontSize);
  for (const { words, left, bottom } of lines) {
    into.append(svg("text", { x: left.toFixed(1), y: (bottom - size * 0.24).toFixed(1), fill: style.color, "font-family": style.fontFamily, "font-size": size, "font-weight": style.fontWeight === "400" ? null : style.fontWeight, "font-style": style.fontStyle === "normal" ? null : style.fontStyle, opacity: opacity === 1 ? null : opacity }, words));
  }
}

function draw(node: Element, into: SVGElement): void {
  const style = getComputedStyle(node);
  if (style.display === "none") return;
  const made = node.cloneNode(false) as SVGElement;
  for (const name of ["class", "style", "tabindex", "role", "aria-label", "data-id", "data-place", "aria-hidden", "aria-current"]) made.removeAttribute(name);
  for (const name of STYLES) {
    const value = style.getPropertyValue(name);
    if (value && value !== USUAL[name] && (name !== "font-family" || node.tagName === "text")) made.setAttribute(name, value);
  }
  if (style.vectorEffect === "non-scaling-stroke") made.setAttribute("vector-effect", "non-scaling-stroke");
  if (node.tagName === "text") made.textContent = node.textContent;
  else for (const child of node.children) draw(child, made);
  into.append(made);
}

export function asText(picture: SVGSVGElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}`;
}

/** The picture as PNG, twice as fine as the screen. */
export async function asPng(picture: SVGSVGElement): Promise<Blob> {
  const [width, height] = ["width", "height"].map((name) => Number(picture.getAttribute(name))) as [number, number];
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(asText(picture))}`;
  await image.decode();
  // Browsers refuse canvases beyond some size; 8000 px is within all of them.
  const scale = Math.min(2, 8000 / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error("the browser made no picture"))), "image/png"));
}
