/** What a prompt can show. */
export interface PromptFacts {
  readonly user: string;
  readonly host: string;
  readonly port: string;
  readonly database: string;
  readonly version: string;
  readonly account: string;
  readonly delimiter: string;
  readonly connectionId: number;
  /** How many prompts there were. */
  readonly count: number;
  readonly now: Date;
}

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (number: number): string => String(number).padStart(2, '0');

/** By the character behind a backslash (client/mysql.cc, construct_prompt); another one stands for itself. */
const parts: Readonly<Record<string, (facts: PromptFacts) => string>> = {
  v: ({ version }) => version,
  d: ({ database }) => database || '(none)',
  h: ({ host }) => host,
  p: ({ port }) => port,
  u: ({ user }) => user,
  U: ({ account }) => account,
  c: ({ count }) => String(count),
  C: ({ connectionId }) => String(connectionId),
  l: ({ delimiter }) => delimiter,
  n: () => '\n',
  t: () => '\t',
  S: () => ';',
  "'": () => "'",
  '"': () => '"',
  _: () => ' ',
  ' ': () => ' ',
  D: ({ now }) =>
    `${days[now.getDay()]} ${months[now.getMonth()]} ${String(now.getDate()).padStart(2)} ${clock(now)} ${now.getFullYear()}`,
  R: ({ now }) => two(now.getHours()),
  r: ({ now }) => two(now.getHours() % 12 || 12),
  m: ({ now }) => two(now.getMinutes()),
  s: ({ now }) => two(now.getSeconds()),
  P: ({ now }) => (now.getHours() < 12 ? 'am' : 'pm'),
  y: ({ now }) => two(now.getFullYear() % 100),
  Y: ({ now }) => String(now.getFullYear()),
  o: ({ now }) => String(now.getMonth() + 1),
  O: ({ now }) => months[now.getMonth()] ?? '',
  w: ({ now }) => days[now.getDay()] ?? '',
};

const clock = (now: Date): string => [now.getHours(), now.getMinutes(), now.getSeconds()].map(two).join(':');

/** The prompt that a format as `\u@\h [\d]> ` stands for. */
export function promptText(format: string, facts: PromptFacts): string {
  return format.replaceAll(/\\([\s\S])/g, (_, letter: string) => {
    const part = Object.hasOwn(parts, letter) ? parts[letter] : undefined;
    return part === undefined ? letter : part(facts);
  });
}
