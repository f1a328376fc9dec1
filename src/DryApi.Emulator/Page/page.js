'use strict';

// Whatever comes from a request is text here: it is set as textContent, and never as markup.

const shownJobs = 60;
const shownRows = 100;
const remembered = 1000;
const state = { jobs: new Map(), calls: [], deliveries: new Map(), accounts: [], faults: [], clock: null, clockSeen: 0 };
const $ = (selector, parent = document) => parent.querySelector(selector);

// ---- The control of the emulator.

const send = async (method, path, body) => {
  const response = await fetch('/emulator/' + path, { method, body: body === undefined ? undefined : JSON.stringify(body), headers: body === undefined ? {} : { 'Content-Type': 'application/json' } });
  if (!response.ok) {
    throw new Error((await response.json()).message);
  }
  return response.status === 204 ? null : response.json();
};
const read = (path) => send('GET', path);

// What somebody asks for takes back what was told before; what is read by itself takes back only what such reading told.
let isOfReading = true;
const attempt = async (action, isReading = false) => {
  const problem = $('#problem');
  if (!isReading) {
    problem.hidden = true;
  }
  try {
    await action();
    if (isReading && isOfReading) {
      problem.hidden = true;
    }
  } catch (error) {
    isOfReading = isReading;
    problem.textContent = error.message;
    problem.hidden = false;
  }
};

// ---- What there is, and what becomes of it. What happens while all is read comes after it.

let waiting = null;
let loading = Promise.resolve();

// One after the other: the browser and the emulator both say 'open', and of two at once one would forget what the other waits for.
const load = () => { loading = loading.then(() => attempt(readAll, true)); };

const readAll = async () => {
  waiting = [];
  try {
    const [jobs, calls, deliveries, accounts, faults, clock] = await Promise.all(['jobs', 'calls', 'deliveries', 'accounts', 'faults', 'clock'].map(read));
    state.jobs = new Map(jobs.map((job) => [job.id, job]));
    state.calls = calls;
    state.deliveries = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
    Object.assign(state, { accounts, faults });
    setClock(clock);
  } finally {
    const late = waiting;
    waiting = null;
    late.forEach(([name, data]) => apply[name](data));
    draw();
  }
};

const remember = (map, item) => {
  map.set(item.id, item);
  if (map.size > remembered) {
    map.delete(map.keys().next().value);
  }
};

const apply = {
  job: (job) => remember(state.jobs, job),
  delivery: (delivery) => remember(state.deliveries, delivery),
  call: (call) => {
    const text = JSON.stringify(call);
    if (!state.calls.slice(-20).some((each) => JSON.stringify(each) === text)) {
      state.calls.push(call);
      state.calls.splice(0, state.calls.length - remembered);
    }
  },
  faults: (faults) => { state.faults = faults; },
  clock: (clock) => setClock(clock),
};

let accountsDue = false;

const readAccounts = () => {
  if (!accountsDue) {
    accountsDue = true;
    setTimeout(() => {
      accountsDue = false;
      attempt(async () => {
        state.accounts = await read('accounts');
        draw();
      }, true);
    }, 250);
  }
};

const setClock = (clock) => {
  state.clock = clock;
  state.clockSeen = performance.now();
  tick();
};

const watch = () => {
  const connection = $('#connection');
  const say = (text, tone) => {
    connection.textContent = text;
    connection.className = 'badge ' + tone;
  };
  const events = new EventSource('/emulator/events');
  events.addEventListener('open', () => {
    say('live', 'good');
    load();
  });
  events.addEventListener('reset', load);
  events.onerror = () => say('reconnecting …', 'bad');
  for (const name of Object.keys(apply)) {
    events.addEventListener(name, (event) => {
      const data = JSON.parse(event.data);
      if (waiting) {
        waiting.push([name, data]);
      } else {
        apply[name](data);
        draw();
      }
      readAccounts();
    });
  }
};

// ---- How it looks.

const make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
};
const line = (...children) => make('div', 'line', ...children);
const quiet = (text) => make('span', 'quiet', text);
const badge = (text, tone) => make('span', 'badge ' + tone, text);
const button = (text, action) => {
  const element = make('button', '', text);
  element.type = 'button';
  element.addEventListener('click', () => attempt(action));
  return element;
};
const link = (text, href) => {
  const element = make('a', '', text);
  element.href = href;
  return element;
};
const details = (summary, text) => make('details', '', make('summary', 'quiet', summary), make('pre', '', text));
const words = (name) => name.replace(/(?<=[a-z])[A-Z]/g, (letter) => ' ' + letter.toLowerCase());
const timeOf = (text) => text.slice(0, 19).replace('T', ' ');
const pretty = (json) => {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
};

