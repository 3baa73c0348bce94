/**
 * Colours of series on light and on dark paper, from the set of Okabe and Ito, whose colours people with any form of colour
 * blindness can tell apart; and dashes, for those who see or print no colour at all.
 */
export const SERIES = [
  { light: '#0072b2', dark: '#56b4e9', dashes: undefined },
  { light: '#d55e00', dark: '#e69f00', dashes: '6 3' },
  { light: '#007a5a', dark: '#2fc79a', dashes: '2 3' },
] as const;

const PAPER = { light: '#ffffff', dark: '#17181c' };
const INK = { light: '#1f2328', dark: '#e6e6ea' };

/** What the parts of a chart look like; everything that is ink takes the colour of the text around it. */
export const STYLE = [
  '.gradus-chart{font:12px system-ui,sans-serif;' + look('light') + '}',
  '.gradus-chart text{fill:currentColor}',
  '.gradus-chart .paper{fill:var(--paper)}',
  '.gradus-chart .heading{font-size:14px;font-weight:600}',
  '.gradus-chart .grid{stroke:currentColor;stroke-opacity:.15}',
  '.gradus-chart .axis{stroke:currentColor;stroke-opacity:.6;fill:none}',
  '.gradus-chart .line{fill:none;stroke-width:2;stroke-linejoin:round;stroke-linecap:round}',
  ...SERIES.map((_, i) => `.gradus-chart .s${i}{stroke:var(--s${i})}.gradus-chart .s${i}.dot{fill:var(--s${i})}`),
  '@media (prefers-color-scheme:dark){.gradus-chart{' + look('dark') + '}}',
].join('');

function look(theme: 'light' | 'dark'): string {
  const series = SERIES.map((colors, i) => `--s${i}:${colors[theme]}`);
  return [`color:${INK[theme]}`, `--paper:${PAPER[theme]}`, ...series].join(';');
}
