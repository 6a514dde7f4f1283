import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfigText } from '../../../../src/core/net/nginx/config-text.ts';
import { handleRequest } from '../../../../src/core/net/nginx/handle-request.ts';
import { readNginx } from '../../../../src/core/net/nginx/read-nginx.ts';

describe('readConfigText', () => {
  it('splits words, quotes, escapes, comments and blocks, with lines', () => {
    const text = 'a b "c d"; # no e;\nf\n  g\\"h \'i;"j\' ${k}l \\.m "\\n\\\\" {\n  n o#p;\n}\nq;';
    expect(readConfigText(text)).toEqual({
      directives: [
        { name: 'a', parameters: ['b', 'c d'], line: 1, endLine: 1, block: null },
        {
          ...{ name: 'f', parameters: ['g"h', 'i;"j', '${k}l', '\\.m', '\n\\'], line: 2, endLine: 3 },
          block: [{ name: 'n', parameters: ['o#p'], line: 4, endLine: 4, block: null }],
        },
        { name: 'q', parameters: [], line: 6, endLine: 6, block: null },
      ],
      problem: null,
    });
  });

  it.each<[string, number, string]>([
    ['a;\n}', 2, 'unexpected "}"'],
    ['a {\n b;\n', 3, 'unexpected end of file, expecting "}"'],
    ['a b', 1, 'unexpected end of file, expecting ";" or "}"'],
    ['a "b', 1, 'unexpected end of file, expecting ";" or "}"'],
    ['a "b"c;', 1, 'unexpected "c"'],
    ['a;\n;', 2, 'unexpected ";"'],
    ['{', 1, 'unexpected "{"'],
    ['a { b }', 1, 'unexpected "}"'],
  ])('%j stops in line %i: %s', (text, line, message) => {
    expect(readConfigText(text).problem).toEqual({ kind: 'error', line, message });
  });

  it('keeps what stands before an error', () => {
    expect(readConfigText('a { b; c { d; }').directives).toMatchObject([
      { name: 'a', block: [{ name: 'b' }, { name: 'c', block: [{ name: 'd' }] }] },
    ]);
  });
});

describe('readNginx', () => {
  it.each<[string, string, number | null, string]>([
    [
      'error',
      'server {\n listen 80;\n proxy_pass http://a;\n}',
      3,
      '"proxy_pass" directive is not allowed here',
    ],
    ['error', 'server {\n listen;\n}', 2, 'invalid number of arguments in "listen" directive'],
    ['error', 'server;', 1, 'directive "server" has no opening "{"'],
    ['error', 'server { listen 80 { } }', 1, 'directive "listen" is not terminated by ";"'],
    ['error', 'server { location /a { location /b { } } }', 1, 'location "/b" is outside location "/a"'],
    [
      'error',
      'upstream u { ip_hash; server 1.2.3.4 backup; }',
      1,
      'balancing method does not support parameter "backup"',
    ],
    ['error', 'server { server_name a.*.b; }', 1, 'server name "a.*.b" is invalid'],
    ['error', 'server { rewrite a b sideways; }', 1, 'invalid parameter "sideways"'],
    [
      'unjudged',
      'server {\n location / {\n try_files $uri =404;\n }\n}',
      3,
      '"try_files" is not followed here',
    ],
    [
      'unjudged',
      'server {\n more_set_headers a;\n}',
      2,
      'the directive "more_set_headers" is not known here',
    ],
    [
      'unjudged',
      'server { location ~ ^/(?!a) { } }',
      1,
      'a group that begins with (?! in "^/(?!a)" is not followed here',
    ],
  ])('says a problem of kind %s: %s', (kind, config, line, message) => {
    expect(readNginx(config).problems).toEqual([{ kind, line, message }]);
  });

  it('takes a whole file too', () => {
    const { servers } = readNginx('events { }\nhttp { server { listen 8080; } }');
    expect(servers.map(({ listens }) => listens)).toEqual([
      [{ address: null, port: 8080, isDefault: false, isTls: false }],
    ]);
  });

  const words = [
    ...[
      'server',
      'location',
      'listen',
      '80',
      'server_name',
      '~',
      '=',
      '^~',
      '/a',
      '/a/',
      'return',
      '200',
      '"x"',
      'upstream',
    ],
    ...[
      'proxy_pass',
      'http://u',
      'http://$host',
      'rewrite',
      '(a)',
      '/$1',
      'last',
      '{',
      '{',
      '}',
      ';',
      ';',
      '\n',
      '#',
      "'",
      '\\',
    ],
    ...['${', '$', '@n', 'weight=2', 'u', 'é', '\ud800', 'proxy_set_header', 'if', '*.b', '.b', 'b.*'],
  ];

  it('reads anything, and then answers any request', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { maxLength: 60 }),
        fc.string(),
        fc.string(),
        (parts, uri, host) => {
          const config = readNginx(parts.join(' '));
          const place = { client: '', address: '127.0.0.1', port: 80, headers: {} };
          expect(handleRequest(config, { ...place, uri, host }).handling.kind).toMatch(
            /^(refused|reply|file|proxied)$/,
          );
          handleRequest(readNginx(`server { ${parts.join(' ')} }`), {
            ...place,
            uri: `/a${uri}`,
            host: null,
          });
        },
      ),
      { numRuns: 800, seed: 6 },
    );
  });

  it('reads what is long or deep without trouble', () => {
    for (const text of ['{', 'a {', '"', "a '", '\\', '$', 'a;', 'server { listen 80; }', 'location / {'])
      expect(readNginx(text.repeat(8000)).problems.length).toBeLessThan(100_000);
  });
});
