import { layOutHosts, type PlacedDevice, type PlacedLink } from '../drills/hosts-layout.ts';
import type { Picture } from '../drills/picture.ts';

/** A drawing with its size in its own units. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

const ink = '#1f2430';
const pale = '#6b7280';
const accent = '#2f5fb3';
const fault = '#b3372f';
const lineHeight = 15;

/** Draws a network in black, white and a little colour, as SVG that needs the fonts `Sans` and `Mono`; what can be marked has its letter. */
export function hostsSvg(
  picture: Extract<Picture, { kind: 'hosts' }>,
  letters: ReadonlyMap<string, string>,
  availableWidth: number,
): Drawing {
  const { placed, links, width, height } = layOutHosts(picture, availableWidth);
  const drawn = [
    ...links.map((link) => linkSvg(link, letters.get(link.link.id ?? ''))),
    ...placed.map((device) => deviceSvg(device, letters.get(device.device.name))),
  ];
  const size = `viewBox="0 0 ${rounded(width)} ${rounded(height)}" width="${rounded(width)}" height="${rounded(height)}"`;
  return { svg: `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${drawn.join('')}</svg>`, width, height };
}

function linkSvg({ link, path, labelAt, crossAt, numberAt }: PlacedLink, letter: string | undefined): string {
  const isDown = link.isDown === true;
  const line = `<path d="${path}" fill="none" stroke="${isDown ? fault : pale}" stroke-width="1.5"${isDown ? ' stroke-dasharray="5 5"' : ''}/>`;
  const cross = isDown
    ? `<path d="M${rounded(crossAt.x - 6)} ${rounded(crossAt.y - 6)}l12 12m0 -12l-12 12" fill="none" stroke="${fault}" stroke-width="2.5"/>`
    : '';
  const label = link.label === undefined ? '' : labelSvg(link.label, labelAt.x, labelAt.y);
  return `${line}${cross}${label}${letter === undefined ? '' : badge(letter, numberAt.x, numberAt.y)}`;
}

/** On white, so that the line does not run through it. */
function labelSvg(label: string, x: number, y: number): string {
  const width = label.length * 6.7 + 4;
  const ground = `<rect x="${rounded(x - width / 2)}" y="${rounded(y - 8)}" width="${rounded(width)}" height="15" fill="#ffffff"/>`;
  return `${ground}${text(label, x, y + 4, { font: 'Mono', size: 11, colour: pale })}`;
}

function deviceSvg({ device, x, y, width, height, lines }: PlacedDevice, letter: string | undefined): string {
  const middle = device.role === 'server' ? x + 6 : x;
  const first = y - (lines.length * lineHeight) / 2 + 4;
  const written = [
    text(device.name, middle, first, { font: 'Sans', size: 13, colour: ink, isBold: true }),
    ...lines.map((line, index) =>
      text(line, middle, first + (index + 1) * lineHeight, { font: 'Mono', size: 11, colour: ink }),
    ),
  ];
  const mark = letter === undefined ? '' : badge(letter, x - width / 2 + 3, y - height / 2 + 2);
  return `${outline(device.role, x, y, width, height)}${written.join('')}${mark}`;
}

function outline(
  role: PlacedDevice['device']['role'],
  x: number,
  y: number,
  width: number,
  height: number,
): string {
  const [left, top, right, bottom] = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  const stroke = `stroke="${role === 'router' ? accent : pale}" stroke-width="1.5"`;
  if (role === 'internet')
    return `<ellipse cx="${rounded(x)}" cy="${rounded(y)}" rx="${rounded(width / 2)}" ry="${rounded(height / 2)}" fill="#f3f4f6" ${stroke} stroke-dasharray="3 3"/>`;
  if (role === 'proxy') {
    const corners = [
      [left, y],
      [left + 12, top],
      [right - 12, top],
      [right, y],
      [right - 12, bottom],
      [left + 12, bottom],
    ];
    return `<polygon points="${corners.map((corner) => corner.map(rounded).join(',')).join(' ')}" fill="#ffffff" ${stroke}/>`;
  }
  const radius = role === 'router' ? Math.min(height / 2, 24) : role === 'host' ? 8 : 3;
  const fill = { router: '#eaf0fa', switch: '#f3f4f6', host: '#ffffff', server: '#ffffff' }[role];
  const box = `<rect x="${rounded(left)}" y="${rounded(top)}" width="${rounded(width)}" height="${rounded(height)}" rx="${radius}" fill="${fill}" ${stroke}/>`;
  const slots = `<path d="M${rounded(left + 9)} ${rounded(y - 8)}v16M${rounded(left + 14)} ${rounded(y - 8)}v16" fill="none" ${stroke}/>`;
  return role === 'server' ? `${box}${slots}` : box;
}

function badge(letter: string, x: number, y: number): string {
  const circle = `<circle cx="${rounded(x)}" cy="${rounded(y)}" r="9" fill="#ffffff" stroke="${ink}" stroke-width="1"/>`;
  return `${circle}${text(letter, x, y + 4, { font: 'Sans', size: 11, colour: ink, isBold: true })}`;
}

function text(
  written: string,
  x: number,
  y: number,
  {
    font,
    size,
    colour,
    isBold = false,
  }: { font: 'Sans' | 'Mono'; size: number; colour: string; isBold?: boolean },
): string {
  const weight = isBold ? ' font-weight="bold"' : '';
  return `<text x="${rounded(x)}" y="${rounded(y)}" text-anchor="middle" font-family="${font}" font-size="${size}"${weight} fill="${colour}">${escaped(written)}</text>`;
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}

function escaped(written: string): string {
  return written.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