const statusTone = (status) => status === 'done' ? 'good' : status === 'pending' || status === 'processing' ? 'busy' : 'bad';
const resultOf = (job) => `/emulator/jobs/${encodeURIComponent(job.id)}/result`;

// A result is made when it is fetched, so only what is looked at is fetched.
const seen = new IntersectionObserver((entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => {
  seen.unobserve(entry.target);
  entry.target.show();
}), { rootMargin: '200px' });

const media = (job) => {
  const [kind] = job.resultType.split('/');
  const box = make('div', kind === 'audio' ? 'media audio' : 'media');
  const name = `Result of ${job.operation}`;
  box.show = async () => {
    if (kind === 'image') {
      const image = make('img', '');
      image.alt = name;
      image.src = resultOf(job);
      box.append(image);
    } else if (kind === 'audio' || kind === 'video') {
      const player = make(kind, '');
      player.controls = true;
      player.preload = 'metadata';
      player.setAttribute('aria-label', name);
      player.src = resultOf(job);
      box.append(player);
    } else {
      await attempt(async () => {
        const text = await (await fetch(resultOf(job))).text();
        box.append(make('pre', '', text.length > 600 ? text.slice(0, 600) + ' …' : text));
      });
    }
  };
  seen.observe(box);
  return box;
};

const promptOf = (request) => {
  try {
    const fields = JSON.parse(request ?? '{}');
    const text = fields.prompt ?? fields.text ?? fields.input ?? fields.caption ?? '';
    return Array.isArray(text) ? text.join(' · ') : String(text);
  } catch {
    return '';
  }
};

const drawJob = (job, item) => {
  const old = item.querySelector('.media');
  const bar = make('progress', '');
  bar.max = 100;
  bar.value = job.progress;
  bar.setAttribute('aria-label', 'Progress');
  const card = make('div', 'card',
    line(make('strong', '', job.operation.split('/').slice(-1)[0].replace(/^[A-Z]+ /, '')), badge(job.status, statusTone(job.status))),
    job.endedAt ? null : bar,
    make('div', 'prompt', promptOf(job.request)),
    job.errorMessage ? make('div', 'bad', job.errorMessage) : null,
    line(quiet(job.model ?? 'no model'), quiet(`price ${job.price}`)),
    line(quiet(timeOf(job.submittedAt)), job.resultUrl ? link('Result', job.resultUrl) : null),
    details(job.id, `${job.operation}\n${pretty(job.request ?? '')}`));
  const open = item.querySelector('details')?.open;
  if (open) {
    card.querySelector('details').open = true;
  }
  item.replaceChildren(...[old ?? (job.resultType ? media(job) : null), card].filter(Boolean));
};

const drawCall = (call, item) => {
  const verdict = call.refusal ?? (call.fault ? `Fault: ${call.fault}` : call.status === 0 ? 'The connection was cut.' : '');
  const unknown = call.unknownFields.length > 0 ? `Unknown fields: ${call.unknownFields.join(', ')}` : '';
  item.replaceChildren(...[
    line(make('span', '', make('strong', '', call.method), ` ${call.path}`), badge(call.status === 0 ? 'cut' : String(call.status), call.status > 0 && call.status < 400 ? 'good' : 'bad')),
    verdict ? make('div', 'bad', verdict) : null,
    unknown ? make('div', 'busy', unknown) : null,
    line(quiet(timeOf(call.at)), quiet(call.clientId === null ? '' : `client ${call.clientId}`)),
  ].filter(Boolean));
};

const deliveryTone = { Delivered: 'good', Pending: 'busy' };

const drawDelivery = (delivery, item) => {
  const open = [...item.querySelectorAll('details')].map((each) => each.open);
  item.replaceChildren(
    line(make('strong', '', delivery.event), badge(words(delivery.state), deliveryTone[delivery.state] ?? 'bad')),
    make('div', 'quiet', delivery.url),
    make('ol', 'quiet', ...delivery.attempts.map((each) => make('li', '', `${timeOf(each.at)}: ${each.error ?? each.status}`))),
    line(quiet(delivery.nextAttemptAt ? `next attempt ${timeOf(delivery.nextAttemptAt)}` : ''), button('Redeliver', () => send('POST', `deliveries/${encodeURIComponent(delivery.id)}/repeat`))),
    details('Body', pretty(delivery.body)));
  item.querySelectorAll('details').forEach((each, index) => { each.open = open[index] ?? false; });
};

