import { describe, expect, it } from 'vitest';
import { clientAddress } from '../../../src/core/net/client-address.ts';
import { prefixOf } from '../../../src/core/net/prefix.ts';

const proxies = ['10.0.0.0/8', '192.168.7.1/32'].map(prefixOf);

describe('clientAddress', () => {
  // What nginx 1.22.1 gave as $remote_addr with these set_real_ip_from and real_ip_header X-Forwarded-For.
  it.each<[string, string, boolean, string]>([
    ['10.0.0.1', '203.0.113.9', true, '203.0.113.9'],
    ['10.0.0.1', '198.51.100.7, 203.0.113.9, 10.2.2.2', true, '203.0.113.9'],
    ['10.0.0.1', '198.51.100.7, 203.0.113.9, 10.2.2.2', false, '10.2.2.2'],
    ['172.16.0.1', '203.0.113.9', true, '172.16.0.1'],
    ['192.168.7.1', '10.1.1.1, 10.2.2.2', true, '10.1.1.1'],
    ['192.168.7.2', '10.1.1.1, 10.2.2.2', true, '192.168.7.2'],
    ['10.0.0.1', '', true, '10.0.0.1'],
    ['10.0.0.1', '172.16.0.9, 192.168.7.1', true, '172.16.0.9'],
  ])('from %s with %s, recursive %s: %s', (connection, header, isRecursive, expected) => {
    const forwarded = header === '' ? [] : header.split(', ');
    expect(clientAddress(connection, forwarded, { proxies, isRecursive }).address).toBe(expected);
  });
});
