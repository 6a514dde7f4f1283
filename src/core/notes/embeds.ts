import type { TokenizerExtension, Tokens } from 'marked';

const embed = /^!\[\[([^[\]|#\n]{1,400})(?:#[^[\]|\n]{0,200})?(?:\|([^[\]\n]{0,200}))?\]\]/;
const sound = /^\[sound:([^[\]\n]{1,400})\]/;
const ending = /\.(?:png|jpe?g|gif|webp|avif|bmp|svg|mp3|ogg|oga|opus|wav|m4a|aac|flac)$/i;
const size = /^\s*\d+(?:x\d+)?\s*$/;

/** Lets marked read `![[x.png]]`, `![[x.png|a picture]]` and Anki's `[sound:x.mp3]` as images; an embedded note stays text. */
export const embedExtension: TokenizerExtension = {
  name: 'embed',
  level: 'inline',
  start(source) {
    const [first, second] = [source.indexOf('![['), source.indexOf('[sound:')];
    const at = first < 0 || second < 0 ? Math.max(first, second) : Math.min(first, second);
    return at < 0 ? undefined : at;
  },
  tokenizer(source): Tokens.Image | undefined {
    const match = embed.exec(source) ?? sound.exec(source);
    const href = match?.[1]?.trim() ?? '';
    if (match === null || !ending.test(href)) return undefined;
    const alias = match[2]?.trim() ?? '';
    const text = alias === '' || size.test(alias) ? href.slice(href.lastIndexOf('/') + 1) : alias;
    return { type: 'image', raw: match[0], href, title: null, text, tokens: [] };
  },
};
