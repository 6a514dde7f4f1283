import { existsSync } from 'node:fs';
import { chromium as playwright, type Browser } from 'playwright-core';

/** Where browsers of Chromium's family are usually installed. */
const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-gpu',
];

/** Opens a headless Chromium: the one of CHROMIUM_PATH, else an installed one, else the one that comes as an npm package. */
export async function launchChromium(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'];
  const installed = given ?? usualPlaces.find((path) => existsSync(path));
  const executablePath = installed ?? (await packagedChromium());
  // Root has no sandbox to run in, and machines without a graphics card draw in software.
  const needed = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return playwright.launch({ executablePath, args: [...quiet, ...needed] });
}

async function packagedChromium(): Promise<string> {
  const { default: packaged } = await import('@sparticuz/chromium');
  packaged.setGraphicsMode = false;
  return packaged.executablePath();
}
