import type { Settings } from '../../contract/collection.ts';

type Theme = Settings['theme'];

const KEY = 'nexthop-theme';
const darkSystem = window.matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme = 'system';

/** Shows the theme last chosen on this machine, before anything is drawn, and follows the system from then on. */
export function startTheme(): void {
  const kept = localStorage.getItem(KEY);
  chosen = kept === 'light' || kept === 'dark' ? kept : 'system';
  show();
  darkSystem.addEventListener('change', show);
}

/** Shows a theme and remembers it for the next start; the backend's settings are the truth. */
export function chooseTheme(theme: Theme): void {
  chosen = theme;
  localStorage.setItem(KEY, theme);
  show();
}

function show(): void {
  const isDark = chosen === 'dark' || (chosen === 'system' && darkSystem.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
}
