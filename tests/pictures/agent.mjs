// A session of an agent: what a client of the Model Context Protocol and dryapi mcp said to each other, message for message.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { ElicitRequestSchema } from '@modelcontextprotocol/sdk/types.js';
import { environment, picture, text } from './shared.mjs';

const [program, file] = process.argv.slice(2);
const picked = { operation: 'txt2img', arguments: { prompt: 'A lake at dawn', model: 'Flux1schnell', seed: 4 } };
const calls = [['search_operations', { query: 'image from text' }], ['price', picked], ['run', picked]];
const style = `
  body { font: 15px/1.45 "DejaVu Sans", system-ui, sans-serif; margin: 0; padding: 22px; background: #f4f5f7; color: #222; width: 1076px }
  main { display: grid; grid-template-columns: 432px 1fr; gap: 14px 22px; align-items: start }
  h1 { font-size: 15px; margin: 0; color: #666; font-weight: normal }
  section { background: #fff; border: 1px solid #d9dce1; border-radius: 8px; padding: 10px 14px }
  section.agent { border-left: 4px solid #3b6fd4 } section.dryapi { border-left: 4px solid #2e9e5b } section.asks { border-left-color: #d98a1b; background: #fffaf0 }
  h2 { font-size: 14px; margin: 0 0 4px } h2 span { color: #777; font-weight: normal }
  div { display: flex; gap: 14px; align-items: start } img { width: 196px; border-radius: 4px }
  pre { font: 13px/1.45 "DejaVu Sans Mono", monospace; margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; flex: 1 }`;

/** A message as JSON; what is long is shortened, and says so. */
function json(value, folder) {
  const short = each => typeof each === 'string' ? (each.length > 200 || (each.length > 30 && each.startsWith('http')) ? `${each.slice(0, 28)}…` : each.replaceAll(`file://${folder}`, '~').replaceAll(folder, '~'))
    : Array.isArray(each) ? [...each.slice(0, 2).map(short), ...(each.length > 2 ? [`… ${each.length - 2} more`] : [])]
    : each && typeof each === 'object' ? Object.fromEntries(Object.entries(each).map(([name, part]) => [name, short(part)]))
    : each;
  const whole = JSON.stringify(short(value), null, 2);
  // What fits on a line is one; what is in a list is one more easily.
  const onALine = (part, offset) => {
    const line = part.replace(/\s*\n\s*/g, ' ');
    return line.length <= (/[[,]\s*$/.test(whole.slice(0, offset)) ? 130 : 64) ? line : part;
  };
  return whole.replace(/\{[^{}[\]]*\}|\[[^{}[\]]*\]/g, onALine);
}

function show({ from, title, note, body, image }, folder) {
  const shown = image ? `<img alt="" src="data:${text(image.mimeType)};base64,${text(image.data)}">` : '';
  return `<section class="${text(from)}"><h2>${text(title)} <span>${text(note)}</span></h2><div><pre>${text(json(body, folder))}</pre>${shown}</div></section>`;
}

await picture(file, { width: 1120, height: 800 }, async ({ folder, page }) => {
  await mkdir(path.join(folder, 'pictures'));
  const transport = new StdioClientTransport({ command: program, args: ['mcp', '--max-spend', '0.50', '--output', 'pictures'], cwd: folder, env: environment(folder), stderr: 'ignore' });
  const client = new Client({ name: 'agent', version: '1.0.0' }, { capabilities: { elicitation: {} } });
  client.setRequestHandler(ElicitRequestSchema, () => ({ action: 'accept', content: { pay: true } }));
  await client.connect(transport);

  const messages = [];
  const [send, receive] = [transport.send.bind(transport), transport.onmessage];
  transport.send = (message, ...others) => { messages.push({ from: 'agent', message }); return send(message, ...others); };
  transport.onmessage = (message, ...others) => { messages.push({ from: 'dryapi', message }); return receive(message, ...others); };
  for (const [name, values] of calls) {
    await client.callTool({ name, arguments: values });
  }

  await client.close();
  const said = messages.filter(({ message }) => message.result || message.method === 'tools/call' || message.method === 'elicitation/create').map(({ from, message }) => {
    if (message.method === 'tools/call') {
      return { from, title: message.params.name, note: 'tools/call', body: message.params.arguments };
    }

    if (message.method) {
      return { from: `${from} asks`, title: 'The user is asked', note: message.method, body: message.params };
    }

    return from === 'agent' ? { from: `${from} asks`, title: 'The user answers', note: '', body: message.result }
      : { from, title: 'result', note: message.result.content.map(part => part.type).join(', '), body: message.result.structuredContent, image: message.result.content.find(part => part.type === 'image') };
  });
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${style}</style><main><h1>An agent</h1><h1>dryapi mcp --max-spend 0.50 --output pictures</h1>${said.map(each => show(each, folder)).join('')}</main>`);
  return page.locator('body');
});
