import type { Picture } from '../../core/drills/picture.ts';

type Hosts = Extract<Picture, { kind: 'hosts' }>;

/** A device with its place in the drawing, in SVG units. */
export interface PlacedDevice {
  readonly device: Hosts['devices'][number];
  readonly x: number;
  readonly y: number;
}

export interface HostsLayout {
  readonly placed: readonly PlacedDevice[];
  readonly lines: readonly { readonly from: PlacedDevice; readonly to: PlacedDevice }[];
  readonly width: number;
  readonly height: number;
}

const COLUMN = 170;
const ROW = 88;

/** Places devices in columns by their distance, in links, from the first device. */
export function layOutHosts({ devices, links }: Hosts): HostsLayout {
  const columns = columnsByDistance(
    devices.map((device) => device.name),
    links,
  );
  const rows = Math.max(1, ...columns.map((column) => column.length));
  const placed = columns.flatMap((column, columnIndex) =>
    column.flatMap((name, rowIndex) => {
      const device = devices.find((one) => one.name === name);
      const y = (rowIndex + 0.5 + (rows - column.length) / 2) * ROW;
      return device === undefined ? [] : [{ device, x: (columnIndex + 0.5) * COLUMN, y }];
    }),
  );
  const byName = new Map(placed.map((place) => [place.device.name, place]));
  const lines = links.flatMap((link) => {
    const from = byName.get(link.from);
    const to = byName.get(link.to);
    return from === undefined || to === undefined ? [] : [{ from, to }];
  });
  return { placed, lines, width: columns.length * COLUMN, height: rows * ROW };
}

/** The picture in words, for those who do not see it. */
export function describeHosts({ devices, links }: Hosts): string {
  const named = devices.map(
    (device) => `${device.role} ${device.name}${device.address === null ? '' : ` with ${device.address}`}`,
  );
  return `${named.join(', ')}. ${links.map((link) => `${link.from} is joined to ${link.to}`).join(', ')}.`;
}

function columnsByDistance(names: readonly string[], links: Hosts['links']): string[][] {
  const left = new Set(names);
  const columns: string[][] = [];
  let column = names.slice(0, 1);
  while (left.size > 0) {
    if (column.length === 0) column = [...left].slice(0, 1);
    for (const name of column) left.delete(name);
    columns.push(column);
    const reached = column.flatMap((name) => neighbours(name, links));
    column = names.filter((name) => left.has(name) && reached.includes(name));
  }
  return columns;
}

function neighbours(name: string, links: Hosts['links']): string[] {
  return links.flatMap(({ from, to }) => (from === name ? [to] : to === name ? [from] : []));
}
