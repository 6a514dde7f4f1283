const tags = 'p|br|hr|em|strong|del|code|span|mark|ul|ol|li|blockquote|h[1-6]|table|thead|tbody|tr|th|td';

/** A `<` that begins anything but one of these tags, bare, or with a class alone on those that carry one. */
const anythingElse = new RegExp(`<(?!/?(?:${tags})>|(?:code|span|mark) class="[\\w -]*">)`);

/**
 * Whether HTML consists of text and a few tags that can do nothing: no attribute but a class of letters, digits and hyphens,
 * so no address, no style and no script. Such HTML is the same after sanitising, and most cards are such.
 */
export function isPlainHtml(html: string): boolean {
  return !anythingElse.test(html);
}
