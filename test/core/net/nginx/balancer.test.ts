import { describe, expect, it } from 'vitest';
import { Balancer } from '../../../../src/core/net/nginx/balancer.ts';
import { readNginx } from '../../../../src/core/net/nginx/read-nginx.ts';

function balancerOf(text: string): Balancer {
  const [upstream] = readNginx(`upstream pool { ${text} }`).upstreams;
  if (upstream === undefined) throw new Error('no upstream');
  return new Balancer(upstream);
}

describe('Balancer', () => {
  it('tries a peer that failed again when its time is over, once, as its weight has come back', () => {
    // What nginx 1.22.1 did with requests at these seconds.
    const balancer = balancerOf('server 10.0.0.1:1 fail_timeout=4s; server 10.0.0.2:1;');
    const tried = [0, 0, 2, 2, 5, 5, 5].map((atSeconds) =>
      balancer
        .send({ client: '', atSeconds, isListening: (address) => address !== '10.0.0.1:1' })
        .tried.map(({ address }) => address.slice(-3, -2)),
    );
    expect(tried).toEqual([['1', '2'], ['2'], ['2'], ['2'], ['2'], ['2'], ['1', '2']]);
  });

  it('sends to whoever has fewest connections for its weight, and goes round among equals', () => {
    const balancer = balancerOf(
      'least_conn; server 10.0.0.1:1; server 10.0.0.2:1 weight=3; server 10.0.0.3:1;',
    );
    const send = (open: Record<string, number>) =>
      balancer.send({
        ...{ client: '', atSeconds: 0, isListening: () => true },
        openConnections: (address) => open[address.slice(0, -2)] ?? 0,
      }).peer?.address;
    expect(send({ '10.0.0.1': 2, '10.0.0.2': 3, '10.0.0.3': 2 })).toBe('10.0.0.2:1');
    expect(send({ '10.0.0.1': 1, '10.0.0.2': 6, '10.0.0.3': 2 })).toBe('10.0.0.1:1');
    const equal = { '10.0.0.1': 1, '10.0.0.2': 9, '10.0.0.3': 1 };
    expect([send(equal), send(equal)]).toEqual(['10.0.0.1:1', '10.0.0.3:1']);
  });

  it('says 502 when nobody answers, and asks nobody while all are left out', () => {
    const balancer = balancerOf('server 10.0.0.1:1; server 10.0.0.2:1;');
    const dead = { client: '', atSeconds: 0, isListening: () => false };
    expect(balancer.send(dead)).toMatchObject({ peer: null, tried: [{ isDown: false }, { isDown: false }] });
    expect(balancer.send(dead)).toMatchObject({ peer: null, tried: [] });
  });
});
