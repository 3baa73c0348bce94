'use strict';
// Sections come as HTML that the server has escaped; the policy of the page runs nothing that might be in it.
const connection = document.getElementById('connection');
const say = (text) => {
  if (connection.textContent !== text) connection.textContent = text;
};
const source = new EventSource('events');
source.addEventListener('open', () => say('Live.'));
source.addEventListener('error', () => say('The connection is lost. Is the command still running?'));
source.addEventListener('section', (event) => {
  const { id, html } = JSON.parse(event.data);
  document.getElementById(id).innerHTML = html;
});
source.addEventListener('problem', (event) => say(JSON.parse(event.data).message));
source.addEventListener('end', () => {
  source.close();
  say('The command has ended; this is how it was at last.');
});
