import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import UPNG from 'upng-js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

process.on('uncaughtException', error => {
  console.error(error.message);
  process.exit(1);
});

/** Any text, in markup and in the quotes of an attribute. */
export const text = value => String(value).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);

/** The environment of the program: without a key, so that the emulator inside it responds. */
export function environment(folder) {
  const { DRYAPI_API_KEY, DRYAPI_BASE_URL, DRYAPI_PICTURES, DRYAPI_MAX_PRICE, NO_COLOR, CI, GITHUB_ACTIONS, ...others } = process.env;
  return { ...others, HOME: folder, XDG_CONFIG_HOME: path.join(folder, '.config'), LC_ALL: 'C.UTF-8', TERM: 'xterm-256color', COLORTERM: 'truecolor' };
}

/** Starts the emulator, which ends with this program at the latest: { url, stop }. */
export async function startEmulator(program, folder, ...options) {
  const emulator = spawn(program, ['emulator', '--port', '0', '--results-port', '0', ...options], { cwd: folder, env: environment(folder), stdio: ['ignore', 'pipe', 'ignore'] });
  process.once('exit', () => emulator.kill());
  let said = '';
  for await (const piece of emulator.stdout) {
    said += piece;
    const url = said.match(/http:\/\/127\.0\.0\.1:\d+/)?.[0];
    if (url) {
      return { url, stop: () => emulator.kill() };
    }
  }

  throw new Error(`the emulator does not start: ${said}`);
}

/** Makes a picture of a page: { folder, page } are a folder that is deleted afterwards, and the page; what is returned says where on it the picture is. */
export async function picture(file, size, make) {
  const program = (process.env.PATH ?? '').split(path.delimiter).flatMap(folder => names.map(name => path.join(folder, name))).find(existsSync);
  if (!program) {
    throw new Error('chromium is not there; install it, or Chrome, and put it on the PATH.');
  }

  const folder = await mkdtemp(path.join(tmpdir(), 'dryapi-pictures-'));
  const browser = await chromium.launch({ executablePath: program });
  try {
    const page = await browser.newPage({ viewport: size });
    const shown = await make({ folder, page }) ?? page;
    const made = UPNG.decode(await shown.screenshot());
    // In 64 steps of each color it is half as long, and looks the same.
    const colors = new Uint8Array(UPNG.toRGBA8(made)[0]).map(color => Math.min(255, Math.round(color / 4) * 4));
    await writeFile(file, Buffer.from(UPNG.encode([colors.buffer], made.width, made.height, 0)));
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}
