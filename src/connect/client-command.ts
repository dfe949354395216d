/** A command of the client itself, as a line or behind a backslash. */
export interface ClientCommand {
  /** The long name: `use`, `go`, … */
  readonly name: string;
  readonly argument: string;
  /** What stands behind it on the line, where it takes no argument. */
  readonly rest?: string;
}

/** Commands of the mysql client: letter, and whether an argument follows (client/mysql.cc, commands[]). */
const commands: Readonly<Record<string, { readonly letter: string; readonly argument: 'none' | 'maybe' | 'must' }>> = {
  help: { letter: 'h', argument: 'maybe' },
  '?': { letter: '?', argument: 'maybe' },
  clear: { letter: 'c', argument: 'none' },
  connect: { letter: 'r', argument: 'maybe' },
  delimiter: { letter: 'd', argument: 'must' },
  edit: { letter: 'e', argument: 'none' },
  ego: { letter: 'G', argument: 'none' },
  exit: { letter: 'q', argument: 'none' },
  quit: { letter: 'q', argument: 'none' },
  go: { letter: 'g', argument: 'none' },
  nopager: { letter: 'n', argument: 'none' },
  notee: { letter: 't', argument: 'none' },
  pager: { letter: 'P', argument: 'maybe' },
  print: { letter: 'p', argument: 'none' },
  prompt: { letter: 'R', argument: 'maybe' },
  rehash: { letter: '#', argument: 'none' },
  source: { letter: '.', argument: 'must' },
  status: { letter: 's', argument: 'none' },
  system: { letter: '!', argument: 'must' },
  tee: { letter: 'T', argument: 'must' },
  use: { letter: 'u', argument: 'must' },
  charset: { letter: 'C', argument: 'must' },
  warnings: { letter: 'W', argument: 'none' },
  nowarning: { letter: 'w', argument: 'none' },
  resetconnection: { letter: 'x', argument: 'none' },
};

const letters = new Map(Object.entries(commands).map(([name, { letter }]) => [letter, name]));

/**
 * The command that a line (`use shop;`) or the text behind a backslash (`\u shop`) is, or undefined. A word counts only where
 * nothing but its argument and one delimiter follow: `status` is a command, `status_of` is not.
 */
export function clientCommand(text: string, delimiter: string): ClientCommand | undefined {
  if (text.startsWith('\\')) return letterCommand(text, delimiter);
  const match = /^\s*(\?|[a-zA-Z]{2,15})(?:\s+([\s\S]*?))?\s*$/.exec(withoutDelimiter(text, delimiter));
  const name = match?.[1]?.toLowerCase() ?? '';
  const known = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (known === undefined) return undefined;
  // The delimiter's own argument may be what ends statements now.
  const argument = (name === 'delimiter' ? /^\s*\S+\s+(\S*)/.exec(text)?.[1] : match?.[2]) ?? '';
  if (name === 'prompt') return { name, argument: promptFormat(text) };
  if (known.argument === 'none' && argument !== '') return undefined;
  return { name, argument };
}

function letterCommand(text: string, delimiter: string): ClientCommand | undefined {
  const name = letters.get(text[1] ?? '');
  if (name === undefined) return undefined;
  const rest = text.slice(2);
  if (commands[name]?.argument === 'none') return { name, argument: '', rest };
  if (name === 'prompt') return { name, argument: promptFormat(text), rest: '' };
  const argument = (name === 'delimiter' ? rest : withoutDelimiter(rest, delimiter)).trim();
  return { name, argument, rest: '' };
}

/** All that stands behind the first blank: a prompt's last blank counts. */
const promptFormat = (text: string): string => /^\s*\S+\s([\s\S]*)/.exec(text)?.[1] ?? '';

function withoutDelimiter(text: string, delimiter: string): string {
  const trimmed = text.trimEnd();
  return trimmed.endsWith(delimiter) ? trimmed.slice(0, -delimiter.length) : trimmed;
}
