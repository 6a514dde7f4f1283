import { expect, it } from 'vitest';
import { ipv6Kind } from '../../../src/core/net/address-kind.ts';
import { ipv6 } from '../../../src/core/net/ipv6.ts';
import { lookupIpv6 } from '../../../src/core/net/routes.ts';
import { readOracle, Tally } from './oracle.ts';
import { asRecorded, toAddresses, toRoute, withAbsent, type RoutesCase } from './recorded-routes.ts';

it('finds every IPv6 route as the kernel did, from the recorded tables', () => {
  const tally = new Tally('routes6.jsonl lookups');
  for (const recorded of readOracle<RoutesCase>('routes6.jsonl')) {
    const gone = recorded.link?.event === 'down' ? recorded.link.dev : null;
    const tables = {
      main: recorded.routes.map((route) => toRoute(ipv6Kind, route)),
      local: recorded.local_routes.map((route) => toRoute(ipv6Kind, route)),
      addresses: toAddresses(ipv6Kind, recorded).filter(({ device }) => device !== gone),
    };
    for (const one of recorded.lookups)
      tally.compare(
        `seed ${recorded.seed} ${String(one['ip'])}`,
        asRecorded(ipv6Kind, one['ip'], lookupIpv6(tables, ipv6(String(one['ip'])))),
        withAbsent(one),
      );
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});
