import { expect, it } from 'vitest';
import { readNginx } from '../../../src/core/net/nginx/read-nginx.ts';
import { compareRequests, compareUpstreams, type RequestsCase, type UpstreamCase } from './nginx-cases.ts';
import { readOracle, Tally } from './oracle.ts';

it.each(['nginx.jsonl', 'nginx_proxy.jsonl'])('does with requests what nginx did: %s', (file) => {
  const tally = new Tally(`${file} requests`);
  compareRequests(tally, readOracle<RequestsCase>(file));
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});

it('takes turns among backends as nginx did', () => {
  const tally = new Tally('nginx_upstream.jsonl');
  compareUpstreams(tally, readOracle<UpstreamCase>('nginx_upstream.jsonl'));
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});

interface ErrorCase {
  seed: number;
  kind: string;
  config: string;
  exit: number;
  stderr: string;
}

it('refuses configurations with the words of `nginx -t`', () => {
  const tally = new Tally('nginx_errors.jsonl');
  for (const { seed, kind, config, exit, stderr } of readOracle<ErrorCase>('nginx_errors.jsonl')) {
    const problems = readNginx(config).problems.filter((problem) => problem.kind !== 'unjudged');
    const said = problems.map((problem) => {
      const place = problem.line === null ? '' : ` in site.conf:${problem.line}`;
      return `nginx: [${problem.kind === 'error' ? 'emerg' : 'warn'}] ${problem.message}${place}\n`;
    });
    const isRefused = problems.some((problem) => problem.kind === 'error');
    const verdict = isRefused
      ? 'nginx: configuration file nginx.conf test failed\n'
      : 'nginx: the configuration file nginx.conf syntax is ok\nnginx: configuration file nginx.conf test is successful\n';
    const solved = { exit: isRefused ? 1 : 0, stderr: said.join('') + verdict };
    tally.compare(`seed ${seed} (${kind})`, solved, { exit, stderr });
  }
  console.info(tally.report());
  expect(tally.disagreements).toEqual([]);
});
