'use strict';

const form = document.querySelector('form');
const problem = document.querySelector('#problem');

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const prompt = document.querySelector('#prompt').value;
  problem.hidden = true;
  try {
    const response = await fetch('/images', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ prompt }) });
    const said = await response.json();
    if (!response.ok) {
      throw new Error(Object.values(said.errors ?? {}).flat().join(' ') || said.title);
    }
    watch(said.id, prompt);
  } catch (error) {
    problem.textContent = error.message;
    problem.hidden = false;
  }
});

// What others wrote is text, and never markup.
function watch(id, prompt) {
  const card = document.querySelector('template').content.firstElementChild.cloneNode(true);
  const image = card.querySelector('img');
  card.querySelector('.prompt').textContent = prompt;
  document.querySelector('#pictures').prepend(card);
  const updates = new EventSource(`/images/${encodeURIComponent(id)}/updates`);
  updates.addEventListener('message', (event) => {
    const update = JSON.parse(event.data);
    card.querySelector('.status').textContent = update.status;
    card.querySelector('progress').value = update.percent ?? card.querySelector('progress').value;
    if (update.preview ?? update.picture) {
      image.className = update.picture ? 'picture' : 'preview';
      image.src = update.picture ?? update.preview;
      image.hidden = false;
    }
    if (update.isEnd) {
      updates.close();
    }
    showLive();
  });
}

// One after the other: the last response is the newest.
let shown = Promise.resolve();

function showLive() {
  shown = shown.then(async () => {
    document.querySelector('#live').textContent = await (await fetch('/live')).json() ? 'live' : 'asking';
  }).catch(() => {});
}
