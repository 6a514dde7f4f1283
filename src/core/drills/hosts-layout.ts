import type { Device, Link, Picture } from './picture.ts';
import { degreeOf, layersOf } from './hosts-layers.ts';

type Hosts = Extract<Picture, { kind: 'hosts' }>;

/** A point of the drawing, in SVG units. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A device with its centre and size, and the lines written below its name. */
export interface PlacedDevice extends Point {
  readonly device: Device;
  readonly width: number;
  readonly height: number;
  readonly lines: readonly string[];
}

/** A link as a path, with the places for its label, for the cross of a broken one and for its number. */
export interface PlacedLink {
  readonly link: Link;
  readonly path: string;
  readonly labelAt: Point;
  readonly crossAt: Point;
  readonly numberAt: Point;
}

export interface HostsLayout {
  readonly placed: readonly PlacedDevice[];
  readonly links: readonly PlacedLink[];
  readonly width: number;
  readonly height: number;
}

const nameCharacter = 7.6;
const codeCharacter = 6.7;
const lineHeight = 15;
const margin = 10;
/** Columns are drawn this much smaller before rows take their place. */
const leastAcross = 0.85;
/** Room beside the text that the outline of each role takes. */
const sides = { host: 24, switch: 24, router: 40, server: 42, proxy: 44, internet: 48 } as const;

/** Places devices in columns, or in rows where that fits a width better; nothing lies on anything else. */
export function layOutHosts(picture: Hosts, availableWidth: number): HostsLayout {
  const across = layOut(picture, true);
  if (across.width * leastAcross <= availableWidth) return across;
  const down = layOut(picture, false);
  return down.width < across.width ? down : across;
}

function layOut(picture: Hosts, isAcross: boolean): HostsLayout {
  const layers = layersOf(picture).map((layer) =>
    layer.flatMap((name) => picture.devices.filter((device) => device.name === name).map(sizeOf)),
  );
  const along = (box: Sized) => (isAcross ? box.width : box.height);
  const abreast = (box: Sized) => (isAcross ? box.height : box.width);
  const gap = gapWithin(layers, picture.links, isAcross);
  const breadths = layers.map((layer) => sum(layer.map(abreast)) + gap * (layer.length - 1));
  const breadth = Math.max(...breadths, 0);
  const placed: PlacedDevice[] = [];
  let start = margin;
  for (const [index, layer] of layers.entries()) {
    const depth = Math.max(...layer.map(along));
    let at = margin + (breadth - (breadths[index] ?? 0)) / 2;
    for (const box of layer) {
      const middle = at + abreast(box) / 2;
      const centre = start + depth / 2;
      placed.push({ ...box, ...(isAcross ? { x: centre, y: middle } : { x: middle, y: centre }) });
      at += abreast(box) + gap;
    }
    start += depth + gapAfter(layer, layers[index + 1] ?? [], picture.links, isAcross);
  }
  const length = start - gapAfter(layers.at(-1) ?? [], [], picture.links, isAcross) + margin;
  const size = isAcross
    ? { width: length, height: breadth + 2 * margin }
    : { width: breadth + 2 * margin, height: length };
  return { placed, links: placeLinks(picture.links, placed, isAcross), ...size };
}

type Sized = Omit<PlacedDevice, 'x' | 'y'>;

function sizeOf(device: Device): Sized {
  const { name, role, address, details = [] } = device;
  const known = [...(address === null ? [] : [address]), ...details];
  const isNamed = role === 'host' || name.toLowerCase().includes(role);
  const lines = known.length === 0 && !isNamed ? [role] : known;
  const text = Math.max(
    name.length * nameCharacter,
    ...lines.map((line) => line.length * codeCharacter),
    role === 'host' ? 40 : 48,
  );
  const height = 28 + lines.length * lineHeight + (role === 'internet' && lines.length > 0 ? 12 : 0);
  return { device, lines, width: text + sides[role], height: Math.max(height, 42) };
}

/** Room between two layers: enough for what is written on the links that cross it. */
function gapAfter(
  layer: readonly Sized[],
  next: readonly Sized[],
  links: Hosts['links'],
  isAcross: boolean,
): number {
  const between = links.filter(
    ({ from, to }) => (isIn(layer, from) && isIn(next, to)) || (isIn(layer, to) && isIn(next, from)),
  );
  const needed = between.map(({ label = '', isDown = false, id }) => {
    const marks = (isDown ? 24 : 0) + (id === undefined ? 0 : 26);
    return isAcross
      ? label.length * codeCharacter + marks + 26
      : (label === '' ? 0 : 20) + (marks === 0 ? 0 : 24) + 26;
  });
  return Math.max(isAcross ? 44 : 34, ...needed);
}

