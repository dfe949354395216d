import { syntaxError, type Token, tokensOf } from './tokens.ts';

/** Walks the tokens of a statement. Keywords are compared without regard to case. */
export interface Cursor {
  readonly sql: string;
  peek(ahead?: number): Token;
  /** The next token, whatever it is. */
  take(): Token;
  /** True, and past them, where the next words are these. */
  accept(...words: readonly string[]): boolean;
  /** As accept; error 1064 where they are others. */
  expect(...words: readonly string[]): void;
  acceptOperator(text: string): boolean;
  expectOperator(text: string): void;
  /** A name, quoted or not. */
  name(): string;
  string(): string;
  /** A string or a name. */
  text(): string;
  atEnd(): boolean;
  /** Error 1064 at the next token. */
  fail(): never;
}

/** A cursor at the start of the text; it stops at the end of each statement (`;`). */
export function cursorOf(sql: string): Cursor {
  const tokens = tokensOf(sql);
  const last = tokens[tokens.length - 1] as Token;
  let place = 0;
  const peek = (ahead = 0): Token => tokens[place + ahead] ?? last;
  const fail = (): never => syntaxError(sql, peek().start);
  const take = (): Token => {
    const token = peek();
    if (place < tokens.length - 1) place += 1;
    return token;
  };
  const accept = (...words: readonly string[]): boolean => {
    if (!words.every((word, index) => isWord(peek(index), word))) return false;
    place += words.length;
    return true;
  };
  const acceptOperator = (text: string): boolean => {
    if (!isOperator(peek(), text)) return false;
    place += 1;
    return true;
  };
  const kind = (...kinds: readonly Token['kind'][]): string => (kinds.includes(peek().kind) ? take().text : fail());
  return {
    sql,
    peek,
    take,
    accept,
    expect: (...words) => {
      for (const word of words) if (!accept(word)) fail();
    },
    acceptOperator,
    expectOperator: (text) => {
      if (!acceptOperator(text)) fail();
    },
    name: () => kind('word', 'name'),
    string: () => kind('string'),
    text: () => kind('string', 'word', 'name'),
    atEnd: () => peek().kind === 'end' || isOperator(peek(), ';'),
    fail,
  };
}

export function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text.toLowerCase() === word.toLowerCase();
}

export function isOperator(token: Token, text: string): boolean {
  return token.kind === 'operator' && token.text === text;
}

/** Words that are no names unless quoted, of those that matter here (sql/lex.h). */
const reserved = new Set(
  'and as asc by desc from group having in into is like limit not null or order select set union where'.split(' '),
);

export function isReserved(token: Token): boolean {
  return token.kind === 'word' && reserved.has(token.text.toLowerCase());
}
