import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitiseSvg } from '../../../src/backend/files/sanitise-svg.ts';

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inside}</svg>`;

describe('an SVG picture', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a script in CDATA', '<script><![CDATA[alert(1)]]></script>'],
    ['a prefixed script', '<svg:script xmlns:svg="http://www.w3.org/2000/svg">alert(1)</svg:script>'],
    ['a script from outside', '<script href="https://evil.example/alert.js"/>'],
    ['an event handler', '<circle r="1" onclick="alert(1)"/>'],
    ['an event handler in capitals', '<circle r="1" onLoad="alert(1)"/>'],
    ['an animation of a handler', '<circle r="1"><set attributeName="onclick" to="alert(1)"/></circle>'],
    ['an animated link', '<a><animate attributeName="xlink:href" values="javascript:alert(1)"/></a>'],
    [
      'foreign content',
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>',
    ],
    ['a link that runs', '<a xlink:href="javascript:alert(1)"><text>x</text></a>'],
    ['a link outside', '<a href="https://evil.example/alert"><text>x</text></a>'],
    ['an image from outside', '<image href="https://evil.example/alert.png"/>'],
    ['an image from a file', '<image xlink:href="file:///etc/alert.png"/>'],
    ['a part of another file', '<use href="other.svg#alert"/>'],
    ['a picture within as SVG', '<image href="data:image/svg+xml,alert"/>'],
    ['a style that loads', '<style>@import url(https://evil.example/alert.css);</style>'],
    ['a style with a picture', '<style>rect{fill:url("https://evil.example/alert.svg#a")}</style>'],
    ['an attribute that loads', '<rect fill="url(https://evil.example/alert.svg#a)"/>'],
    ['a style attribute that loads', '<rect style="background: URL( //evil.example/alert )"/>'],
    ['an escaped style', '<rect style="fill:u\\72l(//evil.example/alert)"/>'],
    ['an embedded page', '<iframe src="https://evil.example/alert"/>'],
  ])('loses %s', (_what, inside) => {
    const safe = sanitiseSvg(svg(`<rect width="5"/>${inside}`));
    expect(safe).toContain('<rect width="5"/>');
    expect(safe).not.toMatch(/alert|evil|script|javascript|foreignObject/i);
  });

  it('loses what an entity or a stylesheet would bring in', () => {
    const text = `<?xml version="1.0"?><?xml-stylesheet href="alert.css"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///alert">]>${svg('<rect width="5"/>')}`;
    expect(sanitiseSvg(text)).not.toMatch(/alert|ENTITY|stylesheet/);
  });

  it('keeps what it shows: gradients, styles, references within and embedded pictures', () => {
    const inside =
      '<style>.a{fill:red}</style><defs><linearGradient id="g"/></defs><rect class="a" style="stroke:blue" fill="url(#g)"/>' +
      '<use href="#g"/><image xlink:href="data:image/png;base64,AAAA"/><text font-size="3">x &lt; y</text>';
    const safe = sanitiseSvg(svg(inside, 'viewBox="0 0 1 1"'));
    for (const part of [
      'fill:red',
      'url(#g)',
      'href="#g"',
      'data:image/png;base64,AAAA',
      'viewBox',
      'x &lt; y',
    ])
      expect(safe).toContain(part);
    expect(sanitiseSvg(safe ?? '')).toBe(safe);
  });

  it.each(['', 'no picture', '<html><body/></html>', '<svg', '\0'])('is not made of %j', (text) => {
    expect(sanitiseSvg(text)).toBeNull();
  });

  it('is never a reason to throw', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('<', '>', 'svg', '/', '"', '=', ' ', '&', 'x', '!', '[', '?', '-'),
        }),
        (text) => {
          sanitiseSvg(text);
          sanitiseSvg(svg(text));
        },
      ),
    );
  });
});