/** Room between devices of one layer; more where a link joins two of them. */
function gapWithin(layers: readonly (readonly Sized[])[], links: Hosts['links'], isAcross: boolean): number {
  const widest = Math.max(0, ...links.map(({ label = '' }) => label.length * codeCharacter));
  const inside = links.filter(({ from, to }) => layers.some((layer) => isIn(layer, from) && isIn(layer, to)));
  const marks = inside.some(({ id, isDown }) => id !== undefined || isDown === true) ? 48 : 0;
  if (isAcross) return Math.max(22, inside.length > 0 ? marks + 30 : 0);
  return Math.max(16, widest * 0.8, inside.length > 0 ? widest + marks + 20 : 0);
}

function isIn(boxes: readonly Sized[], name: string): boolean {
  return boxes.some(({ device }) => device.name === name);
}

function placeLinks(links: Hosts['links'], placed: readonly PlacedDevice[], isAcross: boolean): PlacedLink[] {
  return links.flatMap((link) => {
    const from = placed.find(({ device }) => device.name === link.from);
    const to = placed.find(({ device }) => device.name === link.to);
    if (from === undefined || to === undefined) return [];
    // What is written stands nearer to the end with fewer links, where lines are further apart.
    const isTurned = degreeOf(link.to, links) < degreeOf(link.from, links);
    const [near, far] = isTurned ? [to, from] : [from, to];
    const [start, end] = [edge(near, far, isAcross), edge(far, near, isAcross)];
    const isBehind = placed.some((other) => other !== from && other !== to && isHitBy(other, start, end));
    return [isBehind ? bent(link, near, far) : straight(link, start, end)];
  });
}

function straight(link: Link, start: Point, end: Point): PlacedLink {
  const at = (share: number) => between(start, end, share);
  const marks = Number(link.isDown === true) + Number(link.id !== undefined);
  const shares =
    link.label === undefined
      ? [0.5, 0.3, 0.7]
      : [
          [0.46, 0, 0],
          [0.34, 0.8, 0.8],
          [0.26, 0.6, 0.88],
        ][marks];
  const [label = 0.5, cross = 0.5, number = 0.5] = shares ?? [];
  const isAlone = link.label === undefined && marks < 2;
  return {
    link,
    path: `M${start.x} ${start.y}L${end.x} ${end.y}`,
    labelAt: at(label),
    crossAt: at(isAlone ? 0.5 : cross),
    numberAt: at(isAlone ? 0.5 : number),
  };
}

/** Where a link leaves a box: in the middle of the side that faces a box of another layer, else on the way to its middle. */
function edge(box: PlacedDevice, other: PlacedDevice, isAcross: boolean): Point {
  const [x, y] = [other.x - box.x, other.y - box.y];
  if (isAcross && Math.abs(x) > (box.width + other.width) / 2)
    return { x: box.x + (Math.sign(x) * box.width) / 2, y: box.y };
  if (!isAcross && Math.abs(y) > (box.height + other.height) / 2)
    return { x: box.x, y: box.y + (Math.sign(y) * box.height) / 2 };
  return between(box, other, exit(box, other));
}

/** Around a device that stands in between. */
function bent(link: Link, near: PlacedDevice, far: PlacedDevice): PlacedLink {
  const isUpright = Math.abs(far.y - near.y) > Math.abs(far.x - near.x);
  const middle = between(near, far, 0.5);
  const reach = Math.max(near.width, far.width) / 2 + 44;
  const over = isUpright ? { x: middle.x + reach, y: middle.y } : { x: middle.x, y: middle.y + reach };
  const top = { x: (middle.x + over.x) / 2, y: (middle.y + over.y) / 2 };
  const beside = { x: top.x, y: top.y + 18 };
  return {
    link,
    path: `M${near.x} ${near.y}Q${over.x} ${over.y} ${far.x} ${far.y}`,
    labelAt: top,
    crossAt: beside,
    numberAt: { x: top.x, y: top.y - 18 },
  };
}

/** How much of the way from the middle of a box to a point lies inside it, from 0 to 1. */
function exit(box: PlacedDevice, { x, y }: Point): number {
  const [acrossShare, downShare] = [
    box.width / 2 / Math.abs(x - box.x),
    box.height / 2 / Math.abs(y - box.y),
  ];
  return Math.min(1, acrossShare, downShare);
}

function isHitBy(box: PlacedDevice, from: Point, to: Point): boolean {
  const steps = 24;
  return Array.from({ length: steps }, (_, step) => between(from, to, (step + 0.5) / steps)).some(
    ({ x, y }) => Math.abs(x - box.x) < box.width / 2 && Math.abs(y - box.y) < box.height / 2,
  );
}

function between(from: Point, to: Point, share: number): Point {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
