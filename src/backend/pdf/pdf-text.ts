import type { Content } from 'pdfmake';
import type { PrintedSpan } from '../../core/notes/printed-spans.ts';

/** What a reference to an image leads to: a drawing with its size, or the data URL of a PNG or JPEG. */
export type PdfImage =
  | { readonly kind: 'svg'; readonly svg: string; readonly width: number; readonly height: number }
  | { readonly kind: 'bitmap'; readonly dataUrl: string };

/** What content is written with. */
export interface PdfContext {
  /** Null shows the text that stands for the image. */
  readonly imageOf: (reference: string) => PdfImage | null;
  /** Keeps the data URL of a bitmap in the document, once, and gives the name it has there. */
  readonly keep: (dataUrl: string) => string;
  /** Points there are from left to right. */
  readonly width: number;
  /** Points below a paragraph. */
  readonly below: number;
}

/** Size of text in points where nothing else is said. */
export const textSize = 10;

const codeGround = '#eef0f3';
const linkColour = '#2f5fb3';
/** The code font looks larger than the other. */
const codeShare = 0.9;
const highestImage = 320;
/** Drawn networks are laid out for a screen. */
const drawingScale = 0.8;
/** Blanks to be filled in by hand. */
const dots = /\.{10,}/;
const roomy = { lineHeight: 1.9 };

/** Spans as paragraphs of text with the images that stand between them. */
export function paragraphs(spans: readonly PrintedSpan[], context: PdfContext): Content[] {
  const made: Content[] = [];
  const hasBlanks = spans.some((span) => dots.test(span.text));
  let text: Content[] = [];
  const finish = () => {
    if (text.length > 0) made.push({ text, margin: [0, 0, 0, context.below], ...(hasBlanks ? roomy : {}) });
    text = [];
  };
  for (const span of spans) {
    const image = span.kind === 'image' ? context.imageOf(span.reference ?? '') : null;
    if (image === null) {
      text.push(inline(span, textSize));
      continue;
    }
    finish();
    made.push(picture(image, context));
  }
  finish();
  return made;
}

/** Spans as one text of a size in points, images as the words that stand for them. */
export function inlineText(spans: readonly PrintedSpan[], fontSize: number): Content[] {
  return spans.map((span) => inline(span, fontSize));
}

function inline(span: PrintedSpan, fontSize: number): Content {
  if (span.kind === 'break') return '\n';
  const { text, reference, isBold, isItalic, isCode, isStruck } = span;
  if (span.kind === 'image')
    return { text: `[image: ${text === '' ? (reference ?? '') : text}]`, italics: true };
  const link = /^(?:https?:\/\/|mailto:)/i.test(reference ?? '') ? reference : null;
  return {
    text: isCode || dots.test(text) ? text : text.replaceAll(/\s+/g, ' '),
    bold: isBold,
    italics: isItalic,
    ...(isStruck ? { decoration: 'lineThrough' as const } : {}),
    ...(isCode ? { font: 'Mono', fontSize: fontSize * codeShare, background: codeGround } : {}),
    ...(link === null ? {} : { link, color: linkColour, decoration: 'underline' as const }),
  };
}

function picture(image: PdfImage, { keep, width }: PdfContext): Content {
  const margin: [number, number, number, number] = [0, 2, 0, 8];
  if (image.kind === 'svg')
    return { svg: image.svg, width: Math.min(width, image.width * drawingScale), margin };
  return { image: keep(image.dataUrl), fit: [Math.min(width, 400), highestImage], margin };
}
