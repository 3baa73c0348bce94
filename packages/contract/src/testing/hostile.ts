const [ESC, BEL, RLO, NUL] = ['\u001b', '\u0007', '\u202e', '\u0000'];

/** Texts that a student may put anywhere, each against one kind of reader. None may do anything where it is shown. */
export const HOSTILE = {
  script: '<script>globalThis.hacked = 1</script>',
  image: '"><img src=x onerror="globalThis.hacked = 1">',
  svg: '<svg onload=globalThis.hacked=1><a href="javascript:globalThis.hacked=1">x</a></svg>',
  pre: '</pre></td></table></main><iframe src="data:text/html,<script>parent.hacked=1</script>"></iframe>',
  attribute: `' autofocus onfocus='globalThis.hacked = 1' x='`,
  style: '</style><style>*{background:url(https://example.invalid/track)}</style>',
  json: '</script><!--<script>\u2028globalThis.hacked=1\u2029-->',
  template: '{{#with constructor}}{{{lookup this "name"}}}{{/with}} ${globalThis.hacked = 1}',
  markdown: '![x](https://example.invalid/track.png) [y](javascript:hacked) @everyone | a | b |\n```\n# out',
  longFence: '``` ```` ````` <b>x</b>\n~~~\n- [ ] x',
  formula: '=HYPERLINK("https://example.invalid","x")',
  sum: '+SUM(1,1)|cmd\t@x',
  terminal: `${ESC}[2J${ESC}]0;mine${BEL}${ESC}]8;;https://example.invalid${BEL}here\rover\bwritten`,
  bidi: `${RLO}gnp.exe\u2066x\u2069 \u200b\u2060\ufeff`,
  xml: `]]><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;${NUL}\ufffe\ud800`,
} as const;

/** Those that pass for the name of a file or an entry, which are plain lines. */
export const HOSTILE_NAMES = Object.values(HOSTILE).filter((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(text));
