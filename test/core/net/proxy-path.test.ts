import { describe, expect, it } from 'vitest';
import { proxyKind, proxyView } from '../../../src/core/net/proxy-path.ts';

describe('proxyView', () => {
  it.each<[string[], string[], string]>([
    [[], [], 's s c c'],
    [['f'], [], 's f f f'],
    [[], ['r'], 'r r c r'],
    [['f'], ['r'], 'r f f r'],
    [['f', 'g'], ['q', 'r'], 'q f g r'],
  ])('through %j and %j', (forward, reverse, expected) => {
    const view = proxyView({ client: 'c', forward, reverse, server: 's' });
    expect([view.nameLeadsTo, view.clientConnectsTo, view.siteSees, view.serverSees].join(' ')).toBe(
      expected,
    );
  });

  it('goes by who set a proxy up', () => {
    expect([proxyKind('clients'), proxyKind('servers')]).toEqual(['forward', 'reverse']);
  });
});
