import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHostsFile } from '../../../src/core/net/hosts-file.ts';
import { parseHostsServices } from '../../../src/core/net/nsswitch.ts';
import { parseResolvConf } from '../../../src/core/net/resolv-conf.ts';

describe('parseHostsFile', () => {
  it('takes an address in full with names after it, and passes over the rest', () => {
    const { entries, ignored } = parseHostsFile(
      [
        '# a comment',
        '  10.0.0.1\tweb.fox.example web # the server',
        '2001:DB8::0:1 v6#x',
        '10.1 short',
        '010.0.0.1 octal',
        'web.fox.example 10.0.0.2',
        '10.0.0.3',
        'fe80::1%eth0 zone',
        '10.0.0.4 windows\r',
      ].join('\n'),
    );
    expect(entries.map(({ line, address, names }) => [line, address.text, ...names])).toEqual([
      [2, '10.0.0.1', 'web.fox.example', 'web'],
      [3, '2001:db8::1', 'v6'],
      [9, '10.0.0.4', 'windows'],
    ]);
    expect(ignored.map(({ line, word }) => `${line} ${word}`)).toEqual([
      '4 10.1',
      '5 010.0.0.1',
      '6 web.fox.example',
      '8 fe80::1%eth0',
    ]);
  });
});

describe('parseResolvConf', () => {
  it.each([
    ['', { nameservers: ['127.0.0.1'], search: [], ndots: 1, timeoutSeconds: 5, attempts: 2 }],
    ['nameserver 10.53.1 10.0.0.9\n', { nameservers: ['10.53.0.1'] }],
    [' nameserver 10.0.0.1\nNAMESERVER 10.0.0.2\n#nameserver 10.0.0.3\n', { nameservers: ['127.0.0.1'] }],
    ['nameserver 10.0.0.1#53\nnameserver 2001:db8::1\n', { nameservers: ['2001:db8::1'] }],
    [
      'nameserver 10.0.0.1\nnameserver 10.0.0.2\nnameserver 10.0.0.3\nnameserver 10.0.0.4\n',
      { nameservers: ['10.0.0.1', '10.0.0.2', '10.0.0.3'], surplus: ['10.0.0.4'] },
    ],
    ['search a.example b.example\ndomain c.example d.example\n', { search: ['c.example'] }],
    ['domain c.example\nsearch a.example b.example\nsearch\n', { search: ['a.example', 'b.example'] }],
    ['search a.example # x\n', { search: ['a.example', '#', 'x'] }],
    ['options ndots:3#x timeout:99 attempts:9\n', { ndots: 3, timeoutSeconds: 30, attempts: 5 }],
    ['options ndots:99 timeout:0\noptions attempts:1\n', { ndots: 15, timeoutSeconds: 0, attempts: 1 }],
    ['options ndots=4 ndots: 4 no-aaaa\n', { ndots: 0, isWithoutAaaa: true }],
  ])('reads %j', (text, wanted) => {
    expect(parseResolvConf(text)).toMatchObject(wanted);
  });

  it('says what is passed over and what overrules what', () => {
    const text = 'nameserver dns1\nsearch a.example\ndomain b.example\n';
    expect(parseResolvConf(text).remarks).toEqual([
      '`nameserver dns1` is passed over, because dns1 is no address.',
      '`domain b.example` overrules `search a.example`, because the last of `search` and `domain` wins.',
      'No nameserver is given, so 127.0.0.1 is asked.',
    ]);
  });
});

describe('parseHostsServices', () => {
  it.each([
    [
      'files dns',
      [
        ['files', 'success'],
        ['dns', 'success'],
      ],
    ],
    [
      'files [NOTFOUND=return] dns',
      [
        ['files', 'success', 'notfound'],
        ['dns', 'success'],
      ],
    ],
    [
      'files[!SUCCESS=return]dns',
      [
        ['files', 'success', 'notfound', 'unavail', 'tryagain'],
        ['dns', 'success'],
      ],
    ],
    [
      'dns [!UNAVAIL=return] files',
      [
        ['dns', 'success', 'notfound', 'tryagain'],
        ['files', 'success'],
      ],
    ],
    [
      'files [success=continue notfound = return] dns',
      [
        ['files', 'notfound'],
        ['dns', 'success'],
      ],
    ],
    ['', []],
  ])('reads %j', (text, wanted) => {
    expect(parseHostsServices(text).map(({ name, endsAfter }) => [name, ...endsAfter])).toEqual(wanted);
  });
});

it('reads any text without failing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii', maxLength: 200 }), (text) => {
      const { entries, ignored } = parseHostsFile(text);
      expect(entries.length + ignored.length).toBeLessThanOrEqual(text.split('\n').length);
      expect(parseResolvConf(text).nameservers.length).toBeGreaterThan(0);
      expect(parseHostsServices(text).every(({ name }) => name !== '')).toBe(true);
    }),
  );
});
