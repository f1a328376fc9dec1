// A session at a prompt: bash in a pseudo terminal, whose other end is xterm.js in chromium, so that the program asks that what it can show.
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { environment, picture, startEmulator } from './shared.mjs';

const [program, file] = process.argv.slice(2);
const [columns, rows] = [96, 34];
const files = createRequire(import.meta.url);

await picture(file, { width: 1120, height: 1000 }, async ({ folder, page }) => {
  await page.setContent(`<!doctype html><style>
    body { margin: 0; background: #fff }
    #window { display: inline-block; background: #16181d; border-radius: 10px; padding: 14px 16px }
  </style><div id="window"></div>`);
  await page.addStyleTag({ path: files.resolve('@xterm/xterm/css/xterm.css') });
  await page.addScriptTag({ path: files.resolve('@xterm/xterm') });
  await page.addScriptTag({ path: files.resolve('@xterm/addon-image') });

  await writeFile(path.join(folder, 'bashrc'), `stty cols ${columns} rows ${rows}\nPS1='\\[\\e[1;32m\\]$\\[\\e[0m\\] '\nPATH="$DRYAPI_FOLDER:$PATH"\nbind 'set enable-bracketed-paste off'\n`);
  const emulator = await startEmulator(program, folder, '--processing', '8000');
  const shell = spawn('script', ['-qfc', 'bash --noprofile --rcfile bashrc -i', '/dev/null'], { cwd: folder, env: { ...environment(folder), DRYAPI_API_KEY: 'any-key', DRYAPI_BASE_URL: emulator.url, DRYAPI_FOLDER: path.dirname(program) } });
  const ended = () => { throw new Error('the last command ended before the picture was made.'); };
  shell.once('exit', ended);
  process.once('exit', () => shell.kill());
  await page.exposeFunction('typed', bytes => shell.stdin.write(bytes, 'latin1'));
  await page.evaluate(({ columns, rows }) => {
    const terminal = new Terminal({
      cols: columns, rows, scrollback: 0, allowProposedApi: true, cursorBlink: false, fontFamily: 'DejaVu Sans Mono, Menlo, Consolas, monospace', fontSize: 15, lineHeight: 1.15,
      windowOptions: { getCellSizePixels: true }, theme: { background: '#16181d', foreground: '#d8dee9' },
    });
    terminal.loadAddon(new ImageAddon.ImageAddon());
    terminal.open(document.getElementById('window'));
    terminal.onData(typed);
    terminal.onBinary(typed);
    window.terminal = terminal;
    window.show = text => new Promise(resolve => terminal.write(Uint8Array.from(atob(text), character => character.charCodeAt(0)), resolve));
    window.screen = () => Array.from({ length: terminal.buffer.active.length }, (_, row) => terminal.buffer.active.getLine(row).translateToString(true)).join('\n').trimEnd();
  }, { columns, rows });

  let shown = Promise.resolve();
  let changed = () => {};
  shell.stdout.on('data', bytes => {
    shown = shown.then(() => page.evaluate(text => window.show(text), bytes.toString('base64'))).then(() => changed());
  });
  const until = async isThere => {
    for (;;) {
      const wait = new Promise(resolve => { changed = resolve; });
      const screen = await page.evaluate(() => window.screen());
      if (isThere(screen)) {
        return;
      }

      await wait;
    }
  };
  const atPrompt = count => screen => screen.endsWith('$') && screen.split('\n').filter(line => line.startsWith('$')).length === count;

  const commands = ['models --type txt2img', 'price txt2img "A beautiful sunset over mountains"', 'txt2img "A beautiful sunset over mountains" --seed 42 -o sunset.png', 'txt2video "The sun goes down over a calm sea" -o sea.mp4'];
  for (const [index, command] of commands.entries()) {
    await until(atPrompt(index + 1));
    shell.stdin.write(`dryapi ${command}\r`);
  }

  const isAtEnd = screen => screen.includes('txt2video "') && screen.endsWith('\n$');
  await until(screen => isAtEnd(screen) ? ended() : / [3-9]\d %/.test(screen.split('\n').at(-1)));
  shell.stdout.removeAllListeners('data');
  await shown;
  shell.off('exit', ended);
  shell.kill();
  emulator.stop();
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  return page.locator('#window');
});
