import DOMPurify from 'dompurify';
import { isPlainHtml } from './plain-html.ts';

const TEXT_TAGS =
  'a audio blockquote br caption code col colgroup dd del details div dl dt em h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q s samp small span strong b sub summary sup table tbody td tfoot th thead tr u ul var';
const FORMULA_TAGS =
  'math semantics annotation mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd mpadded mphantom menclose mstyle mmultiscripts mprescripts svg path line g';
/** Attributes that hold no address; `href` and `src` are added to them and checked. */
const PLAIN_ATTRIBUTES =
  'align alt aria-hidden aria-label checked class colspan controls d disabled display encoding fill height mathvariant open preserveaspectratio preserveAspectRatio rowspan scope start stretchy stroke stroke-width style title type viewBox width x1 x2 xmlns y1 y2'.split(
    ' ',
  );

const purifier = DOMPurify(window);
purifier.setConfig({
  ALLOWED_TAGS: `${TEXT_TAGS} ${FORMULA_TAGS}`.split(' '),
  ALLOWED_ATTR: ['href', 'src', ...PLAIN_ATTRIBUTES],
  ADD_URI_SAFE_ATTR: PLAIN_ATTRIBUTES,
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|data:(?:image|audio)\/)/i,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
});

purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName === 'A') {
    node.setAttribute('target', '_blank');
    node.setAttribute('rel', 'noopener noreferrer');
  }
  if (node.tagName === 'IMG' && !node.hasAttribute('alt')) node.setAttribute('alt', '');
  // Code that is too wide scrolls, and must do so by keyboard.
  if (node.tagName === 'PRE') node.setAttribute('tabindex', '0');
  if (node.tagName === 'INPUT') {
    if (node.getAttribute('type') !== 'checkbox') node.remove();
    node.setAttribute('disabled', '');
    node.setAttribute('aria-label', node.hasAttribute('checked') ? 'done' : 'not done');
  }
  if (node.hasAttribute('style') && node.closest('.katex') === null) node.removeAttribute('style');
});

/** Makes HTML of a card harmless: known tags and attributes only, images and sounds only as data, links only to the web or mail. */
export function sanitise(html: string): string {
  return isPlainHtml(html) ? html : purifier.sanitize(html);
}
