// Scenarios of tasks call tools that a server made for the suite has. Here what takes long is a run, of a picture that is called as the scenario calls it, and what does not is the account: what the
// scenarios judge are the tasks that come of it, or do not.
const send = globalThis.fetch;

const account = () => ({ name: 'account', arguments: {} });
const run = given => ({ name: 'run', arguments: { operation: 'txt2img', arguments: { prompt: JSON.stringify(given), model: 'Flux1schnell', width: 64, height: 64, guidance: 7.5, steps: 1, seed: 1 } } });
const calls = { greet: account, confirm_delete: account, slow_compute: run, failing_job: run };

globalThis.fetch = (url, options) => {
  const message = typeof options?.body === 'string' ? JSON.parse(options.body) : undefined;
  const call = message?.method === 'tools/call' ? calls[message.params.name] : undefined;
  if (!call) {
    return send(url, options);
  }

  const headers = new Headers(options.headers);
  const params = { ...message.params, ...call(message.params.arguments) };
  if (headers.get('mcp-name') === message.params.name) {
    headers.set('mcp-name', params.name);
  }

  return send(url, { ...options, headers, body: JSON.stringify({ ...message, params }) });
};
