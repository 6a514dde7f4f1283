import type { Picture } from './picture.ts';

type Hosts = Extract<Picture, { kind: 'hosts' }>;

/**
 * The names of the devices in layers by their distance, in links, from the first; its like on the same neighbour stand
 * beside it, and a star has half of its points on either side.
 */
export function layersOf({ devices, links }: Hosts): string[][] {
  const names = devices.map(({ name }) => name);
  const left = new Set(names);
  const layers: string[][] = [];
  while (left.size > 0) {
    const [first = ''] = left;
    let layer = besideFirst(first, devices, links).filter((name) => left.has(name));
    while (layer.length > 0) {
      for (const name of layer) left.delete(name);
      layers.push(layer);
      const order = layer.flatMap((name) => neighbours(name, links));
      const reached = names.filter((name) => left.has(name) && order.includes(name));
      layer = reached.sort((a, b) => order.indexOf(a) - order.indexOf(b));
    }
  }
  return layers;
}

/** How many links a device has. */
export function degreeOf(name: string, links: Hosts['links']): number {
  return neighbours(name, links).length;
}

/** The first device and what belongs beside it. */
function besideFirst(first: string, devices: Hosts['devices'], links: Hosts['links']): string[] {
  const [hub, another] = neighbours(first, links);
  if (hub === undefined || another !== undefined) return [first];
  const role = roleOf(first, devices);
  const around = neighbours(hub, links);
  const alike = devices
    .map(({ name }) => name)
    .filter((name) => around.includes(name) && degreeOf(name, links) === 1 && roleOf(name, devices) === role);
  return alike.length === around.length ? alike.slice(0, Math.ceil(alike.length / 2)) : alike;
}

function roleOf(name: string, devices: Hosts['devices']): string {
  return devices.find((device) => device.name === name)?.role ?? '';
}

function neighbours(name: string, links: Hosts['links']): string[] {
  return links.flatMap(({ from, to }) => (from === name ? [to] : to === name ? [from] : []));
}
