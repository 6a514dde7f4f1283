import highlighter from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import dns from 'highlight.js/lib/languages/dns';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import go from 'highlight.js/lib/languages/go';
import http from 'highlight.js/lib/languages/http';
import ini from 'highlight.js/lib/languages/ini';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import nginx from 'highlight.js/lib/languages/nginx';
import plaintext from 'highlight.js/lib/languages/plaintext';
import python from 'highlight.js/lib/languages/python';
import shell from 'highlight.js/lib/languages/shell';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';

const languages = {
  bash,
  dns,
  dockerfile,
  go,
  http,
  ini,
  javascript,
  json,
  nginx,
  plaintext,
  python,
  shell,
  sql,
  typescript,
  xml,
  yaml,
};
const longest = 20_000;
const remembered = 500;

const engine = highlighter.newInstance();
for (const [name, language] of Object.entries(languages)) engine.registerLanguage(name, language);

const known = new Map<string, string>();

/**
 * Code as HTML with highlight.js's classes, every `<`, `>`, `&` and quote escaped.
 * Null if the language is not known or the code too long, and it should be shown plain. What was shown lately is remembered.
 */
export function highlight(code: string, language: string): string | null {
  if (code.length > longest || !engine.getLanguage(language)) return null;
  const key = `${language}\n${code}`;
  const html = known.get(key) ?? engine.highlight(code, { language, ignoreIllegals: true }).value;
  known.delete(key);
  known.set(key, html);
  const [oldest] = known.keys();
  if (known.size > remembered && oldest !== undefined) known.delete(oldest);
  return html;
}