const drawAccount = (account, item) => {
  const quota = ({ name, inMinute, perMinute, inDay, perDay }) => make('div', '',
    line(quiet(name), quiet(`${inMinute} of ${perMinute} this minute` + (perDay === null ? '' : `, ${inDay} of ${perDay} today`))),
    Object.assign(make('meter', ''), { max: perMinute, high: perMinute - 0.5, value: inMinute, title: name }));
  item.replaceChildren(
    line(make('strong', '', `Client ${account.clientId}`), badge(account.plan, '')),
    line(quiet(account.key.startsWith('…') ? `key ${account.key}` : account.key), make('span', 'number', `balance ${account.balance}`)),
    make('div', account.hasWebhooks ? 'quiet' : 'bad', account.hasWebhooks ? 'Webhooks are on.' : 'Webhooks are off: too many came to nothing.'),
    ...account.quotas.map(quota));
};

const drawFault = (rule, item) => item.replaceChildren(
  line(make('strong', '', rule.operation), badge(rule.fault.kind === 'Status' ? `Status ${rule.fault.statusCode}` : rule.fault.kind, 'bad')),
  quiet(rule.probability === null ? `the next ${rule.times}` : `with a probability of ${rule.probability}`));

// Keeps the elements of what is still there, so that a video goes on and a focus stays; draws anew only what changed.
const drawList = (section, items, keyOf, drawItem, count = items.length) => {
  const list = $(`#${section} > ul`);
  $(`#${section} .count`).textContent = count === 0 ? 'none yet' : count > items.length ? `${items.length} of ${count}` : String(count);
  const old = new Map([...list.children].map((item) => [item.key, item]));
  items.forEach((data, index) => {
    const [key, text] = [keyOf(data), JSON.stringify(data)];
    const item = old.get(key) ?? Object.assign(document.createElement('li'), { key });
    old.delete(key);
    if (item.drawn !== text) {
      item.drawn = text;
      const focused = item.contains(document.activeElement) ? document.activeElement.textContent : null;
      drawItem(data, item);
      if (focused !== null) {
        [...item.querySelectorAll('button, a, summary')].find((each) => each.textContent === focused)?.focus();
      }
    }
    if (list.children[index] !== item) {
      list.insertBefore(item, list.children[index] ?? null);
    }
  });
  old.forEach((item) => item.remove());
};

let drawing = false;

const draw = () => {
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(() => {
      drawing = false;
      const newest = (items, count) => items.slice(-count).reverse();
      drawList('jobs', newest([...state.jobs.values()], shownJobs), (job) => job.id, drawJob, state.jobs.size);
      drawList('calls', newest(state.calls, shownRows), JSON.stringify, drawCall, state.calls.length);
      drawList('webhooks', newest([...state.deliveries.values()], shownRows), (delivery) => delivery.id, drawDelivery, state.deliveries.size);
      drawList('accounts', state.accounts, (account) => account.clientId, drawAccount);
      drawList('faults', state.faults, JSON.stringify, drawFault);
    });
  }
};

const tick = () => {
  if (state.clock) {
    const passed = state.clock.stopped ? 0 : performance.now() - state.clockSeen;
    const now = new Date(Date.parse(state.clock.now) + passed).toISOString();
    $('#now').textContent = timeOf(now) + ' UTC' + (state.clock.stopped ? ', stopped' : '');
    $('#now').dateTime = now;
    $('#stop').textContent = state.clock.stopped ? 'Start' : 'Stop';
  }
};

// ---- What one can do.

const turn = (order) => attempt(async () => setClock(await send('POST', 'clock', order)));

document.querySelectorAll('[data-advance]').forEach((each) => each.addEventListener('click', () => turn({ advance: each.dataset.advance })));
$('#stop').addEventListener('click', () => turn({ stopped: !state.clock.stopped }));
$('#reset').addEventListener('click', () => {
  if (confirm('Forget all jobs, calls, webhooks and faults? Accounts are as at the start then.')) {
    attempt(() => send('POST', 'reset'));
  }
});
$('#clear').addEventListener('click', () => attempt(() => send('DELETE', 'faults')));
$('#fault').addEventListener('submit', (event) => {
  event.preventDefault();
  const { operation, kind, statusCode, times } = Object.fromEntries(new FormData(event.target));
  attempt(() => send('POST', 'faults', { operation, fault: { kind, statusCode: Number(statusCode) }, times: Number(times), seed: 0 }));
});

attempt(async () => $('#operations').append(...(await read('operations')).concat('job.*').map((operation) => Object.assign(document.createElement('option'), { value: operation }))));
setInterval(tick, 500);
watch();
