import { describe, expect, it } from 'vitest';
import { tlsPath, type Relay } from '../../../src/core/net/tls-path.ts';

const plain: Relay = { kind: 'ends-tls', sendsOn: 'http' };
const anew: Relay = { kind: 'ends-tls', sendsOn: 'https' };
const passing: Relay = { kind: 'passes-on' };

describe('tlsPath', () => {
  it.each<['http' | 'https', Relay[], string, string]>([
    ['https', [], 's', ''],
    ['https', [plain], 's.', 'r'],
    ['https', [anew], 'ss', 'r'],
    ['https', [passing], 'ss', '.'],
    ['http', [passing], '..', 'r'],
    ['https', [passing, plain, passing, anew], 'ss..s', '.rrr'],
    ['http', [anew, passing, plain], '.ss.', 'r.r'],
  ])('%s through %j', (scheme, relays, encrypted, readers) => {
    const path = tlsPath(scheme, relays);
    expect(path.encrypted.map((is) => (is ? 's' : '.')).join('')).toBe(encrypted);
    expect(path.readers.map((is) => (is ? 'r' : '.')).join('')).toBe(readers);
  });
});
