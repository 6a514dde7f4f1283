import { describe, expect, it } from 'vitest';
import { looksLikeIpv6 } from '../../../src/core/notes/ipv6.ts';
import { cards, parse, problems } from './parse.ts';

const silent = { notes: [], problems: [] };

describe('what networking notes hold innocently', () => {
  it.each([
    '::1 localhost ip6-localhost ip6-loopback',
    'The link-local address fe80::1%eth0 is used.',
    'Documentation uses 2001:db8::/32, and the default route is ::/0.',
    'default via fe80::1 dev eth0',
    'ends in fe80:: and in `::`, [::1]:8080 or (FF02::9), "ff02::2", **FF01::/16**: scope',
    'arn:aws:iam::123456789012:role/x and arn:aws:s3:::bucket',
    'std::vector<std::string> x',
    'tcp6       0      0 :::80                   :::*                    LISTEN',
    'C:\\Windows\\System32\\drivers\\etc\\hosts',
    'T: state column',
    'AAAA: name to IPv6\nCNAME: name to name',
    'Use {{ .Values.image }} in Helm, ${{ secrets.X }} and {{range .items}} elsewhere.',
    'echo "192.168.1.11 db" >> /etc/hosts',
    'cat <<EOF and <BROADCAST,MULTICAST,UP>',
    ';; ANSWER SECTION:\ncase x in a) b ;; esac',
    '[Service] and [[ -f x ]] and {.items[*]}',
    '[[ $a == b ]] and ==text==',
    'An **important** word, ~~gone~~, _x_ and snake_case_',
    'What is this\n?\nNo card',
    '# ip link\n\n#card #flashcards',
    'ip a | grep inet',
    '| a | b |\n| - | - |\n| c :: d | {{e}} |',
    '- [x] done\n- [ ] to do',
    '% zsh prompt',
    'front\n\n---\n\nback',
    'id: 5\ntags: x\nnote: this',
  ])('%j makes no card and no problem', (text) => {
    expect(parse(text)).toMatchObject(silent);
    expect(parse(`- ${text.replaceAll('\n', '\n  ')}`)).toMatchObject(silent);
  });

  it('a record list is listed, not read', () => {
    expect(cards('A: name to IPv4\nAAAA: name to IPv6')).toEqual([]);
    expect(problems('A: name to IPv4\nAAAA: name to IPv6')).toHaveLength(1);
    expect(cards('Q: Which records?\nA: These:\n\n- A: name to IPv4\n- AAAA: name to IPv6')).toHaveLength(1);
    expect(problems('Q: Which records?\nA: These:\n\n- A: name to IPv4\n- AAAA: name to IPv6')).toEqual([]);
  });

  it('YAML documents between rules are text, front matter is not', () => {
    expect(cards('---\nkind: Pod\n---\nx :: y\n\n---\n\nkind: Pod\n\n---\n')).toEqual(['basic: x => y']);
  });
});

describe('the same marks as cards', () => {
  it.each([
    ['`::1` :: the loopback address', 'basic: `::1` => the loopback address'],
    ['::1 :: the loopback address', 'basic: ::1 => the loopback address'],
    ['fe80::/10 ::: link-local unicast', 'two-way: fe80::/10 => link-local unicast'],
    ['std::string :: text in C++', 'basic: std::string => text in C++'],
    ['`:::80` :: port 80 on every address', 'basic: `:::80` => port 80 on every address'],
    ['Q: What is `C:\\x`?\nA: A path', 'basic: What is `C:\\x`? => A path'],
    [
      "C: `kubectl -o go-template='{{range .items}}'` is a {{template}}",
      "cloze: `kubectl -o go-template='{{range .items}}'` is a {{template}} => ",
    ],
    [
      'C: {{fe80::1}} is {{link-local :: like fe80::2}}',
      'cloze: {{fe80::1}} is {{link-local :: like fe80::2}} => ',
    ],
    ['`>>` :: appends', 'basic: `>>` => appends'],
    ['# ip link\n\n`# ip link` :: lists', 'basic: `# ip link` => lists'],
    ['- [x] pipe | char :: joins', 'basic: pipe | char => joins'],
    ['Q: a?\nA: b\n\n---\n\nc', 'basic: a? => b'],
  ])('%j', (text, card) => {
    expect(cards(text)).toEqual([card]);
    expect(problems(text)).toEqual([]);
  });
});

describe('looksLikeIpv6', () => {
  it.each([
    '::',
    '::1',
    '1::',
    'fe80::1%eth0',
    '2001:db8::/32',
    '::/0',
    '::ffff:192.0.2.1',
    '[::1]:8080',
    '[fe80::1]',
    '1:2:3:4:5:6:7:8',
    '1:2:3:4:5:6:7::',
    ':::80',
    ':::*',
  ])('%s is an address', (word) => {
    expect(looksLikeIpv6(word)).toBe(true);
  });
  it.each([
    '::definition',
    'term::',
    '1::2::3',
    '12345::',
    '1:2:3:4:5:6:7:8::',
    '1:2',
    ':::x',
    ':::',
    '',
    '::1.2.3',
  ])('%j is none', (word) => {
    expect(looksLikeIpv6(word)).toBe(false);
  });
});
