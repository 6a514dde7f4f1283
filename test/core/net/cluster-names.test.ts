import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  clusterZone,
  podName,
  podResolvConf,
  serviceName,
  shortServiceName,
} from '../../../src/core/net/cluster-names.ts';
import { lookUpHost } from '../../../src/core/net/host-lookup.ts';
import { parseInet } from '../../../src/core/net/inet-text.ts';
import { resolve } from '../../../src/core/net/resolver.ts';
import { addressOfReverseName, reverseName } from '../../../src/core/net/reverse-name.ts';

const http = [{ name: 'http', protocol: 'tcp', port: 80 }] as const;
const zone = clusterZone([
  { kind: 'cluster-ip', name: 'web', namespace: 'shop', address: '10.96.0.20', ports: http },
  { kind: 'cluster-ip', name: 'web', namespace: 'blog', address: '10.96.0.30', ports: [] },
  {
    ...{
      kind: 'headless',
      name: 'db',
      namespace: 'shop',
      ports: [{ name: 'sql', protocol: 'tcp', port: 5432 }],
    },
    pods: [
      { address: '10.244.1.5', hostname: 'db-0' },
      { address: '10.244.2.7', hostname: null },
    ],
  },
  { kind: 'external-name', name: 'ext', namespace: 'shop', target: 'api.example.com.' },
]);

function fromPod(namespace: string, name: string) {
  const { addresses, error, asked } = lookUpHost(
    {
      ...{ hostsFile: '', resolvConf: podResolvConf(namespace, '10.96.0.10'), services: 'files dns' },
      isDualStack: false,
      serverAt: () => ({ kind: 'answers', zones: [zone] }),
    },
    name,
  );
  return {
    addresses: addresses.map(({ text }) => text),
    error,
    asked: asked.map((question) => question.name),
  };
}

describe('names of a cluster', () => {
  it('are completed by the search list of the pod, which ndots:5 tries first', () => {
    expect(fromPod('shop', 'web')).toMatchObject({
      addresses: ['10.96.0.20'],
      asked: ['web.shop.svc.cluster.local'],
    });
    expect(fromPod('blog', 'web').addresses).toEqual(['10.96.0.30']);
    expect(fromPod('blog', 'web.shop')).toMatchObject({
      addresses: ['10.96.0.20'],
      asked: ['web.shop.blog.svc.cluster.local', 'web.shop.svc.cluster.local'],
    });
    expect(fromPod('blog', 'db').error).toBe('Name or service not known');
    expect(fromPod('shop', 'api.example.com').asked).toEqual([
      'api.example.com.shop.svc.cluster.local',
      'api.example.com.svc.cluster.local',
      'api.example.com.cluster.local',
      'api.example.com',
    ]);
    expect(fromPod('shop', 'api.example.com.').asked).toEqual(['api.example.com']);
  });

  it('reach every service by the shortest name, from its own namespace and from others', () => {
    for (const from of ['shop', 'blog', 'default'])
      expect(fromPod(from, shortServiceName('web', 'shop', from)).addresses).toEqual(['10.96.0.20']);
  });

  it('show the pods of a headless service, the ports as SRV, and an ExternalName as an alias', () => {
    const data = (name: string, type: string) =>
      resolve([zone], name, type).answers.map((record) => record.data);
    expect(data(serviceName('db', 'shop'), 'A')).toEqual(['10.244.1.5', '10.244.2.7']);
    expect(data('db-0.db.shop.svc.cluster.local', 'A')).toEqual(['10.244.1.5']);
    expect(data('10-244-2-7.db.shop.svc.cluster.local', 'A')).toEqual(['10.244.2.7']);
    expect(data('_http._tcp.web.shop.svc.cluster.local', 'SRV')).toEqual([
      '0 100 80 web.shop.svc.cluster.local.',
    ]);
    expect(data('_sql._tcp.db.shop.svc.cluster.local', 'SRV')).toEqual([
      '0 100 5432 db-0.db.shop.svc.cluster.local.',
      '0 100 5432 10-244-2-7.db.shop.svc.cluster.local.',
    ]);
    expect(data('ext.shop.svc.cluster.local', 'A')).toEqual(['api.example.com.']);
    expect(podName('10.244.1.5', 'shop')).toBe('10-244-1-5.shop.pod.cluster.local.');
  });
});

describe('reverseName', () => {
  it('turns the address around, octets of IPv4 and digits of IPv6', () => {
    expect(reverseName({ family: 4, text: '192.0.2.10' })).toBe('10.2.0.192.in-addr.arpa.');
    expect(reverseName({ family: 6, text: '2001:db8::567:89ab' })).toBe(
      'b.a.9.8.7.6.5.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.',
    );
    expect(addressOfReverseName('1.2.0.192.IN-ADDR.ARPA')?.text).toBe('192.0.2.1');
    for (const name of ['2.0.192.in-addr.arpa.', '1.2.0.300.in-addr.arpa', '1.ip6.arpa', 'www.example.com'])
      expect(addressOfReverseName(name)).toBeNull();
  });

  it('is undone by addressOfReverseName', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (text) => {
        const address = parseInet(text);
        if (address !== null) expect(addressOfReverseName(reverseName(address))).toEqual(address);
      }),
    );
  });
});
