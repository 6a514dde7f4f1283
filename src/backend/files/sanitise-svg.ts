import { createRequire } from 'node:module';
import type * as Svgo from 'svgo';

/** Loads svgo when the first picture is kept, as every worker would wait for it. */
const load = createRequire(import.meta.url);

const unwanted = new Set([
  ...['script', 'foreignobject', 'iframe', 'embed', 'object', 'audio', 'video', 'link', 'meta', 'base'],
  ...['handler', 'listener'],
]);
const animations = new Set(['animate', 'set', 'animatemotion', 'animatetransform', 'animatecolor']);
const embeddedImage = /^data:image\/(?:png|jpe?g|gif|webp|avif)[;,]/i;

/** An SVG picture without scripts, event handlers, foreign content and references to anything outside itself; null if it is no SVG. */
export function sanitiseSvg(text: string): string | null {
  const { optimize } = load('svgo') as typeof Svgo;
  try {
    const { data } = optimize(text, { plugins: [onlyPicture], js2svg: { pretty: false } });
    return /<(?:\w+:)?svg[\s>/]/.test(data) ? data : null;
  } catch {
    return null;
  }
}

const onlyPicture: Svgo.CustomPlugin = {
  name: 'onlyPicture',
  fn: () => ({
    element: {
      enter(node, parent) {
        const name = localName(node.name);
        const animated = localName(node.attributes['attributeName'] ?? '');
        if (
          unwanted.has(name) ||
          (animations.has(name) && (animated === 'href' || animated.startsWith('on')))
        ) {
          parent.children = parent.children.filter((child) => child !== node);
          return;
        }
        node.attributes = Object.fromEntries(
          Object.entries(node.attributes).filter(([key, value]) => isHarmless(localName(key), value)),
        );
        if (name === 'style' && node.children.some((child) => 'value' in child && pointsOutside(child.value)))
          parent.children = parent.children.filter((child) => child !== node);
      },
    },
    instruction: {
      enter(node, parent) {
        if (node.name !== 'xml') parent.children = parent.children.filter((child) => child !== node);
      },
    },
    doctype: {
      enter(node, parent) {
        parent.children = parent.children.filter((child) => child !== node);
      },
    },
  }),
};

function isHarmless(name: string, value: string): boolean {
  if (name.startsWith('on')) return false;
  if (['href', 'src', 'data', 'action', 'formaction', 'srcdoc'].includes(name)) {
    const target = value.trim();
    return target.startsWith('#') || embeddedImage.test(target);
  }
  if (name === 'base') return false;
  return !pointsOutside(value) && !/(?:java|vb)script\s*:/i.test(value);
}

/** Whether CSS loads something; an escape or a comment could hide that it does. */
function pointsOutside(css: string): boolean {
  if (/@import|expression\s*\(|\\|image-set/i.test(css)) return true;
  for (const { index } of css.matchAll(/url/gi)) {
    const target = /^url\s*\(\s*["']?\s*/i.exec(css.slice(index, index + 100));
    if (target === null) continue;
    const rest = css.slice(index + target[0].length);
    if (!rest.startsWith('#') && !embeddedImage.test(rest.slice(0, 40))) return true;
  }
  return false;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}
