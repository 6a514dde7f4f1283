import type { Picture } from '../drills/picture.ts';
import { codeBlock, codeSpan, escapedText, list, table } from '../notes/markdown-parts.ts';
import { letterOf } from './amounts.ts';
import type { DrawHosts } from './printed-paper.ts';

type Kind<Name extends Picture['kind']> = Extract<Picture, { kind: Name }>;

/** How a picture is written down. */
export interface PictureOptions {
  /** Whether rows of a routing table get letters because they are the choices. */
  readonly rowsAreChoices: boolean;
  /** Letters of devices and links that can be marked, by id. */
  readonly letters: ReadonlyMap<string, string>;
  /** Draws networks; null writes them as lists. */
  readonly drawHosts: DrawHosts | null;
}

/** Cells of the bar that shows a range of addresses. */
const barLength = 32;

/** A drill's picture as Markdown: routes, zones and ranges as tables, files as code, networks as lists or as they are drawn. */
export function pictureMarkdown(picture: Picture, options: PictureOptions): string {
  switch (picture.kind) {
    case 'routes':
      return routes(picture, options.rowsAreChoices);
    case 'zone':
      return zone(picture);
    case 'files':
      return picture.files.map(file).join('\n\n');
    case 'ranges':
      return ranges(picture);
    case 'hosts':
      return options.drawHosts?.(picture, options.letters) ?? hosts(picture, options.letters);
    case 'stack':
      return picture.pictures.map((part) => pictureMarkdown(part, options)).join('\n\n');
  }
}

function routes({ rows }: Kind<'routes'>, areChoices: boolean): string {
  const hasMetric = rows.some(({ metric }) => metric !== '');
  const columns = ['Destination', 'Next hop', 'Device', ...(hasMetric ? ['Metric'] : [])];
  return table(
    [...(areChoices ? [''] : []), ...columns].map((title) => ({ title })),
    rows.map(({ destination, via, device, metric }, index) => [
      ...(areChoices ? [`**${letterOf(index)}**`] : []),
      ...[destination, via, device, ...(hasMetric ? [metric] : [])].map(codeOrNothing),
    ]),
  );
}

function zone({ origin, records }: Kind<'zone'>): string {
  const columns = [{ title: 'Name' }, { title: 'TTL', isRight: true }, { title: 'Type' }, { title: 'Data' }];
  const rows = records.map(({ name, ttl, type, data }) => [
    codeOrNothing(name),
    String(ttl),
    escapedText(type),
    codeOrNothing(data),
  ]);
  return `Zone ${codeSpan(`$ORIGIN ${origin}`)}\n\n${table(columns, rows)}`;
}

function file({ name, language, text }: Kind<'files'>['files'][number]): string {
  if (language === 'terminal') return codeBlock(`$ ${name}\n${text}`, 'console');
  return `${codeSpan(name)}\n\n${codeBlock(text, language === 'text' ? '' : language)}`;
}

function ranges({ rows }: Kind<'ranges'>): string {
  const bar = (start: number, end: number) => {
    const from = Math.min(barLength - 1, Math.floor(start * barLength));
    const to = Math.max(from + 1, Math.min(barLength, Math.ceil(end * barLength)));
    return `${'·'.repeat(from)}${'█'.repeat(to - from)}${'·'.repeat(barLength - to)}`;
  };
  return table(
    ['', 'On a common scale', 'From', 'To'].map((title) => ({ title })),
    rows.map(({ label, from, to, start, end }) => [
      escapedText(label),
      codeSpan(bar(start, end)),
      codeOrNothing(from),
      codeOrNothing(to),
    ]),
  );
}

function hosts({ devices, links }: Kind<'hosts'>, letters: ReadonlyMap<string, string>): string {
  const marked = (id: string | undefined) => {
    const letter = id === undefined ? undefined : letters.get(id);
    return letter === undefined ? '' : `**${letter}** `;
  };
  const machines = devices.map(({ name, role, address, details = [] }) => {
    const known = [...(address === null ? [] : [codeSpan(address)]), ...details.map(codeOrNothing)];
    const kind = name.toLowerCase().includes(role) ? '' : ` (${role})`;
    return `${marked(name)}${codeSpan(name)}${kind}${known.length === 0 ? '' : `: ${known.join(', ')}`}`;
  });
  const lines = links.map(({ from, to, id, label, isDown = false }) => {
    const named = label === undefined ? '' : `, ${codeSpan(label)}`;
    return `${marked(id)}${codeSpan(from)} — ${codeSpan(to)}${named}${isDown ? ', down' : ''}`;
  });
  const parts = [
    `Devices:\n\n${list(machines)}`,
    ...(lines.length === 0 ? [] : [`Links:\n\n${list(lines)}`]),
  ];
  return parts.join('\n\n');
}

function codeOrNothing(text: string): string {
  return text.trim() === '' ? '' : codeSpan(text);
}
