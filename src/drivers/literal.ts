import { fail } from '../base/error.ts';
import type { Value } from './driver-config.ts';

const limits = { depth: 20, length: 64 * 1024 };

/** Where a reader stands in a text. */
interface Cursor {
  readonly text: string;
  at: number;
}

/**
 * Reads an object literal, a call with its arguments, or a list of keyword arguments, as JavaScript, JSON, Python, PHP and
 * Ruby write them: `{ssl: {ca: fs.readFileSync('/ca.pem')}}`, `pymysql.connect(host='db', ssl={'ca': '/ca.pem'})`,
 * `[PDO::MYSQL_ATTR_SSL_CA => '/ca.pem']`. Names that are no literal stay calls without arguments. Fails with
 * `driver-config-unreadable`.
 */
export function readLiteral(text: string): Value {
  if (text.length > limits.length) unreadable(`${text.length} characters`, 'less than 64 KiB');
  const cursor: Cursor = { text, at: 0 };
  skip(cursor);
  const keywords = /^[A-Za-z_]\w*\s*(=(?!=|>)|:(?!:))/.test(text.slice(cursor.at));
  const value = keywords ? { dict: entries(cursor, '', 0) } : one(cursor, 0);
  skip(cursor);
  if (cursor.at < text.length && !/^[;,)\s]+$/.test(text.slice(cursor.at)))
    unreadable(JSON.stringify(text.slice(cursor.at, cursor.at + 20)), 'the end');
  return value;
}

function unreadable(seen: string, expected: string): never {
  return fail('driver-config-unreadable', { seen, expected });
}

/** Blanks and comments. */
function skip(cursor: Cursor): void {
  const match = /^(?:\s+|\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)+/.exec(cursor.text.slice(cursor.at));
  cursor.at += match?.[0].length ?? 0;
}

function one(cursor: Cursor, depth: number): Value {
  if (depth > limits.depth) unreadable('deeper than 20 levels', 'less');
  skip(cursor);
  const sign = cursor.text[cursor.at];
  if (sign === undefined) unreadable('the end', 'a value');
  if (sign === '"' || sign === "'" || sign === '`') return quoted(cursor, sign);
  if (sign === '{' || sign === '[') {
    cursor.at += 1;
    return sign === '{' ? { dict: entries(cursor, '}', depth + 1) } : list(cursor, depth + 1);
  }
  const symbol = /^:([A-Za-z_]\w*)/.exec(cursor.text.slice(cursor.at));
  if (symbol !== null) {
    cursor.at += symbol[0].length;
    return symbol[1] ?? '';
  }
  const number = /^-?\d+(\.\d+)?(?![\w.])/.exec(cursor.text.slice(cursor.at))?.[0];
  if (number !== undefined) {
    cursor.at += number.length;
    return Number(number);
  }
  return name(cursor, depth);
}

function quoted(cursor: Cursor, sign: string): string {
  let out = '';
  for (cursor.at += 1; ; cursor.at += 1) {
    const next = cursor.text[cursor.at];
    if (next === undefined) unreadable('an open quote', sign);
    if (next === sign) break;
    if (next === '\\') {
      cursor.at += 1;
      const escaped = cursor.text[cursor.at] ?? '';
      out += escaped === 'n' ? '\n' : escaped;
    } else out += next;
  }
  cursor.at += 1;
  return out;
}

const words: Readonly<Record<string, boolean | null>> = {
  true: true,
  True: true,
  TRUE: true,
  false: false,
  False: false,
  FALSE: false,
  null: null,
  None: null,
  nil: null,
  undefined: null,
};

/** A word of the language, a name, or a call: `new`, `await` and a variable before `=` are passed over. */
function name(cursor: Cursor, depth: number): Value {
  const match = /^(?:(?:new|await|return|const|let|var)\s+)*([A-Za-z_$@\\][\w$.:\\>-]*\??)/.exec(
    cursor.text.slice(cursor.at),
  );
  if (match === null) unreadable(JSON.stringify(cursor.text.slice(cursor.at, cursor.at + 20)), 'a value');
  const word = match[1]?.replace(/[:>-]+$/, '') ?? '';
  cursor.at += match[0].length - ((match[1]?.length ?? 0) - word.length);
  const known = words[word];
  if (known !== undefined) return known;
  skip(cursor);
  if (cursor.text[cursor.at] === '=' && !/^=[=>]/.test(cursor.text.slice(cursor.at))) {
    cursor.at += 1;
    return one(cursor, depth + 1);
  }
  if (cursor.text[cursor.at] !== '(') return { call: word, args: [] };
  cursor.at += 1;
  const args = list(cursor, depth + 1, ')');
  // What is done with the outcome (`.toString()`) does not count.
  for (let more = /^\s*(?:\.|->)\w+\([^()]*\)/.exec(cursor.text.slice(cursor.at)); more !== null; ) {
    cursor.at += more[0].length;
    more = /^\s*(?:\.|->)\w+\([^()]*\)/.exec(cursor.text.slice(cursor.at));
  }
  return { call: word, args };
}

/** The elements up to `]` or `)`: those with keys become one dict at the end. */
function list(cursor: Cursor, depth: number, end: ']' | ')' = ']'): readonly Value[] {
  const plain: Value[] = [];
  const keyed: Record<string, Value> = {};
  for (;;) {
    skip(cursor);
    const sign = cursor.text[cursor.at];
    if (sign === undefined) unreadable('the end', end);
    if (sign === end) break;
    if (sign === ',') {
      cursor.at += 1;
      continue;
    }
    const key = keyAt(cursor);
    if (key === undefined) plain.push(one(cursor, depth));
    else keyed[key] = one(cursor, depth);
  }
  cursor.at += 1;
  return Object.keys(keyed).length === 0 ? plain : [...plain, { dict: keyed }];
}

/** The entries up to `end`; `''`: up to the end of the text. */
function entries(cursor: Cursor, end: '}' | '', depth: number): Record<string, Value> {
  const out: Record<string, Value> = {};
  for (;;) {
    skip(cursor);
    const sign = cursor.text[cursor.at];
    if (sign === undefined || (end === '' && sign === ')')) {
      if (end !== '') unreadable('the end', end);
      return out;
    }
    if (sign === end) {
      cursor.at += 1;
      return out;
    }
    if (sign === ',' || sign === ';') {
      cursor.at += 1;
      continue;
    }
    const key = keyAt(cursor);
    if (key !== undefined) out[key] = one(cursor, depth);
    // `{ host, user }`: a name that stands for itself.
    else {
      const value = one(cursor, depth);
      if (typeof value === 'object' && value !== null && 'call' in value) out[value.call] = value;
    }
  }
}

/** The key before `:`, `=` or `=>`, with the mark taken; undefined where there is none. */
function keyAt(cursor: Cursor): string | undefined {
  const rest = cursor.text.slice(cursor.at);
  const match = /^(?:"([^"\n]*)"|'([^'\n]*)'|:?([A-Za-z_\\][\w\\-]*(?:::\w+|\.\w+)*))\s*(?:=>|:(?!:)|=(?!=))\s*/.exec(
    rest,
  );
  if (match === null) return undefined;
  cursor.at += match[0].length;
  return match[1] ?? match[2] ?? match[3];
}
