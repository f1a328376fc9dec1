// Listens by pusher-js as a user's program would, and writes down each message on the wire and each state, one a line.
// Usage: node client.js HOST PORT KEY AUTH-ENDPOINT API-KEY CHANNEL FOREIGN-CHANNEL
'use strict';

const Pusher = require('pusher-js');

const [host, port, key, endpoint, apiKey, channelName, foreignChannel] = process.argv.slice(2);
const note = (what, value) => console.log(`${what} ${typeof value === 'string' ? value : JSON.stringify(value)}`);

const closes = [];
let sent = () => {};
const createWebSocket = Pusher.Runtime.createWebSocket;
Pusher.Runtime.createWebSocket = function (url) {
  const socket = createWebSocket.call(this, url);
  const send = socket.send;
  socket.send = (message) => {
    note('>', message);
    send.call(socket, message);
    sent();
  };
  socket.addEventListener('message', (event) => note('<', event.data));
  closes.push(new Promise((resolve) => socket.addEventListener('close', (event) => {
    note('closed', event.code);
    resolve();
  })));
  return socket;
};

const connect = (appKey) => {
  const pusher = new Pusher(appKey, {
    cluster: '', wsHost: host, wsPort: Number(port), forceTLS: false, enabledTransports: ['ws'], disableStats: true,
    channelAuthorization: { endpoint, transport: 'ajax', headers: { Authorization: `Bearer ${apiKey}` } },
  });
  pusher.connection.bind('state_change', (change) => note('state', change.current));
  pusher.connection.bind('error', (error) => note('error', error.data ?? error.error?.data ?? {}));
  return pusher;
};

const event = (emitter, name) => new Promise((resolve) => emitter.bind(name, resolve));

(async () => {
  const pusher = connect(key);
  const channel = pusher.subscribe(channelName);
  const done = new Promise((resolve) => channel.bind('request.status.updated', (update) => {
    note('update', update);
    if (update.status === 'done') {
      resolve();
    }
  }));
  await event(channel, 'pusher:subscription_succeeded');
  note('listens', channelName);
  await done;

  const refused = event(pusher.connection, 'error');
  channel.trigger('client-typing', { who: 'somebody' });
  await refused;
  // It is sent some turns later.
  const left = new Promise((resolve) => { sent = resolve; });
  pusher.unsubscribe(channelName);
  await left;

  const foreign = pusher.subscribe(foreignChannel);
  note('refused', (await event(foreign, 'pusher:subscription_error')).status);

  const closed = event(pusher.connection, 'disconnected');
  pusher.disconnect();
  await closed;
  // What comes of one connection is written down before the next begins.
  await Promise.all(closes);

  const stranger = connect('no-such-key');
  await event(stranger.connection, 'failed');
  stranger.disconnect();
  await Promise.all(closes);
  process.exit();
})();
