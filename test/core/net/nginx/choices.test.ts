import { describe, expect, it } from 'vitest';
import { chooseLocation, shown } from '../../../../src/core/net/nginx/choose-location.ts';
import { chooseServer } from '../../../../src/core/net/nginx/choose-server.ts';
import { readNginx } from '../../../../src/core/net/nginx/read-nginx.ts';

const config = readNginx(`
server {
  listen 80;
  location = /docs/ { return 200 "1"; }
  location / { return 200 "2"; }
  location ~ \\.js$ { return 200 "3"; }
  location /docs/ {
    location ~ \\.js$ { return 200 "4"; }
    return 200 "5";
  }
  location ^~ /static/ { return 200 "6"; }
  location ~ s { return 200 "7"; }
  location /app/ { proxy_pass http://127.0.0.1; }
}`);

function reasons(path: string) {
  const { candidates } = chooseLocation(config.servers[0]?.locations ?? [], path);
  return candidates.map(({ location, outcome, reason }) => `${shown(location)} ${outcome}: ${reason}`);
}

describe('chooseLocation', () => {
  it('says of each location why it lost to a nested expression', () => {
    expect(reasons('/docs/m.js')).toEqual([
      '= /docs/ no-match: is not exactly /docs/m.js',
      '/ shorter: is a prefix, but shorter than /docs/',
      '~ \\.js$ not-tried: not tried: ~ \\.js$ already ended the search',
      '/docs/ remembered: is the longest prefix, but what is nested in it goes before it',
      '~ \\.js$ wins: is the first expression that matches',
      '^~ /static/ no-match: is no prefix of /docs/m.js',
      '~ s not-tried: not tried: ~ \\.js$ already ended the search',
      '/app/ no-match: is no prefix of /docs/m.js',
    ]);
  });

  it('says so of an exact one, of ^~ and of a redirect', () => {
    expect(reasons('/docs/')).toContain('= /docs/ wins: is exactly /docs/');
    expect(reasons('/docs/')).toContain('~ s not-tried: not tried: = /docs/ is exactly the path');
    expect(reasons('/static/m.js')).toContain('^~ /static/ wins: is the longest prefix and marked ^~');
    expect(reasons('/static/m.js')).toContain(
      '~ \\.js$ not-tried: not tried: the longest prefix, ^~ /static/, is marked ^~',
    );
    expect(reasons('/app')).toContain('/app/ wins: /app lacks only its final slash: redirected');
    expect(reasons('/s.js')).toContain('~ s not-tried: matches too, but ~ \\.js$ comes first');
  });
});

describe('chooseServer', () => {
  const servers = readNginx(`
    server { listen 80; server_name *.example.com; }
    server { listen 80; server_name ~^www; }
    server { listen 80 default_server; server_name a.test; }
    server { listen 8080; server_name www.example.com; }`).servers;

  it('says of each server why it lost', () => {
    const say = (host: string | null) =>
      chooseServer(servers, { address: '192.0.2.1', port: 80 }, host).candidates.map(
        ({ outcome, reason }) => `${outcome}: ${reason}`,
      );
    expect(say('WWW.example.com:80')).toEqual([
      'wins: *.example.com is the longest name that ends www.example.com',
      'lower-rank: ~^www matches too, but a longer *.name goes first',
      'no-match: has no name that matches www.example.com',
      'not-listening: does not listen on *:80, where the request arrives',
    ]);
    expect(say(null)[2]).toBe('wins: the request names no host, and it is marked default_server');
  });
});
