import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { compareRequests, compareUpstreams, type RequestsCase, type UpstreamCase } from '../nginx-cases.ts';
import { Tally } from '../oracle.ts';

function recorded<Case>(file: string): Case[] {
  const text = readFileSync(join(import.meta.dirname, '../../../fixtures/nginx', file), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);
}

it.each(['locations.jsonl', 'servers.jsonl', 'proxy.jsonl'])(
  'does with odd requests what nginx did: %s',
  (file) => {
    const tally = new Tally(file);
    compareRequests(tally, recorded<RequestsCase>(file));
    console.info(tally.report());
    expect(tally.disagreements).toEqual([]);
  },
);

it('takes turns among odd upstreams as nginx did', () => {
  const tally = new Tally('upstreams.jsonl');
  compareUpstreams(tally, recorded<UpstreamCase>('upstreams.jsonl'));
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});
