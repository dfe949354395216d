import { sqlError } from '../sql-error.ts';

/** A piece of a statement. `start` and `end` are offsets in the text. */
export interface Token {
  /** `word`: a name or keyword as it stands · `name`: a name in backticks · `end`: nothing is left. */
  readonly kind: 'word' | 'name' | 'string' | 'number' | 'operator' | 'end';
  /** Without quotes and escapes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** More tokens than any statement here needs: what is longer costs memory for nothing. */
const TOKENS_MAX = 20_000;

/** Two-character operators, before their halves. */
const operators = ['@@', '<=', '>=', '<>', '!=', ':=', '&&', '||'];

/**
 * Cuts SQL into tokens, as MySQL's lexer does (sql/sql_lex.cc): three kinds of comments, executable comments read as what
 * is in them, both kinds of quotes with both kinds of escapes. Errors: `endpoint-statement-refused` (1064) where a quote or
 * a comment has no end.
 */
export function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let executable = false;
  while (at < sql.length) {
    const skipped = skipBlank(sql, at);
    if (skipped > at) {
      at = skipped;
    } else if (sql.startsWith('/*!', at) || sql.startsWith('/*M!', at)) {
      if (executable) syntaxError(sql, at);
      executable = true;
      at = afterVersion(sql, sql.indexOf('!', at) + 1);
    } else if (executable && sql.startsWith('*/', at)) {
      executable = false;
      at += 2;
    } else {
      const token = readToken(sql, at, tokens.at(-1));
      if (tokens.length === TOKENS_MAX) syntaxError(sql, at);
      tokens.push(token);
      at = token.end;
    }
  }
  if (executable) syntaxError(sql, sql.length);
  tokens.push({ kind: 'end', text: '', start: sql.length, end: sql.length });
  return tokens;
}

/** Refuses the statement with error 1064, pointing at `at` as the servers do. */
export function syntaxError(sql: string, at: number): never {
  const near = sql.slice(at, at + 80);
  const line = sql.slice(0, at).split('\n').length;
  const manual = 'check the manual that corresponds to your MySQL server version for the right syntax to use';
  sqlError(1064, '42000', `You have an error in your SQL syntax; ${manual} near '${near}' at line ${line}`);
}

/** The offset after blanks and comments. */
function skipBlank(sql: string, from: number): number {
  let at = from;
  for (;;) {
    const character = sql[at] ?? '';
    if (character !== '' && ' \t\r\n\f\v\0'.includes(character)) {
      at += 1;
    } else if (
      character === '#' ||
      (sql.startsWith('--', at) && (at + 2 === sql.length || sql.charCodeAt(at + 2) <= 32))
    ) {
      const line = sql.indexOf('\n', at);
      at = line === -1 ? sql.length : line + 1;
    } else if (sql.startsWith('/*', at) && sql[at + 2] !== '!' && !sql.startsWith('/*M!', at)) {
      const close = sql.indexOf('*/', at + 2);
      if (close === -1) syntaxError(sql, at);
      at = close + 2;
    } else {
      return at;
    }
  }
}

/** `/*!50110 …`: five or six digits of a version; this server takes whatever is inside. */
function afterVersion(sql: string, from: number): number {
  let at = from;
  while (at < from + 6 && isDigit(sql[at])) at += 1;
  return at;
}

function readToken(sql: string, start: number, before: Token | undefined): Token {
  const character = sql[start] ?? '';
  if (character === "'" || character === '"') return readQuoted(sql, start, 'string');
  if (character === '`') return readQuoted(sql, start, 'name');
  // After a single @ comes a host or the name of a variable: dots and digits belong to it.
  if (before?.text === '@' && before.kind === 'operator' && before.end === start && isHostCharacter(character))
    return readRun(sql, start, 'word', isHostCharacter);
  if (isDigit(character)) return readNumber(sql, start);
  if (isNameCharacter(character)) return readRun(sql, start, 'word', isNameCharacter);
  const operator = operators.find((each) => sql.startsWith(each, start)) ?? character;
  return { kind: 'operator', text: operator, start, end: start + operator.length };
}

function readRun(sql: string, start: number, kind: Token['kind'], fits: (character: string) => boolean): Token {
  let end = start;
  while (end < sql.length && fits(sql[end] ?? '')) end += 1;
  return { kind, text: sql.slice(start, end), start, end };
}

/** Digits, perhaps with a fraction; a name may start with digits. */
function readNumber(sql: string, start: number): Token {
  const whole = readRun(sql, start, 'number', isNameCharacter);
  if (!/^\d+$/.test(whole.text)) return { ...whole, kind: 'word' };
  if (sql[whole.end] !== '.' || !isDigit(sql[whole.end + 1])) return whole;
  const fraction = readRun(sql, whole.end + 1, 'number', isDigit);
  return { kind: 'number', text: sql.slice(start, fraction.end), start, end: fraction.end };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', 0: '\0', Z: '\x1a' };

function readQuoted(sql: string, start: number, kind: 'string' | 'name'): Token {
  const quote = sql[start] ?? '';
  let text = '';
  for (let at = start + 1; at < sql.length; at += 1) {
    const character = sql[at] ?? '';
    if (character === quote && sql[at + 1] !== quote) return { kind, text, start, end: at + 1 };
    if (character === quote) {
      at += 1;
      text += quote;
    } else if (character === '\\' && kind === 'string' && at + 1 < sql.length) {
      at += 1;
      text += unescaped(sql[at] ?? '');
    } else {
      text += character;
    }
  }
  return syntaxError(sql, start);
}

/** `\%` and `\_` keep their backslash: they are for LIKE. */
function unescaped(character: string): string {
  if (character === '%' || character === '_') return `\\${character}`;
  return Object.hasOwn(escapes, character) ? (escapes[character] ?? '') : character;
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9' && character.length === 1;
}

function isNameCharacter(character: string): boolean {
  return /^[A-Za-z0-9_$]$/.test(character) || character >= '\u0080';
}

function isHostCharacter(character: string): boolean {
  return /^[A-Za-z0-9_$.]$/.test(character);
}
