import { describe, expect, it } from 'vitest';
import { isKeyAnswer } from '../../../src/core/exam/card-key.ts';

describe('an answer to a card', () => {
  it.each([
    ['53', '53'],
    ['Bits: 1 Gbit/s.', ' bits:  1 gbit/s'],
    ['An Ingress controller.', 'an ingress controller'],
    ['*Time Exceeded*', '"Time exceeded"'],
    ['the **default** route', 'The default route.'],
    ['It’s the gateway', "it's the gateway"],
    ['`/etc/hosts`', '/etc/hosts'],
    ['`/etc/hosts`.', '`/etc/hosts`'],
    ['`ip route show`', 'ip r'],
    ['`ip addr add 10.0.0.1/8 dev eth0`', 'sudo ip a add 10.0.0.1/8 dev eth0'],
    ['`HTTPRoute`', 'HTTPRoute'],
    ['Packets to <mark class="gap">10.0.0.0/8</mark> leave.', '10.0.0.0/8'],
    ['<mark class="gap">A</mark> before <mark class="gap">B</mark>', 'a, b'],
    ['Cafe\u0301', 'CAF\u00c9'],
  ])('to %j, %j, says what its key says', (back, typed) => {
    expect(isKeyAnswer(back, typed)).toBe(true);
  });

  it.each([
    ['53', '54'],
    ['53', ''],
    ['53', ' . '],
    ['', ''],
    ['`iptables -N`', 'iptables -n'],
    ['Use `-N` for it', 'use `-n` for it'],
    ['`HTTPRoute`', 'httproute'],
    ['`kubernetes.io/tls`. It lies in the namespace.', 'kubernetes.io/tls'],
    ['`ip addr add 10.0.0.1/8 dev eth0`', 'ip addr add 10.0.0.1/16 dev eth0'],
    ['*.example.com', '.example.com'],
    ['snake_case_name', 'snakecasename'],
    ['Packets to <mark class="gap">10.0.0.0/8</mark> leave.', 'Packets to 10.0.0.0/8 leave.'],
    ['and so on ...', 'and so on'],
  ])('to %j, %j, is left to the person', (back, typed) => {
    expect(isKeyAnswer(back, typed)).toBe(false);
  });
});
