import { describe, expect, it } from 'vitest';
import { Random } from '../../../../src/core/drills/random.ts';
import { findingsIn } from './findings.ts';
import { commandSyntax, hostsFile, resolvConf } from './seeds/commands.ts';
import { linkSpeed, portNumber, routeWinner } from './seeds/figures.ts';
import { addressScope, gatewayOutside, networkBounds } from './seeds/places.ts';
import { hostCount, prefixMask } from './seeds/prefixes.ts';
import { cnameAlone, recordDirection, recordValue } from './seeds/records.ts';

const rounds = 20;
const kinds = {
  prefixMask,
  hostCount,
  networkBounds,
  addressScope,
  gatewayOutside,
  routeWinner,
  recordDirection,
  recordValue,
  cnameAlone,
  commandSyntax,
  hostsFile,
  resolvConf,
  linkSpeed,
  portNumber,
};

describe('claims with values put in at random', () => {
  it.each(Object.entries(kinds))('%s: wrong ones are found, right ones are left alone', (kind, wordings) => {
    const missed: string[] = [];
    const alarms: string[] = [];
    let count = 0;
    for (const [index, wording] of wordings.entries())
      for (let round = 0; round < rounds; round += 1) {
        const { right, wrong } = wording(new Random(`${kind} ${index} ${round}`));
        count += 1;
        if (findingsIn(wrong).length === 0) missed.push(wrong);
        for (const { check, correction } of findingsIn(right))
          alarms.push(`${right}\n    ${check}: ${correction}`);
      }
    const recall = 1 - missed.length / count;
    const examples = [...new Set(missed)].slice(0, 12).join('\n  ');
    console.info(`${kind}: ${count} wrong claims, recall ${(recall * 100).toFixed(1)} %`);
    expect(alarms).toEqual([]);
    expect(recall, `missed, among others:\n  ${examples}`).toBeGreaterThanOrEqual(0.95);
  });
});
